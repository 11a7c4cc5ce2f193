// A server: listening, its services, its graphs, its health.
#ifndef ENTENTE_SERVER_SERVER_H_
#define ENTENTE_SERVER_SERVER_H_

#include <grpcpp/server.h>

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "graph/model/instant.h"
#include "graph/model/random.h"
#include "graph/ontology/ontology.h"
#include "graph/store/catalog.h"
#include "server/admin_service.h"
#include "server/graph_service.h"
#include "server/premises.h"
#include "server/query_service.h"

namespace entente {

// Owns everything that it serves with. Stopped by its destructor at the latest.
class Server {
 public:
  // Listens on `address` (numeric; not shared with any other process), NOT_SERVING. kUnavailable:
  // the address is taken or cannot be used.
  static absl::StatusOr<std::unique_ptr<Server>> Listen(const std::string& address,
                                                        const PremisesOptions& options);
  ~Server();

  // Opens the graphs and serves them. `clock` and `random` outlive the server. Called once.
  // `stopped`, where given, is asked before each graph: kCancelled once it says so.
  absl::Status Open(EngineShelf shelf, const Clock& clock, Random& random,
                    const std::function<bool()>& stopped = nullptr);

  // Says NOT_SERVING, ends the watches, lets calls end until `grace` is over, cancels the rest, and
  // closes the graphs. Idempotent; one thread.
  void Stop(absl::Duration grace);

  int port() const { return port_; }
  Premises& premises() { return premises_; }
  size_t graphs() const { return catalog_ == nullptr ? 0 : catalog_->List().size(); }

 private:
  explicit Server(const PremisesOptions& options);

  void SetServing(bool serving);

  std::optional<Ontology> ontology_;  // set by Open
  std::unique_ptr<Catalog> catalog_;
  Premises premises_;
  GraphService graph_service_;
  QueryService query_service_;
  AdminService admin_service_;
  std::unique_ptr<grpc::Server> grpc_;
  int port_ = 0;
};

}  // namespace entente

#endif  // ENTENTE_SERVER_SERVER_H_
