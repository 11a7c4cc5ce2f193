// The one file of the clients that sees gRPC. Every call registers its context for the time of the
// call, so that Cancel reaches it.
#include "clients/cpp/connection.h"

#include <grpcpp/grpcpp.h>

#include <mutex>
#include <set>

#include "absl/time/clock.h"
#include "clients/cpp/rpc_error.h"
#include "entente/v1/admin_service.grpc.pb.h"
#include "entente/v1/graph_service.grpc.pb.h"
#include "entente/v1/query_service.grpc.pb.h"

namespace entente {

namespace {

// How soon a server that was away is looked for again; gRPC's own pause grows to minutes.
grpc::ChannelArguments ReconnectSoon() {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, 100);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 1'000);
  return arguments;
}

}  // namespace

struct Connection::Wire {
  Wire(const std::string& server, absl::Duration call_timeout)
      : channel(
            grpc::CreateCustomChannel(server, grpc::InsecureChannelCredentials(), ReconnectSoon())),
        graph(channel),
        query(channel),
        admin(channel),
        timeout(call_timeout) {}

  std::shared_ptr<grpc::Channel> channel;
  v1::GraphService::Stub graph;
  v1::QueryService::Stub query;
  v1::AdminService::Stub admin;
  absl::Duration timeout;

  std::mutex mutex;
  bool cancelled = false;
  std::set<grpc::ClientContext*> calls;
};

namespace {

absl::Status StatusOf(const grpc::Status& status) {
  return StatusOfCall(static_cast<int>(status.error_code()), status.error_message(),
                      status.error_details());
}

// A call's context, known to the connection as long as it lives.
template <typename Wire>
class RegisteredCall {
 public:
  RegisteredCall(Wire& wire, absl::Duration timeout) : wire_(wire) {
    if (timeout != absl::InfiniteDuration()) {
      context_.set_deadline(absl::ToChronoTime(absl::Now() + timeout));
    }
    std::lock_guard<std::mutex> lock(wire_.mutex);
    wire_.calls.insert(&context_);
    if (wire_.cancelled) context_.TryCancel();
  }
  ~RegisteredCall() {
    std::lock_guard<std::mutex> lock(wire_.mutex);
    wire_.calls.erase(&context_);
  }
  grpc::ClientContext* context() { return &context_; }

 private:
  Wire& wire_;
  grpc::ClientContext context_;
};

template <typename Wire, typename Stub, typename Request, typename Answer>
absl::Status Unary(Wire& wire, Stub& stub,
                   grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Answer*),
                   const Request& request, Answer* answer) {
  RegisteredCall<Wire> call(wire, wire.timeout);
  return StatusOf((stub.*method)(call.context(), request, answer));
}

template <typename Wire, typename Reader, typename Answer>
absl::Status ReadAll(RegisteredCall<Wire>& call, Reader reader,
                     absl::FunctionRef<absl::Status(const Answer&)> each) {
  absl::Status refused;
  Answer answer;
  while (refused.ok() && reader->Read(&answer)) refused = each(answer);
  if (refused.ok()) return StatusOf(reader->Finish());
  call.context()->TryCancel();
  while (reader->Read(&answer)) {
  }
  reader->Finish();  // What a call that we end ends with is no news.
  return refused;
}

// gRPC sends a message while the next one is gathered.
template <typename Wire>
class LoadCall final : public BulkLoadStream {
 public:
  LoadCall(Wire& wire, const std::string& graph, const std::string& request_id)
      : call_(wire, absl::InfiniteDuration()),
        writer_(wire.graph.BulkLoad(call_.context(), &answer_)) {
    next_.set_graph(graph);
    next_.set_request_id(request_id);
  }
  ~LoadCall() override {
    if (over_) return;
    call_.context()->TryCancel();
    writer_->Finish();
  }

