// Identity, domain -> wire.
#ifndef ENTENTE_SERVER_CONVERT_IDENTITY_H_
#define ENTENTE_SERVER_CONVERT_IDENTITY_H_

#include "entente/v1/identity.pb.h"
#include "graph/query/entity_identity.h"
#include "graph/resolve/identity.h"

namespace entente {

v1::IdentityJudgement ToWire(const Coreference& judgement);
v1::EntityMember ToWire(const EntityMember& member);

// Scope and trailer are left to the caller.
v1::GetIdentityResponse ToWire(const IdentityAnswer& answer);

}  // namespace entente

#endif  // ENTENTE_SERVER_CONVERT_IDENTITY_H_
