#include "graph/store/creation.h"

#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "graph/encoding/canonical.h"
#include "graph/model/status.h"
#include "graph/store/draft.h"
#include "graph/store/draft_reads.h"
#include "graph/store/failed_check.h"

namespace entente {
namespace {

constexpr size_t kMostNameBytes = 64;
constexpr uint32_t kOpenFormat = 2;  // the first that says so

RowPlace GraphRow() { return {PartitionOf(Table::kGraph), std::string()}; }

absl::StatusOr<GraphRecord> Create(Engine& engine, const Clock& clock, Random& random,
                                   const Store::Creation& creation) {
  RETURN_IF_ERROR(CheckCreation(creation));
  GraphRecord graph;
  graph.name = creation.name;
  graph.id_key = creation.id_key.empty() ? random.Bytes(kIdKeyBytes) : creation.id_key;
  graph.cursor_key = random.Bytes(kIdKeyBytes);
  graph.created_at = clock.Now();
  graph.open = creation.open;
  graph.format_version = creation.open ? kOpenFormat : 1;
  const std::string bytes = EncodeGraphRecord(graph);
  const CommitRecord record{graph.created_at, "local", "create", Sha256(bytes), {}};
  Draft draft(engine, 0);
  draft.Put(RowKind::kTruth, CommitRow(1), EncodeCommitRecord(record));
  PutGraphRecord(graph, draft);
  ASSIGN_OR_RETURN(const CommitOutcome outcome,
                   engine.Commit(random.Bytes(kCommitIdBytes), 0, draft.rows()));
  if (outcome.kind == CommitOutcome::Kind::kCommitted) return graph;
  return WithDetail(absl::UnavailableError(absl::StrCat("whether the graph \"", creation.name,
                                                        "\" was made is not known; try ", "again")),
                    {"OUTCOME_UNKNOWN", "name", creation.name});
}

absl::Status CheckSameCreation(const GraphRecord& graph, const Store::Creation& creation) {
  if (graph.name != creation.name) {
    return FailedCheck("OTHER_GRAPH", "name", creation.name,
                       absl::StrCat("the store holds the graph \"", graph.name, "\", not \"",
                                    creation.name, "\""));
  }
  if (creation.open != graph.open) {
    return FailedCheck("OTHER_OPENNESS", "open", creation.open ? "true" : "false",
                       absl::StrCat("the graph \"", graph.name, "\" was made ",
                                    graph.open ? "open" : "without being open"));
  }
  if (creation.id_key.empty() || creation.id_key == graph.id_key) return absl::OkStatus();
  return FailedCheck("OTHER_ID_KEY", "id_key", "",
                     absl::StrCat("the graph \"", graph.name, "\" was made with another id key"));
}

}  // namespace

absl::Status CheckName(absl::string_view name, absl::string_view what, absl::string_view field) {
  bool right = !name.empty() && name.size() <= kMostNameBytes && absl::ascii_islower(name.front());
  for (const char c : name) {
    right = right && (absl::ascii_islower(c) || absl::ascii_isdigit(c) || c == '-' || c == '_');
  }
  if (right) return absl::OkStatus();
  return InvalidField("INVALID_NAME", field, name,
                      absl::StrCat("\"", name.substr(0, kMostNameBytes), "\" cannot name a ", what,
                                   "; a name is 1..", kMostNameBytes,
                                   " of a-z, 0-9, - and _, and starts with a letter"));
}

absl::Status CheckCreation(const Store::Creation& creation) {
  RETURN_IF_ERROR(CheckName(creation.name, "graph", "name"));
  if (creation.id_key.empty() || creation.id_key.size() == kIdKeyBytes) return absl::OkStatus();
  return InvalidField("INVALID_ID_KEY", "id_key", absl::StrCat(creation.id_key.size(), " bytes"),
                      absl::StrCat("the id key has ", creation.id_key.size(),
                                   " bytes; it must have ", kIdKeyBytes, ", or none for random"));
}

absl::StatusOr<GraphRecord> OpenOrCreate(Engine& engine, const Clock& clock, Random& random,
                                         const std::optional<Store::Creation>& creation) {
  const Sequence head = engine.WaitStable(0, absl::InfinitePast());
  if (head == 0) {
    if (creation.has_value()) return Create(engine, clock, random, *creation);
    return FailedCheck("NO_GRAPH", "", "", "the store holds no graph yet; create one first");
  }
  Draft present(engine, head);
  ASSIGN_OR_RETURN(const GraphRecord graph, ReadGraphRecord(present));
  if (creation.has_value()) RETURN_IF_ERROR(CheckSameCreation(graph, *creation));
  return graph;
}

absl::StatusOr<GraphRecord> ReadGraphRecord(Draft& draft) {
  ASSIGN_OR_RETURN(const std::optional<ScannedRow> row, draft.Get(GraphRow()));
  if (row.has_value()) return DecodeGraphRecord(row->value);
  return absl::DataLossError(absl::StrCat("the store has ", draft.head(),
                                          " revisions but no row that says which graph it is; "
                                          "restore it from a backup"));
}

void PutGraphRecord(const GraphRecord& graph, Draft& draft) {
  draft.Put(RowKind::kTruth, GraphRow(), EncodeGraphRecord(graph));
}

}  // namespace entente
