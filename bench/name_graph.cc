#include "bench/name_graph.h"

#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr size_t kCacheBytes = 64 << 20;
constexpr char kDocument[] = "doc:names";

Claim Says(absl::string_view subject, absl::string_view predicate, Text text) {
  Claim claim;
  claim.subject = std::string(subject);
  claim.predicate = std::string(predicate);
  claim.object = Value{std::move(text)};
  claim.voice.document = kDocument;
  return claim;
}

}  // namespace

absl::StatusOr<std::vector<ListedName>> ReadNameList(const std::string& path) {
  std::ifstream file(path);
  if (!file) return absl::NotFoundError(absl::StrCat("cannot read ", path));
  std::vector<ListedName> names;
  std::string line;
  while (std::getline(file, line)) {
    std::vector<std::string> fields = absl::StrSplit(line, '\t');
    if (fields.size() != 3) {
      return absl::InvalidArgumentError(absl::StrCat(path, ", line ", names.size() + 1, ": ",
                                                     fields.size(),
                                                     " fields; an entity, a language, a name"));
    }
    names.push_back({std::move(fields[0]), std::move(fields[1]), std::move(fields[2])});
  }
  return names;
}

absl::StatusOr<std::unique_ptr<NameGraph>> NameGraph::Make(const std::vector<ListedName>& names) {
  std::unique_ptr<NameGraph> graph(new NameGraph());
  RETURN_IF_ERROR(graph->Open());
  RETURN_IF_ERROR(graph->Record(names));
  return graph;
}

NameGraph::~NameGraph() {
  graph_.reset();
  server_.reset();
  data_.reset();
  if (!folder_.empty()) std::filesystem::remove_all(folder_);
}

std::string NameGraph::address() const { return absl::StrCat("127.0.0.1:", server_->port()); }

absl::Status NameGraph::Open() {
  std::string folder = (std::filesystem::temp_directory_path() / "entente-bench-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) {
    return absl::UnavailableError(absl::StrCat("cannot make the folder ", folder));
  }
  folder_ = folder;
  ASSIGN_OR_RETURN(LockedDirectory data, LockedDirectory::Lock(folder_));
  data_.emplace(std::move(data));
  ASSIGN_OR_RETURN(server_, Server::Listen("127.0.0.1:0", PremisesOptions()));
  ASSIGN_OR_RETURN(EngineShelf shelf, RocksDbShelf(*data_, kCacheBytes));
  RETURN_IF_ERROR(server_->Open(std::move(shelf), SystemClock(), SystemRandom()));
  ASSIGN_OR_RETURN(Catalog* const catalog, server_->premises().catalog());
  ASSIGN_OR_RETURN(graph_, catalog->Create({.name = kName, .id_key = {}}));
  return absl::OkStatus();
}

absl::Status NameGraph::Record(const std::vector<ListedName>& names) {
  std::vector<Change> changes = {Says(kDocument, "type", {"Document", ""})};
  size_t commits = 0;
  const size_t most = graph_->store->limits().changes_per_commit;
  const auto write = [&]() -> absl::Status {
    Commit commit;
    commit.principal = "bench";
    commit.request_id = absl::StrCat("names-", commits++);
    commit.changes = std::exchange(changes, {});
    return graph_->store->Write(commit).status();
  };
  for (const ListedName& name : names) {
    changes.push_back(Says(name.entity, "name", {name.text, name.language}));
    if (changes.size() == most) RETURN_IF_ERROR(write());
  }
  return changes.empty() ? absl::OkStatus() : write();
}

}  // namespace entente
