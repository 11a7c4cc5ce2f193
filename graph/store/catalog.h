// The graphs of one server: each in its own engine.
#ifndef ENTENTE_GRAPH_STORE_CATALOG_H_
#define ENTENTE_GRAPH_STORE_CATALOG_H_

#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "graph/store/store.h"

namespace entente {

// How engines are made, listed and removed: RocksDB directories in the server, memory in tests.
struct EngineShelf {
  // Opens the engine of a graph, making it where it is not there. Of one that is doomed it first
  // removes what is left.
  std::function<absl::StatusOr<std::unique_ptr<Engine>>(const std::string& name)> open;
  // Names of the engines that exist and are not doomed.
  std::function<absl::StatusOr<std::vector<std::string>>()> list;
  // Marks an engine, which may be open, as one that will not be opened again, durably: whatever
  // happens next, it is never listed, and is removed as soon as may be.
  std::function<absl::Status(const std::string& name)> doom;
  // Removes an engine that is closed, and its mark: first out of sight (rename), then for good.
  std::function<absl::Status(const std::string& name)> remove;
};

// A graph that is open. Keeping the pointer keeps it open: a graph deleted meanwhile is closed when
// the last call that uses it ends, and only then removed from disk.
struct OpenGraph {
  std::unique_ptr<Engine> engine;
  std::unique_ptr<Store> store;
  std::atomic<bool> deleted{false};  // set by Catalog::Delete: calls that wait should end
};

// Thread-safe.
class Catalog {
 public:
  // Opens every graph on the shelf. Any that fails to open fails the whole, named. `stopped`, where
  // given, is asked before each: kCancelled once it says so.
  static absl::StatusOr<std::unique_ptr<Catalog>> Open(
      EngineShelf shelf, const Ontology& ontology, const Clock& clock, Random& random,
      const Limits& limits, const std::function<bool()>& stopped = nullptr);

  // kInvalidArgument: name or key; kResourceExhausted: too many graphs; kAlreadyExists: unless made
  // with the same key; kFailedPrecondition (reason GRAPH_LEAVING): deleted, but still in use.
  // Other graphs are served meanwhile; who makes the same one waits.
  absl::StatusOr<std::shared_ptr<OpenGraph>> Create(const Store::Creation& creation);
  // kNotFound names the graphs there are.
  absl::StatusOr<std::shared_ptr<OpenGraph>> Find(absl::string_view name) const;
  std::vector<std::shared_ptr<OpenGraph>> List() const;  // by name
  // Unlists the graph at once and for good, and removes it once nobody uses it: before this
  // returns, where nobody does. What a crash leaves of it is removed when the graphs are opened
  // next.
  absl::Status Delete(absl::string_view name);

 private:
  Catalog(EngineShelf shelf, const Ontology& ontology, const Clock& clock, Random& random,
          const Limits& limits);

  // Graphs that were deleted but are still in use.
  struct Leaving;

  // The graph that Create would make, if it is there; else reserves its name, for which the caller
  // must call Settle. Under the lock, which it gives up while another makes the same graph.
  absl::StatusOr<std::shared_ptr<OpenGraph>> Reserve(const Store::Creation& creation,
                                                     std::unique_lock<std::mutex>& lock);
  void Settle(const std::string& name, std::shared_ptr<OpenGraph> graph);  // null: none was made

  absl::StatusOr<std::shared_ptr<OpenGraph>> OpenOne(
      const std::string& name, const std::optional<Store::Creation>& creation);

  const EngineShelf shelf_;
  const Ontology& ontology_;
  const Clock& clock_;
  Random& random_;
  const Limits limits_;
  const std::shared_ptr<Leaving> leaving_;
  mutable std::mutex mutex_;
  std::condition_variable settled_;
  std::set<std::string> reserved_;  // names of graphs that are being made
  std::map<std::string, std::shared_ptr<OpenGraph>, std::less<>> graphs_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_CATALOG_H_
