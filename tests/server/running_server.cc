#include "tests/server/running_server.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "google/rpc/status.pb.h"
#include "graph/engine/memory/memory_engine.h"

namespace entente {
namespace {

EngineShelf MemoryShelf() {
  EngineShelf shelf;
  shelf.open = [](const std::string&) -> absl::StatusOr<std::unique_ptr<Engine>> {
    return std::unique_ptr<Engine>(std::make_unique<MemoryEngine>());
  };
  shelf.list = [] { return std::vector<std::string>(); };
  shelf.doom = [](const std::string&) { return absl::OkStatus(); };
  shelf.remove = [](const std::string&) { return absl::OkStatus(); };
  return shelf;
}

const char* CodeName(grpc::StatusCode code) {
  static const std::map<grpc::StatusCode, const char*> names = {
      {grpc::StatusCode::OK, "OK"},
      {grpc::StatusCode::CANCELLED, "CANCELLED"},
      {grpc::StatusCode::INVALID_ARGUMENT, "INVALID_ARGUMENT"},
      {grpc::StatusCode::DEADLINE_EXCEEDED, "DEADLINE_EXCEEDED"},
      {grpc::StatusCode::NOT_FOUND, "NOT_FOUND"},
      {grpc::StatusCode::ALREADY_EXISTS, "ALREADY_EXISTS"},
      {grpc::StatusCode::RESOURCE_EXHAUSTED, "RESOURCE_EXHAUSTED"},
      {grpc::StatusCode::FAILED_PRECONDITION, "FAILED_PRECONDITION"},
      {grpc::StatusCode::ABORTED, "ABORTED"},
      {grpc::StatusCode::OUT_OF_RANGE, "OUT_OF_RANGE"},
      {grpc::StatusCode::UNIMPLEMENTED, "UNIMPLEMENTED"},
      {grpc::StatusCode::UNAVAILABLE, "UNAVAILABLE"}};
  const auto found = names.find(code);
  return found == names.end() ? "OTHER" : found->second;
}

v1::Claim* Begin(const std::string& subject, const std::string& predicate, v1::Change* change) {
  v1::Claim* claim = change->mutable_claim();
  claim->set_subject(subject);
  claim->set_predicate(predicate);
  claim->mutable_voice()->set_document("doc:1");
  return claim;
}

}  // namespace

RunningServer::RunningServer(const PremisesOptions& options, const std::string& data) {
  absl::StatusOr<std::unique_ptr<Server>> server = Server::Listen("127.0.0.1:0", options);
  EXPECT_TRUE(server.ok()) << server.status();
  server_ = *std::move(server);
  EngineShelf shelf = MemoryShelf();
  if (!data.empty()) {
    absl::StatusOr<LockedDirectory> locked = LockedDirectory::Lock(data);
    EXPECT_TRUE(locked.ok()) << locked.status();
    data_.emplace(*std::move(locked));
    shelf = *RocksDbShelf(*data_, 8 << 20);
  }
  const absl::Status opened = server_->Open(std::move(shelf), SystemClock(), SystemRandom());
  EXPECT_TRUE(opened.ok()) << opened;
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(16 << 20);  // the limits tested are the server's
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  channel_ = grpc::CreateCustomChannel(address(), grpc::InsecureChannelCredentials(), arguments);
  graphs_ = v1::GraphService::NewStub(channel_);
  queries_ = v1::QueryService::NewStub(channel_);
  admin_ = v1::AdminService::NewStub(channel_);
}

std::string RunningServer::address() const { return absl::StrCat("127.0.0.1:", server_->port()); }

void RunningServer::MakeGraph(bool open) {
  grpc::ClientContext context;
  v1::CreateGraphRequest request;
  request.set_name("g");
  request.set_id_key(std::string(32, 'k'));
  request.set_open(open);
  v1::CreateGraphResponse response;
  const grpc::Status status = graphs_->CreateGraph(&context, request, &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
}

TemporaryDirectory::TemporaryDirectory() {
  std::string name = (std::filesystem::temp_directory_path() / "entente-test-XXXXXX").string();
  path_ = mkdtemp(name.data());
}

TemporaryDirectory::~TemporaryDirectory() { std::filesystem::remove_all(path_); }

google::rpc::ErrorInfo ErrorOf(const grpc::Status& status) {
  google::rpc::Status wire;
  google::rpc::ErrorInfo error;
  EXPECT_TRUE(wire.ParseFromString(status.error_details()));
  for (const google::protobuf::Any& detail : wire.details()) {
    if (detail.Is<google::rpc::ErrorInfo>()) detail.UnpackTo(&error);
  }
  return error;
}

std::string Told(const grpc::Status& status) {
  std::string told = CodeName(status.error_code());
  const google::rpc::ErrorInfo error = ErrorOf(status);
  if (!error.reason().empty()) absl::StrAppend(&told, " ", error.reason());
  const auto field = error.metadata().find("field");
  if (field != error.metadata().end()) absl::StrAppend(&told, " ", field->second);
  return told;
}

v1::Change EntityClaim(const std::string& subject, const std::string& predicate,
                       const std::string& object) {
  v1::Change change;
  Begin(subject, predicate, &change)->set_object(object);
  return change;
}

v1::Change TextClaim(const std::string& subject, const std::string& predicate,
                     const std::string& text) {
  v1::Change change;
  Begin(subject, predicate, &change)->mutable_value()->mutable_text()->set_text(text);
  return change;
}

std::vector<v1::Change> SomeChanges(int units) {
  std::vector<v1::Change> changes = {
      TextClaim("doc:1", "type", "Document"), TextClaim("s:ru", "type", "State"),
      TextClaim("s:ru", "name", "Russia"), TextClaim("r:kursk", "type", "Region"),
      EntityClaim("r:kursk", "part_of", "s:ru")};
  for (int i = 0; i < units; ++i) {
    const std::string unit = absl::StrCat("u:", absl::Dec(i, absl::kZeroPad5));
    changes.push_back(TextClaim(unit, "type", "MilitaryUnit"));
    changes.push_back(EntityClaim(unit, "located_in", "r:kursk"));
  }
  return changes;
}

v1::CommitRequest CommitOf(const std::string& request_id, const std::vector<v1::Change>& changes) {
  v1::CommitRequest request;
  request.set_graph("g");
  request.set_request_id(request_id);
  for (const v1::Change& change : changes) *request.add_changes() = change;
  return request;
}

v1::CommitResponse MustCommit(RunningServer& server, const std::string& request_id,
                              const std::vector<v1::Change>& changes) {
  grpc::ClientContext context;
  v1::CommitResponse response;
  const grpc::Status status =
      server.graphs().Commit(&context, CommitOf(request_id, changes), &response);
  EXPECT_TRUE(status.ok()) << Told(status) << ": " << status.error_message();
  return response;
}

Answer List(RunningServer& server, const v1::ListPropositionsRequest& request) {
  Answer answer;
  grpc::ClientContext context;
  const auto reader = server.queries().ListPropositions(&context, request);
  v1::ListPropositionsResponse message;
  while (reader->Read(&message)) {
    if (message.has_scope()) answer.scope = message.scope();
    if (message.has_trailer()) answer.trailer = message.trailer();
    answer.rows.insert(answer.rows.end(), message.rows().begin(), message.rows().end());
    ++answer.messages;
  }
  answer.status = reader->Finish();
  return answer;
}

v1::ListPropositionsRequest LocatedIn(uint32_t page_size) {
  v1::ListPropositionsRequest request;
  request.mutable_scope()->set_graph("g");
  request.set_predicate("located_in");
  request.set_page_size(page_size);
  return request;
}

}  // namespace entente
