// GraphService of the wire (proto/entente/v1/graph_service.proto).
#ifndef ENTENTE_SERVER_GRAPH_SERVICE_H_
#define ENTENTE_SERVER_GRAPH_SERVICE_H_

#include "entente/v1/graph_service.grpc.pb.h"
#include "server/premises.h"

namespace entente {

// Each method hands on to a function of server/{graph_writes,entity_reads,claim_reads}.h, on a
// thread of the pool. Thread-safe. `premises` outlives it.
class GraphService final : public v1::GraphService::CallbackService {
 public:
  explicit GraphService(Premises& premises) : premises_(premises) {}

  using Call = grpc::CallbackServerContext;
  using Unary = grpc::ServerUnaryReactor;

  Unary* Commit(Call* call, const v1::CommitRequest* request,
                v1::CommitResponse* response) override;
  grpc::ServerReadReactor<v1::BulkLoadRequest>* BulkLoad(Call* call,
                                                         v1::BulkLoadResponse* response) override;
  Unary* GetEntity(Call* call, const v1::GetEntityRequest* request,
                   v1::GetEntityResponse* response) override;
  Unary* BatchGetEntities(Call* call, const v1::BatchGetEntitiesRequest* request,
                          v1::BatchGetEntitiesResponse* response) override;
  Unary* ListEntities(Call* call, const v1::ListEntitiesRequest* request,
                      v1::ListEntitiesResponse* response) override;
  Unary* GetClaim(Call* call, const v1::GetClaimRequest* request,
                  v1::GetClaimResponse* response) override;
  Unary* ListClaims(Call* call, const v1::ListClaimsRequest* request,
                    v1::ListClaimsResponse* response) override;
  Unary* GetHistory(Call* call, const v1::GetHistoryRequest* request,
                    v1::GetHistoryResponse* response) override;
  grpc::ServerWriteReactor<v1::WatchResponse>* Watch(Call* call,
                                                     const v1::WatchRequest* request) override;
  Unary* CreateGraph(Call* call, const v1::CreateGraphRequest* request,
                     v1::CreateGraphResponse* response) override;
  Unary* ListGraphs(Call* call, const v1::ListGraphsRequest* request,
                    v1::ListGraphsResponse* response) override;
  Unary* DeleteGraph(Call* call, const v1::DeleteGraphRequest* request,
                     v1::DeleteGraphResponse* response) override;
  Unary* PutLens(Call* call, const v1::PutLensRequest* request,
                 v1::PutLensResponse* response) override;
  Unary* GetLens(Call* call, const v1::GetLensRequest* request,
                 v1::GetLensResponse* response) override;
  Unary* ListLenses(Call* call, const v1::ListLensesRequest* request,
                    v1::ListLensesResponse* response) override;

 private:
  Premises& premises_;
};

}  // namespace entente

#endif  // ENTENTE_SERVER_GRAPH_SERVICE_H_
