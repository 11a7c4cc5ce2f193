// A connection to one server, for programs that would rather not see gRPC: requests in, answers
// or absl::Status out (with the server's RpcError, see rpc_error.h).
#ifndef ENTENTE_CLIENTS_CPP_CONNECTION_H_
#define ENTENTE_CLIENTS_CPP_CONNECTION_H_

#include <memory>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/time/time.h"
#include "entente/v1/admin_service.pb.h"
#include "entente/v1/graph_service.pb.h"
#include "entente/v1/query_service.pb.h"

namespace entente {

// A bulk load under way, from Connection::BeginBulkLoad. One thread at a time. Destroyed before
// Finish, it is given up and leaves nothing.
class BulkLoadStream {
 public:
  virtual ~BulkLoadStream() = default;

  // The next change of the load; changes are gathered into messages of about 1 MiB. An error is
  // that of the call, which is then over.
  virtual absl::Status Write(v1::Change change) = 0;
  // Sends the rest and waits until all of it is recorded. Once, and not behind an error.
  virtual absl::Status Finish(v1::BulkLoadResponse* answer) = 0;
};

// Thread-safe. Connects when first called; a server that is not there is kUnavailable.
class Connection {
 public:
  // `server` is host:port. Each call but Watch ends after `timeout` with kDeadlineExceeded;
  // InfiniteDuration: the server's own limit.
  Connection(const std::string& server, absl::Duration timeout);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Calls the method that takes this request and fills its answer in. Each returns the error of
  // the call; the answer is then unspecified.
  absl::Status Call(const v1::CommitRequest& request, v1::CommitResponse* answer);
  absl::Status Call(const v1::GetEntityRequest& request, v1::GetEntityResponse* answer);
  absl::Status Call(const v1::BatchGetEntitiesRequest& request,
                    v1::BatchGetEntitiesResponse* answer);
  absl::Status Call(const v1::ListEntitiesRequest& request, v1::ListEntitiesResponse* answer);
  absl::Status Call(const v1::GetClaimRequest& request, v1::GetClaimResponse* answer);
  absl::Status Call(const v1::ListClaimsRequest& request, v1::ListClaimsResponse* answer);
  absl::Status Call(const v1::GetHistoryRequest& request, v1::GetHistoryResponse* answer);
  absl::Status Call(const v1::GetIdentityRequest& request, v1::GetIdentityResponse* answer);
  absl::Status Call(const v1::CreateGraphRequest& request, v1::CreateGraphResponse* answer);
  absl::Status Call(const v1::ListGraphsRequest& request, v1::ListGraphsResponse* answer);
  absl::Status Call(const v1::DeleteGraphRequest& request, v1::DeleteGraphResponse* answer);
  absl::Status Call(const v1::PutLensRequest& request, v1::PutLensResponse* answer);
  absl::Status Call(const v1::GetLensRequest& request, v1::GetLensResponse* answer);
  absl::Status Call(const v1::ListLensesRequest& request, v1::ListLensesResponse* answer);
  absl::Status Call(const v1::ResolveNameRequest& request, v1::ResolveNameResponse* answer);
  absl::Status Call(const v1::GetStatusRequest& request, v1::GetStatusResponse* answer);
  absl::Status Call(const v1::GetVersionRequest& request, v1::GetVersionResponse* answer);
  absl::Status Call(const v1::GetOntologyRequest& request, v1::GetOntologyResponse* answer);
  absl::Status Call(const v1::ApplyOntologyRequest& request, v1::ApplyOntologyResponse* answer);
  absl::Status Call(const v1::ListOntologiesRequest& request, v1::ListOntologiesResponse* answer);

  absl::Status Call(const v1::CiteRequest& request, v1::CiteResponse* answer);
  absl::Status Call(const v1::OpenCitationRequest& request, v1::OpenCitationResponse* answer);

  // Calls the streaming method that takes this request; `each` gets every message in order. An
  // error of `each` ends the stream and is returned.
  absl::Status Call(const v1::ListPropositionsRequest& request,
                    absl::FunctionRef<absl::Status(const v1::ListPropositionsResponse&)> each);
  absl::Status Call(const v1::NeighborsRequest& request,
                    absl::FunctionRef<absl::Status(const v1::NeighborsResponse&)> each);
  absl::Status Call(const v1::ListDisputesRequest& request,
                    absl::FunctionRef<absl::Status(const v1::ListDisputesResponse&)> each);
  absl::Status Call(const v1::ListDuplicatesRequest& request,
                    absl::FunctionRef<absl::Status(const v1::ListDuplicatesResponse&)> each);
  absl::Status Call(const v1::RollUpRequest& request,
                    absl::FunctionRef<absl::Status(const v1::RollUpResponse&)> each);
  absl::Status Call(const v1::ListForecastsRequest& request,
                    absl::FunctionRef<absl::Status(const v1::ListForecastsResponse&)> each);
  absl::Status Call(const v1::ScoreForecastsRequest& request,
                    absl::FunctionRef<absl::Status(const v1::ScoreForecastsResponse&)> each);
  absl::Status Call(const v1::DiffRequest& request,
                    absl::FunctionRef<absl::Status(const v1::DiffResponse&)> each);
  absl::Status Call(const v1::TimelineRequest& request,
                    absl::FunctionRef<absl::Status(const v1::TimelineResponse&)> each);
  absl::Status Call(const v1::PreviewCommitRequest& request,
                    absl::FunctionRef<absl::Status(const v1::PreviewCommitResponse&)> each);
  absl::Status Call(const v1::TraverseRequest& request,
                    absl::FunctionRef<absl::Status(const v1::TraverseResponse&)> each);
  absl::Status Call(const v1::FindPathsRequest& request,
                    absl::FunctionRef<absl::Status(const v1::FindPathsResponse&)> each);
  absl::Status Call(const v1::SubgraphRequest& request,
                    absl::FunctionRef<absl::Status(const v1::SubgraphResponse&)> each);
  absl::Status Call(const v1::WatchRequest& request,
                    absl::FunctionRef<absl::Status(const v1::WatchResponse&)> each);

  // Begins a bulk load: changes in, one answer at the end. It may take as long as it takes. The
  // connection outlives it.
  std::unique_ptr<BulkLoadStream> BeginBulkLoad(const std::string& graph,
                                                const std::string& request_id);

  // Ends the calls under way, and every later one at once, with kCancelled. From any thread.
  void Cancel();
  // Whether that has been called. From any thread.
  bool cancelled() const;

 private:
  struct Wire;
  std::unique_ptr<Wire> wire_;
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CPP_CONNECTION_H_
