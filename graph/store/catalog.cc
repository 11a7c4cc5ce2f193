#include "graph/store/catalog.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/time.h"
#include "graph/model/status.h"
#include "graph/ontology/nearest_names.h"
#include "graph/store/creation.h"
#include "graph/store/failed_check.h"

namespace entente {
namespace {

absl::Status About(absl::string_view name, const absl::Status& status) {
  absl::Status about(status.code(), absl::StrCat("graph \"", name, "\": ", status.message()));
  if (const auto detail = DetailOf(status)) return WithDetail(std::move(about), *detail);
  return about;
}

}  // namespace

// Shared with the pointers handed out, which may outlive the catalog. A name stays in it from
// Catalog::Delete until its engine is removed.
struct Catalog::Leaving {
  std::function<absl::Status(const std::string& name)> remove;
  std::mutex mutex;
  std::map<std::string, absl::Status> names;  // not OK: removing it has failed

  void Close(OpenGraph* graph) {
    const bool deleted = graph->deleted.load();
    const std::string name = graph->store->graph().name;
    delete graph;
    if (!deleted) return;
    absl::Status removed = remove(name);
    if (removed.ok()) return Leave(name);
    std::lock_guard<std::mutex> lock(mutex);
    names[name] = std::move(removed);
  }

  void Enter(const std::string& name) {
    std::lock_guard<std::mutex> lock(mutex);
    names[name] = absl::OkStatus();
  }

  void Leave(const std::string& name) {
    std::lock_guard<std::mutex> lock(mutex);
    names.erase(name);
  }

  // The error of removing `name`, if it has failed.
  absl::Status TakeFailure(const std::string& name) {
    std::lock_guard<std::mutex> lock(mutex);
    const auto at = names.find(name);
    if (at == names.end() || at->second.ok()) return absl::OkStatus();
    absl::Status failure = std::move(at->second);
    names.erase(at);
    return failure;
  }

