// Traverse, FindPaths and Subgraph of QueryService.
#ifndef ENTENTE_SERVER_TRAVERSAL_READS_H_
#define ENTENTE_SERVER_TRAVERSAL_READS_H_

#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include "entente/v1/traversal.pb.h"
#include "server/premises.h"

namespace entente {

// Each serves one call; `request` lives as long as it.
grpc::ServerWriteReactor<v1::TraverseResponse>* ServeTraverse(Premises& premises,
                                                              grpc::CallbackServerContext* call,
                                                              const v1::TraverseRequest& request);
grpc::ServerWriteReactor<v1::FindPathsResponse>* ServePaths(Premises& premises,
                                                            grpc::CallbackServerContext* call,
                                                            const v1::FindPathsRequest& request);
grpc::ServerWriteReactor<v1::SubgraphResponse>* ServeSubgraph(Premises& premises,
                                                              grpc::CallbackServerContext* call,
                                                              const v1::SubgraphRequest& request);

}  // namespace entente

#endif  // ENTENTE_SERVER_TRAVERSAL_READS_H_
