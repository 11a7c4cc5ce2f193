// The methods of GraphService that write, and the look-ups of what they wrote: commits, graphs,
// lenses. The errors are those of proto/entente/v1/graph_service.proto.
#ifndef ENTENTE_SERVER_GRAPH_WRITES_H_
#define ENTENTE_SERVER_GRAPH_WRITES_H_

#include "absl/status/status.h"
#include "entente/v1/graph_service.pb.h"
#include "server/call.h"
#include "server/premises.h"

namespace entente {

absl::Status WriteCommit(Premises& premises, const Call& call, const v1::CommitRequest& request,
                         v1::CommitResponse* response);

absl::Status CreateOneGraph(Premises& premises, const Call& call,
                            const v1::CreateGraphRequest& request,
                            v1::CreateGraphResponse* response);
absl::Status ReadGraphs(Premises& premises, const Call& call, const v1::ListGraphsRequest& request,
                        v1::ListGraphsResponse* response);
absl::Status DeleteOneGraph(Premises& premises, const Call& call,
                            const v1::DeleteGraphRequest& request,
                            v1::DeleteGraphResponse* response);

absl::Status WriteLens(Premises& premises, const Call& call, const v1::PutLensRequest& request,
                       v1::PutLensResponse* response);
absl::Status ReadLens(Premises& premises, const Call& call, const v1::GetLensRequest& request,
                      v1::GetLensResponse* response);
absl::Status ReadLenses(Premises& premises, const Call& call, const v1::ListLensesRequest& request,
                        v1::ListLensesResponse* response);

}  // namespace entente

#endif  // ENTENTE_SERVER_GRAPH_WRITES_H_
