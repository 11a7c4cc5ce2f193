// GetIdentity of the wire.
#ifndef ENTENTE_SERVER_IDENTITY_READS_H_
#define ENTENTE_SERVER_IDENTITY_READS_H_

#include "absl/status/status.h"
#include "entente/v1/identity.pb.h"
#include "server/call.h"
#include "server/premises.h"

namespace entente {

// Fills the response. Errors as the wire says.
absl::Status ReadIdentity(Premises& premises, const Call& call,
                          const v1::GetIdentityRequest& request, v1::GetIdentityResponse* response);

}  // namespace entente

#endif  // ENTENTE_SERVER_IDENTITY_READS_H_