  absl::Status Write(v1::Change change) override {
    const size_t bytes = change.ByteSizeLong() + kChangeFrameBytes;
    if (bytes_ + bytes > kMessageBytes && next_.changes_size() > 0) {
      absl::Status sent = Send();
      if (!sent.ok()) return sent;
    }
    bytes_ += bytes;
    *next_.add_changes() = std::move(change);
    return absl::OkStatus();
  }

  absl::Status Finish(v1::BulkLoadResponse* answer) override {
    absl::Status sent = Send();
    if (!sent.ok()) return sent;
    over_ = true;
    writer_->WritesDone();
    absl::Status ended = StatusOf(writer_->Finish());
    *answer = answer_;
    return ended;
  }

 private:
  static constexpr size_t kMessageBytes = 1u << 20;
  static constexpr size_t kChangeFrameBytes = 8;

  absl::Status Send() {
    const bool sent = writer_->Write(next_);
    next_.Clear();  // the first message alone names graph and request
    bytes_ = 0;
    if (sent) return absl::OkStatus();
    over_ = true;
    absl::Status ended = StatusOf(writer_->Finish());
    return ended.ok() ? absl::InternalError("the server answered before the load was sent") : ended;
  }

  RegisteredCall<Wire> call_;
  v1::BulkLoadResponse answer_;
  std::unique_ptr<grpc::ClientWriter<v1::BulkLoadRequest>> writer_;
  v1::BulkLoadRequest next_;
  size_t bytes_ = 0;
  bool over_ = false;
};

}  // namespace

Connection::Connection(const std::string& server, absl::Duration timeout)
    : wire_(std::make_unique<Wire>(server, timeout)) {}

Connection::~Connection() = default;

std::unique_ptr<BulkLoadStream> Connection::BeginBulkLoad(const std::string& graph,
                                                          const std::string& request_id) {
  return std::make_unique<LoadCall<Wire>>(*wire_, graph, request_id);
}

void Connection::Cancel() {
  std::lock_guard<std::mutex> lock(wire_->mutex);
  wire_->cancelled = true;
  for (grpc::ClientContext* context : wire_->calls) context->TryCancel();
}

bool Connection::cancelled() const {
  std::lock_guard<std::mutex> lock(wire_->mutex);
  return wire_->cancelled;
}

absl::Status Connection::Call(const v1::CommitRequest& request, v1::CommitResponse* answer) {
  return Unary(*wire_, wire_->graph, &v1::GraphService::Stub::Commit, request, answer);
}
absl::Status Connection::Call(const v1::GetEntityRequest& request, v1::GetEntityResponse* answer) {
  return Unary(*wire_, wire_->graph, &v1::GraphService::Stub::GetEntity, request, answer);
}
absl::Status Connection::Call(const v1::BatchGetEntitiesRequest& request,
                              v1::BatchGetEntitiesResponse* answer) {
  return Unary(*wire_, wire_->graph, &v1::GraphService::Stub::BatchGetEntities, request, answer);
}
absl::Status Connection::Call(const v1::ListEntitiesRequest& request,
                              v1::ListEntitiesResponse* answer) {
  return Unary(*wire_, wire_->graph, &v1::GraphService::Stub::ListEntities, request, answer);
}
absl::Status Connection::Call(const v1::GetClaimRequest& request, v1::GetClaimResponse* answer) {
  return Unary(*wire_, wire_->graph, &v1::GraphService::Stub::GetClaim, request, answer);
}
absl::Status Connection::Call(const v1::ListClaimsRequest& request,
                              v1::ListClaimsResponse* answer) {
  return Unary(*wire_, wire_->graph, &v1::GraphService::Stub::ListClaims, request, answer);
}
absl::Status Connection::Call(const v1::GetHistoryRequest& request,
                              v1::GetHistoryResponse* answer) {
  return Unary(*wire_, wire_->graph, &v1::GraphService::Stub::GetHistory, request, answer);
}

