// A graph of names, and a server that serves it from RocksDB in a folder of its own.
#ifndef ENTENTE_BENCH_NAME_GRAPH_H_
#define ENTENTE_BENCH_NAME_GRAPH_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "graph/model/claim.h"
#include "server/server.h"
#include "server/shelf.h"

namespace entente {

struct ListedName {
  EntityId entity;
  std::string language;
  std::string text;
};

// Lines of "entity, language, name", with tabs between. kInvalidArgument names the line.
absl::StatusOr<std::vector<ListedName>> ReadNameList(const std::string& path);

// Serves on 127.0.0.1, on a free port, until it is gone; its folder goes with it.
class NameGraph {
 public:
  static constexpr char kName[] = "names";

  // Records each name as a claim. kUnavailable and the like where that fails.
  static absl::StatusOr<std::unique_ptr<NameGraph>> Make(const std::vector<ListedName>& names);
  ~NameGraph();

  const Store& store() const { return *graph_->store; }
  std::string address() const;

 private:
  NameGraph() = default;

  absl::Status Open();
  absl::Status Record(const std::vector<ListedName>& names);

  std::string folder_;
  std::optional<LockedDirectory> data_;
  std::unique_ptr<Server> server_;
  std::shared_ptr<OpenGraph> graph_;
};

}  // namespace entente

#endif  // ENTENTE_BENCH_NAME_GRAPH_H_
