// QueryService of the wire (proto/entente/v1/query_service.proto).
#ifndef ENTENTE_SERVER_QUERY_SERVICE_H_
#define ENTENTE_SERVER_QUERY_SERVICE_H_

#include "entente/v1/query_service.grpc.pb.h"
#include "server/premises.h"

namespace entente {

// Thread-safe. `premises` outlives it.
class QueryService final : public v1::QueryService::CallbackService {
 public:
  explicit QueryService(Premises& premises) : premises_(premises) {}

  grpc::ServerWriteReactor<v1::ListPropositionsResponse>* ListPropositions(
      grpc::CallbackServerContext* call, const v1::ListPropositionsRequest* request) override;
  grpc::ServerWriteReactor<v1::NeighborsResponse>* Neighbors(
      grpc::CallbackServerContext* call, const v1::NeighborsRequest* request) override;
  grpc::ServerWriteReactor<v1::ListDisputesResponse>* ListDisputes(
      grpc::CallbackServerContext* call, const v1::ListDisputesRequest* request) override;
  grpc::ServerWriteReactor<v1::RollUpResponse>* RollUp(grpc::CallbackServerContext* call,
                                                       const v1::RollUpRequest* request) override;
  grpc::ServerWriteReactor<v1::ListForecastsResponse>* ListForecasts(
      grpc::CallbackServerContext* call, const v1::ListForecastsRequest* request) override;
  grpc::ServerWriteReactor<v1::ScoreForecastsResponse>* ScoreForecasts(
      grpc::CallbackServerContext* call, const v1::ScoreForecastsRequest* request) override;
  grpc::ServerWriteReactor<v1::DiffResponse>* Diff(grpc::CallbackServerContext* call,
                                                   const v1::DiffRequest* request) override;
  grpc::ServerWriteReactor<v1::PreviewCommitResponse>* PreviewCommit(
      grpc::CallbackServerContext* call, const v1::PreviewCommitRequest* request) override;
  grpc::ServerWriteReactor<v1::TimelineResponse>* Timeline(
      grpc::CallbackServerContext* call, const v1::TimelineRequest* request) override;
  grpc::ServerUnaryReactor* Cite(grpc::CallbackServerContext* call, const v1::CiteRequest* request,
                                 v1::CiteResponse* response) override;
  grpc::ServerUnaryReactor* OpenCitation(grpc::CallbackServerContext* call,
                                         const v1::OpenCitationRequest* request,
                                         v1::OpenCitationResponse* response) override;
  grpc::ServerWriteReactor<v1::TraverseResponse>* Traverse(
      grpc::CallbackServerContext* call, const v1::TraverseRequest* request) override;
  grpc::ServerWriteReactor<v1::FindPathsResponse>* FindPaths(
      grpc::CallbackServerContext* call, const v1::FindPathsRequest* request) override;
  grpc::ServerWriteReactor<v1::SubgraphResponse>* Subgraph(
      grpc::CallbackServerContext* call, const v1::SubgraphRequest* request) override;
  grpc::ServerUnaryReactor* GetIdentity(grpc::CallbackServerContext* call,
                                        const v1::GetIdentityRequest* request,
                                        v1::GetIdentityResponse* response) override;
  grpc::ServerUnaryReactor* ResolveName(grpc::CallbackServerContext* call,
                                        const v1::ResolveNameRequest* request,
                                        v1::ResolveNameResponse* response) override;
  grpc::ServerWriteReactor<v1::ListDuplicatesResponse>* ListDuplicates(
      grpc::CallbackServerContext* call, const v1::ListDuplicatesRequest* request) override;

 private:
  Premises& premises_;
};

}  // namespace entente

#endif  // ENTENTE_SERVER_QUERY_SERVICE_H_
