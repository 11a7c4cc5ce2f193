// The methods of GraphService that read claims and their history. The errors are those of
// proto/entente/v1/graph_service.proto.
#ifndef ENTENTE_SERVER_CLAIM_READS_H_
#define ENTENTE_SERVER_CLAIM_READS_H_

#include "absl/status/status.h"
#include "entente/v1/graph_service.pb.h"
#include "server/call.h"
#include "server/premises.h"

namespace entente {

absl::Status ReadClaim(Premises& premises, const Call& call, const v1::GetClaimRequest& request,
                       v1::GetClaimResponse* response);
absl::Status ReadClaimList(Premises& premises, const Call& call,
                           const v1::ListClaimsRequest& request, v1::ListClaimsResponse* response);
absl::Status ReadHistory(Premises& premises, const Call& call, const v1::GetHistoryRequest& request,
                         v1::GetHistoryResponse* response);

}  // namespace entente

#endif  // ENTENTE_SERVER_CLAIM_READS_H_