absl::Status Connection::Call(const v1::GetIdentityRequest& request,
                              v1::GetIdentityResponse* answer) {
  return Unary(*wire_, wire_->query, &v1::QueryService::Stub::GetIdentity, request, answer);
}
absl::Status Connection::Call(const v1::CreateGraphRequest& request,
                              v1::CreateGraphResponse* answer) {
  return Unary(*wire_, wire_->graph, &v1::GraphService::Stub::CreateGraph, request, answer);
}
absl::Status Connection::Call(const v1::ListGraphsRequest& request,
                              v1::ListGraphsResponse* answer) {
  return Unary(*wire_, wire_->graph, &v1::GraphService::Stub::ListGraphs, request, answer);
}
absl::Status Connection::Call(const v1::DeleteGraphRequest& request,
                              v1::DeleteGraphResponse* answer) {
  return Unary(*wire_, wire_->graph, &v1::GraphService::Stub::DeleteGraph, request, answer);
}
absl::Status Connection::Call(const v1::PutLensRequest& request, v1::PutLensResponse* answer) {
  return Unary(*wire_, wire_->graph, &v1::GraphService::Stub::PutLens, request, answer);
}
absl::Status Connection::Call(const v1::GetLensRequest& request, v1::GetLensResponse* answer) {
  return Unary(*wire_, wire_->graph, &v1::GraphService::Stub::GetLens, request, answer);
}
absl::Status Connection::Call(const v1::ListLensesRequest& request,
                              v1::ListLensesResponse* answer) {
  return Unary(*wire_, wire_->graph, &v1::GraphService::Stub::ListLenses, request, answer);
}
absl::Status Connection::Call(const v1::ResolveNameRequest& request,
                              v1::ResolveNameResponse* answer) {
  return Unary(*wire_, wire_->query, &v1::QueryService::Stub::ResolveName, request, answer);
}
absl::Status Connection::Call(const v1::GetStatusRequest& request, v1::GetStatusResponse* answer) {
  return Unary(*wire_, wire_->admin, &v1::AdminService::Stub::GetStatus, request, answer);
}
absl::Status Connection::Call(const v1::GetVersionRequest& request,
                              v1::GetVersionResponse* answer) {
  return Unary(*wire_, wire_->admin, &v1::AdminService::Stub::GetVersion, request, answer);
}
absl::Status Connection::Call(const v1::GetOntologyRequest& request,
                              v1::GetOntologyResponse* answer) {
  return Unary(*wire_, wire_->admin, &v1::AdminService::Stub::GetOntology, request, answer);
}

absl::Status Connection::Call(const v1::ApplyOntologyRequest& request,
                              v1::ApplyOntologyResponse* answer) {
  return Unary(*wire_, wire_->admin, &v1::AdminService::Stub::ApplyOntology, request, answer);
}

absl::Status Connection::Call(const v1::ListOntologiesRequest& request,
                              v1::ListOntologiesResponse* answer) {
  return Unary(*wire_, wire_->admin, &v1::AdminService::Stub::ListOntologies, request, answer);
}

