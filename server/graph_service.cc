#include "server/graph_service.h"

#include "server/call.h"
#include "server/claim_reads.h"
#include "server/entity_reads.h"
#include "server/graph_writes.h"
#include "server/load_stream.h"
#include "server/watch_stream.h"

namespace entente {
namespace {

// Runs `serve` (premises, call, request, response) on a pool. Request and response live as long as
// the call.
template <typename Request, typename Response>
grpc::ServerUnaryReactor* On(WorkerPool& pool, Premises& premises,
                             grpc::CallbackServerContext* call,
                             absl::Status (*serve)(Premises&, const Call&, const Request&,
                                                   Response*),
                             const Request* request, Response* response) {
  return ServeUnary(pool, premises.limits(), call,
                    [&premises, serve, request, response](const Call& served) {
                      return serve(premises, served, *request, response);
                    });
}

}  // namespace

GraphService::Unary* GraphService::Commit(Call* call, const v1::CommitRequest* request,
                                          v1::CommitResponse* response) {
  return On(premises_.writes(), premises_, call, &WriteCommit, request, response);
}

grpc::ServerReadReactor<v1::BulkLoadRequest>* GraphService::BulkLoad(
    Call* call, v1::BulkLoadResponse* response) {
  auto* stream = new LoadStream(premises_, call, response);
  stream->Start();
  return stream;
}

GraphService::Unary* GraphService::GetEntity(Call* call, const v1::GetEntityRequest* request,
                                             v1::GetEntityResponse* response) {
  return On(premises_.reads(), premises_, call, &ReadEntity, request, response);
}

GraphService::Unary* GraphService::BatchGetEntities(Call* call,
                                                    const v1::BatchGetEntitiesRequest* request,
                                                    v1::BatchGetEntitiesResponse* response) {
  return On(premises_.reads(), premises_, call, &ReadEntities, request, response);
}

GraphService::Unary* GraphService::ListEntities(Call* call, const v1::ListEntitiesRequest* request,
                                                v1::ListEntitiesResponse* response) {
  return On(premises_.reads(), premises_, call, &ReadEntityList, request, response);
}

GraphService::Unary* GraphService::GetClaim(Call* call, const v1::GetClaimRequest* request,
                                            v1::GetClaimResponse* response) {
  return On(premises_.reads(), premises_, call, &ReadClaim, request, response);
}

GraphService::Unary* GraphService::ListClaims(Call* call, const v1::ListClaimsRequest* request,
                                              v1::ListClaimsResponse* response) {
  return On(premises_.reads(), premises_, call, &ReadClaimList, request, response);
}

GraphService::Unary* GraphService::GetHistory(Call* call, const v1::GetHistoryRequest* request,
                                              v1::GetHistoryResponse* response) {
  return On(premises_.reads(), premises_, call, &ReadHistory, request, response);
}

grpc::ServerWriteReactor<v1::WatchResponse>* GraphService::Watch(Call* call,
                                                                 const v1::WatchRequest* request) {
  auto* stream = new WatchStream(premises_, call, request);
  stream->Start();
  return stream;
}

GraphService::Unary* GraphService::CreateGraph(Call* call, const v1::CreateGraphRequest* request,
                                               v1::CreateGraphResponse* response) {
  return On(premises_.writes(), premises_, call, &CreateOneGraph, request, response);
}

GraphService::Unary* GraphService::ListGraphs(Call* call, const v1::ListGraphsRequest* request,
                                              v1::ListGraphsResponse* response) {
  return On(premises_.reads(), premises_, call, &ReadGraphs, request, response);
}

GraphService::Unary* GraphService::DeleteGraph(Call* call, const v1::DeleteGraphRequest* request,
                                               v1::DeleteGraphResponse* response) {
  return On(premises_.writes(), premises_, call, &DeleteOneGraph, request, response);
}

GraphService::Unary* GraphService::PutLens(Call* call, const v1::PutLensRequest* request,
                                           v1::PutLensResponse* response) {
  return On(premises_.writes(), premises_, call, &WriteLens, request, response);
}

GraphService::Unary* GraphService::GetLens(Call* call, const v1::GetLensRequest* request,
                                           v1::GetLensResponse* response) {
  return On(premises_.reads(), premises_, call, &ReadLens, request, response);
}

GraphService::Unary* GraphService::ListLenses(Call* call, const v1::ListLensesRequest* request,
                                              v1::ListLensesResponse* response) {
  return On(premises_.reads(), premises_, call, &ReadLenses, request, response);
}

}  // namespace entente
