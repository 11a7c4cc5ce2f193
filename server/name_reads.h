// Whom a text may mean: QueryService's ResolveName.
#ifndef ENTENTE_SERVER_NAME_READS_H_
#define ENTENTE_SERVER_NAME_READS_H_

#include "absl/status/status.h"
#include "entente/v1/query_service.pb.h"
#include "server/call.h"
#include "server/premises.h"

namespace entente {

// Fills `response`, or fails as the proto says.
absl::Status ReadName(Premises& premises, const Call& call, const v1::ResolveNameRequest& request,
                      v1::ResolveNameResponse* response);

}  // namespace entente

#endif  // ENTENTE_SERVER_NAME_READS_H_