absl::Status Connection::Call(
    const v1::ListPropositionsRequest& request,
    absl::FunctionRef<absl::Status(const v1::ListPropositionsResponse&)> each) {
  RegisteredCall<Wire> call(*wire_, wire_->timeout);
  return ReadAll(call, wire_->query.ListPropositions(call.context(), request), each);
}
absl::Status Connection::Call(const v1::NeighborsRequest& request,
                              absl::FunctionRef<absl::Status(const v1::NeighborsResponse&)> each) {
  RegisteredCall<Wire> call(*wire_, wire_->timeout);
  return ReadAll(call, wire_->query.Neighbors(call.context(), request), each);
}
absl::Status Connection::Call(
    const v1::ListDisputesRequest& request,
    absl::FunctionRef<absl::Status(const v1::ListDisputesResponse&)> each) {
  RegisteredCall<Wire> call(*wire_, wire_->timeout);
  return ReadAll(call, wire_->query.ListDisputes(call.context(), request), each);
}
absl::Status Connection::Call(
    const v1::ListDuplicatesRequest& request,
    absl::FunctionRef<absl::Status(const v1::ListDuplicatesResponse&)> each) {
  RegisteredCall<Wire> call(*wire_, wire_->timeout);
  return ReadAll(call, wire_->query.ListDuplicates(call.context(), request), each);
}
absl::Status Connection::Call(const v1::RollUpRequest& request,
                              absl::FunctionRef<absl::Status(const v1::RollUpResponse&)> each) {
  RegisteredCall<Wire> call(*wire_, wire_->timeout);
  return ReadAll(call, wire_->query.RollUp(call.context(), request), each);
}
absl::Status Connection::Call(
    const v1::ListForecastsRequest& request,
    absl::FunctionRef<absl::Status(const v1::ListForecastsResponse&)> each) {
  RegisteredCall<Wire> call(*wire_, wire_->timeout);
  return ReadAll(call, wire_->query.ListForecasts(call.context(), request), each);
}
absl::Status Connection::Call(
    const v1::ScoreForecastsRequest& request,
    absl::FunctionRef<absl::Status(const v1::ScoreForecastsResponse&)> each) {
  RegisteredCall<Wire> call(*wire_, wire_->timeout);
  return ReadAll(call, wire_->query.ScoreForecasts(call.context(), request), each);
}

absl::Status Connection::Call(const v1::DiffRequest& request,
                              absl::FunctionRef<absl::Status(const v1::DiffResponse&)> each) {
  RegisteredCall<Wire> call(*wire_, wire_->timeout);
  return ReadAll(call, wire_->query.Diff(call.context(), request), each);
}
absl::Status Connection::Call(const v1::TimelineRequest& request,
                              absl::FunctionRef<absl::Status(const v1::TimelineResponse&)> each) {
  RegisteredCall<Wire> call(*wire_, wire_->timeout);
  return ReadAll(call, wire_->query.Timeline(call.context(), request), each);
}
absl::Status Connection::Call(
    const v1::PreviewCommitRequest& request,
    absl::FunctionRef<absl::Status(const v1::PreviewCommitResponse&)> each) {
  RegisteredCall<Wire> call(*wire_, wire_->timeout);
  return ReadAll(call, wire_->query.PreviewCommit(call.context(), request), each);
}
absl::Status Connection::Call(const v1::CiteRequest& request, v1::CiteResponse* answer) {
  return Unary(*wire_, wire_->query, &v1::QueryService::Stub::Cite, request, answer);
}
absl::Status Connection::Call(const v1::OpenCitationRequest& request,
                              v1::OpenCitationResponse* answer) {
  return Unary(*wire_, wire_->query, &v1::QueryService::Stub::OpenCitation, request, answer);
}

absl::Status Connection::Call(const v1::TraverseRequest& request,
                              absl::FunctionRef<absl::Status(const v1::TraverseResponse&)> each) {
  RegisteredCall<Wire> call(*wire_, wire_->timeout);
  return ReadAll(call, wire_->query.Traverse(call.context(), request), each);
}
absl::Status Connection::Call(const v1::FindPathsRequest& request,
                              absl::FunctionRef<absl::Status(const v1::FindPathsResponse&)> each) {
  RegisteredCall<Wire> call(*wire_, wire_->timeout);
  return ReadAll(call, wire_->query.FindPaths(call.context(), request), each);
}
absl::Status Connection::Call(const v1::SubgraphRequest& request,
                              absl::FunctionRef<absl::Status(const v1::SubgraphResponse&)> each) {
  RegisteredCall<Wire> call(*wire_, wire_->timeout);
  return ReadAll(call, wire_->query.Subgraph(call.context(), request), each);
}
absl::Status Connection::Call(const v1::WatchRequest& request,
                              absl::FunctionRef<absl::Status(const v1::WatchResponse&)> each) {
  RegisteredCall<Wire> call(*wire_, absl::InfiniteDuration());
  return ReadAll(call, wire_->graph.Watch(call.context(), request), each);
}

}  // namespace entente
