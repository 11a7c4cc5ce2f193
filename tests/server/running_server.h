// A whole server in the test's process, on a free port of 127.0.0.1, and stubs that call it.
#ifndef ENTENTE_TESTS_SERVER_RUNNING_SERVER_H_
#define ENTENTE_TESTS_SERVER_RUNNING_SERVER_H_

#include <grpcpp/grpcpp.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "entente/v1/admin_service.grpc.pb.h"
#include "entente/v1/graph_service.grpc.pb.h"
#include "entente/v1/query_service.grpc.pb.h"
#include "google/rpc/error_details.pb.h"
#include "server/server.h"
#include "server/shelf.h"

namespace entente {

class RunningServer {
 public:
  // Graphs in memory, gone with the server; or kept by RocksDB in `data`.
  explicit RunningServer(const PremisesOptions& options = {}, const std::string& data = "");

  // Makes the graph "g"; its id key is 32 times 'k'.
  void MakeGraph(bool open = false);

  v1::GraphService::Stub& graphs() { return *graphs_; }
  v1::QueryService::Stub& queries() { return *queries_; }
  v1::AdminService::Stub& admin() { return *admin_; }
  const std::shared_ptr<grpc::Channel>& channel() const { return channel_; }
  Server& server() { return *server_; }
  std::string address() const;

 private:
  std::optional<LockedDirectory> data_;
  std::unique_ptr<Server> server_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<v1::GraphService::Stub> graphs_;
  std::unique_ptr<v1::QueryService::Stub> queries_;
  std::unique_ptr<v1::AdminService::Stub> admin_;
};

// A directory of its own, removed at the end.
class TemporaryDirectory {
 public:
  TemporaryDirectory();
  ~TemporaryDirectory();
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// What a status says to programs; empty where it says nothing.
google::rpc::ErrorInfo ErrorOf(const grpc::Status& status);
// "INVALID_ARGUMENT UNKNOWN_PREDICATE changes[0].claim.predicate", for comparing all at once.
std::string Told(const grpc::Status& status);

// A change that claims `predicate` of `subject` in document "doc:1".
v1::Change EntityClaim(const std::string& subject, const std::string& predicate,
                       const std::string& object);
v1::Change TextClaim(const std::string& subject, const std::string& predicate,
                     const std::string& text);

// What most tests read: units u:0 .. u:`units`-1 in r:kursk, a state and its names, as changes.
std::vector<v1::Change> SomeChanges(int units);

v1::CommitRequest CommitOf(const std::string& request_id, const std::vector<v1::Change>& changes);
// Commits to the graph "g"; a test failure where that fails.
v1::CommitResponse MustCommit(RunningServer& server, const std::string& request_id,
                              const std::vector<v1::Change>& changes);

// A whole streamed answer.
struct Answer {
  grpc::Status status;
  std::vector<v1::PropositionRow> rows;
  v1::ResolvedScope scope;
  v1::Trailer trailer;
  int messages = 0;
};
Answer List(RunningServer& server, const v1::ListPropositionsRequest& request);
v1::ListPropositionsRequest LocatedIn(uint32_t page_size = 0);

}  // namespace entente

#endif  // ENTENTE_TESTS_SERVER_RUNNING_SERVER_H_
