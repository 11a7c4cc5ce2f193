// The methods of AdminService about ontologies. The errors are those of
// proto/entente/v1/admin_service.proto.
#ifndef ENTENTE_SERVER_ONTOLOGY_CALLS_H_
#define ENTENTE_SERVER_ONTOLOGY_CALLS_H_

#include "absl/status/status.h"
#include "entente/v1/admin_service.pb.h"
#include "server/call.h"
#include "server/premises.h"

namespace entente {

absl::Status ReadOntology(Premises& premises, const v1::GetOntologyRequest& request,
                          v1::GetOntologyResponse* response);

absl::Status ApplyOntology(Premises& premises, const Call& call,
                           const v1::ApplyOntologyRequest& request,
                           v1::ApplyOntologyResponse* response);

// A page ends before its versions reach a streamed message's bytes, one at least.
absl::Status ReadOntologies(Premises& premises, const v1::ListOntologiesRequest& request,
                            v1::ListOntologiesResponse* response);

}  // namespace entente

#endif  // ENTENTE_SERVER_ONTOLOGY_CALLS_H_