  bool Holds(const std::string& name) {
    std::lock_guard<std::mutex> lock(mutex);
    return names.contains(name);
  }
};

Catalog::Catalog(EngineShelf shelf, const Ontology& ontology, const Clock& clock, Random& random,
                 const Limits& limits)
    : shelf_(std::move(shelf)),
      ontology_(ontology),
      clock_(clock),
      random_(random),
      limits_(limits),
      leaving_(std::make_shared<Leaving>()) {
  leaving_->remove = shelf_.remove;
}

absl::StatusOr<std::unique_ptr<Catalog>> Catalog::Open(EngineShelf shelf, const Ontology& ontology,
                                                       const Clock& clock, Random& random,
                                                       const Limits& limits,
                                                       const std::function<bool()>& stopped) {
  std::unique_ptr<Catalog> catalog(new Catalog(std::move(shelf), ontology, clock, random, limits));
  ASSIGN_OR_RETURN(const std::vector<std::string> names, catalog->shelf_.list());
  for (const std::string& name : names) {
    if (stopped != nullptr && stopped()) {
      return absl::CancelledError(absl::StrCat("stopped before opening graph \"", name, "\""));
    }
    absl::StatusOr<std::shared_ptr<OpenGraph>> graph = catalog->OpenOne(name, std::nullopt);
    if (!graph.ok()) return About(name, graph.status());
    // Null: its creation was cut short before it was acknowledged.
    if (*graph != nullptr) catalog->graphs_.emplace(name, *std::move(graph));
  }
  return catalog;
}

absl::StatusOr<std::shared_ptr<OpenGraph>> Catalog::OpenOne(
    const std::string& name, const std::optional<Store::Creation>& creation) {
  auto graph = std::make_unique<OpenGraph>();
  ASSIGN_OR_RETURN(graph->engine, shelf_.open(name));
  const auto empty = [&graph] { return graph->engine->WaitStable(0, absl::InfinitePast()) == 0; };
  if (empty() && !creation.has_value()) {
    graph.reset();
    RETURN_IF_ERROR(shelf_.remove(name));
    return std::shared_ptr<OpenGraph>();
  }
  absl::StatusOr<std::unique_ptr<Store>> store =
      Store::Open(*graph->engine, ontology_, clock_, random_, limits_, creation);
  if (!store.ok()) return store.status();
  graph->store = *std::move(store);
  if (graph->store->graph().name != name) {
    return FailedCheck("OTHER_GRAPH", "name", name,
                       absl::StrCat("the store kept under this name holds the graph \"",
                                    graph->store->graph().name, "\""));
  }
  return std::shared_ptr<OpenGraph>(
      graph.release(), [leaving = leaving_](OpenGraph* closing) { leaving->Close(closing); });
}

absl::StatusOr<std::shared_ptr<OpenGraph>> Catalog::Create(const Store::Creation& creation) {
  RETURN_IF_ERROR(CheckCreation(creation));
  {
    std::unique_lock<std::mutex> lock(mutex_);
    ASSIGN_OR_RETURN(std::shared_ptr<OpenGraph> known, Reserve(creation, lock));
    if (known != nullptr) return known;
  }
  // Not under the lock: making an engine takes several syncs.
  absl::StatusOr<std::shared_ptr<OpenGraph>> graph = OpenOne(creation.name, creation);
  Settle(creation.name, graph.ok() ? *graph : nullptr);
  if (!graph.ok()) return About(creation.name, graph.status());
  return graph;
}

absl::StatusOr<std::shared_ptr<OpenGraph>> Catalog::Reserve(const Store::Creation& creation,
                                                            std::unique_lock<std::mutex>& lock) {
  settled_.wait(lock, [&] { return !reserved_.contains(creation.name); });
  if (const auto known = graphs_.find(creation.name); known != graphs_.end()) {
    const GraphRecord& graph = known->second->store->graph();
    const bool same_key = !creation.id_key.empty() && creation.id_key == graph.id_key;
    if (same_key && creation.open == graph.open) return known->second;
    return WithDetail(absl::AlreadyExistsError(absl::StrCat("there is a graph \"", creation.name,
                                                            "\" already; choose another name")),
                      {"GRAPH_EXISTS", "name", creation.name});
  }
  if (leaving_->Holds(creation.name)) {
    return FailedCheck("GRAPH_LEAVING", "name", creation.name,
                       absl::StrCat("the graph \"", creation.name, "\" was deleted but is still ",
                                    "in use; try again when its readers have ended"));
  }
  if (const size_t graphs = graphs_.size() + reserved_.size(); graphs >= limits_.graphs) {
    return WithDetail(
        absl::ResourceExhaustedError(
            absl::StrCat("there are ", graphs, " graphs; a server keeps at most ", limits_.graphs)),
        {"TOO_MANY_GRAPHS", "name", creation.name});
  }
  reserved_.insert(creation.name);
  return std::shared_ptr<OpenGraph>();
}

void Catalog::Settle(const std::string& name, std::shared_ptr<OpenGraph> graph) {
  std::lock_guard<std::mutex> lock(mutex_);
  reserved_.erase(name);
  if (graph != nullptr) graphs_.emplace(name, std::move(graph));
  settled_.notify_all();
}

absl::StatusOr<std::shared_ptr<OpenGraph>> Catalog::Find(absl::string_view name) const {
  std::lock_guard<std::mutex> lock(mutex_);
  const auto known = graphs_.find(std::string(name));
  if (known != graphs_.end()) return known->second;
  std::vector<absl::string_view> names;
  for (const auto& [other, graph] : graphs_) names.push_back(other);
  return WithDetail(absl::NotFoundError(absl::StrCat(
                        "there is no graph \"", name.substr(0, 64), "\"; ",
                        names.empty() ? "there is none at all"
                                      : absl::StrCat("there are ", absl::StrJoin(names, ", ")),
                        DidYouMean(NearestNames(names, name)))),
                    {"GRAPH_NOT_FOUND", "graph", std::string(name.substr(0, 64))});
}

std::vector<std::shared_ptr<OpenGraph>> Catalog::List() const {
  std::lock_guard<std::mutex> lock(mutex_);
  std::vector<std::shared_ptr<OpenGraph>> graphs;
  for (const auto& [name, graph] : graphs_) graphs.push_back(graph);
  return graphs;
}

absl::Status Catalog::Delete(absl::string_view name) {
  ASSIGN_OR_RETURN(std::shared_ptr<OpenGraph> graph, Find(name));
  const std::string own_name(name);
  {
    std::lock_guard<std::mutex> lock(mutex_);
    const auto known = graphs_.find(own_name);
    if (known == graphs_.end() || known->second != graph) return absl::OkStatus();  // another did
    graphs_.erase(known);
    leaving_->Enter(own_name);  // from now on nobody can make another of that name
  }
  if (const absl::Status doomed = shelf_.doom(own_name); !doomed.ok()) {
    std::lock_guard<std::mutex> lock(mutex_);
    leaving_->Leave(own_name);
    graphs_.emplace(own_name, std::move(graph));
    return About(own_name, doomed);
  }
  graph->deleted.store(true);
  graph.reset();  // closes and removes it here, unless somebody still uses it
  return leaving_->TakeFailure(own_name);
}

}  // namespace entente
