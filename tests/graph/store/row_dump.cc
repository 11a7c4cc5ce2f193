#include "tests/graph/store/row_dump.h"

#include <algorithm>
#include <set>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "graph/encoding/ordered.h"
#include "graph/encoding/row_keys.h"
#include "gtest/gtest.h"

namespace entente {
namespace {

constexpr size_t kIdBytes = 16;

std::vector<ScannedRow> ScanAll(const Store& store, const std::string& partition) {
  std::vector<ScannedRow> rows;
  ScanRequest request{partition, "", std::nullopt, ScanRequest::kMaxPage};
  for (bool more = true; more;) {
    auto pages = store.engine().MultiScan({&request, 1}, store.Head(), absl::InfiniteFuture());
    EXPECT_TRUE(pages.ok()) << pages.status();
    if (!pages.ok()) return rows;
    const ScanPage& page = pages->front();
    rows.insert(rows.end(), page.rows.begin(), page.rows.end());
    more = page.more;
    if (more) request.after = ScanPosition{rows.back().suffix, rows.back().sequence};
  }
  return rows;
}

void Dump(const Store& store, const std::string& partition, std::vector<std::string>* out) {
  for (const ScannedRow& row : ScanAll(store, partition)) {
    out->push_back(absl::StrCat(absl::CHexEscape(partition), " | ", absl::CHexEscape(row.suffix),
                                " | ", absl::CHexEscape(row.value)));
  }
}

void DumpDocument(const Store& store, const EntityId& document, std::vector<std::string>* out) {
  for (const ScannedRow& row : ScanAll(store, PartitionOf(Table::kDocumentClaims, document))) {
    EXPECT_EQ(row.value.size() % kIdBytes, 0u);
    for (size_t at = 0; at < row.value.size(); at += kIdBytes) {
      out->push_back(absl::StrCat(document, " holds ",
                                  absl::BytesToHexString(row.value.substr(at, kIdBytes))));
    }
  }
}

}  // namespace

std::vector<std::string> RowsOf(const Store& store) {
  std::vector<std::string> out;
  Dump(store, PartitionOf(Table::kEntity), &out);
  Dump(store, PartitionOf(Table::kFreeName), &out);
  Dump(store, PartitionOf(Table::kJoined), &out);
  for (int byte = 0; byte < 256; ++byte) {
    const std::string first(1, static_cast<char>(byte));
    Dump(store, PartitionOf(Table::kClaimById, first), &out);
    Dump(store, PartitionOf(Table::kJudgementById, first), &out);
  }
  for (const PredicateDefinition& predicate : store.OntologyNow()->predicates()) {
    Dump(store, PartitionOf(Table::kByPredicate, predicate.name), &out);
    Dump(store, PartitionOf(Table::kByText, predicate.name), &out);
  }
  for (const ScannedRow& row : ScanAll(store, PartitionOf(Table::kEntity))) {
    absl::string_view suffix = row.suffix;
    const auto entity = TakeOrderedText(&suffix);
    EXPECT_TRUE(entity.ok()) << entity.status();
    if (!entity.ok()) continue;
    for (const Table table : {Table::kClaim, Table::kDocumentJudgement, Table::kEntityJudgement,
                              Table::kIncoming, Table::kEntityJudgementOf}) {
      Dump(store, PartitionOf(table, *entity), &out);
    }
    DumpDocument(store, *entity, &out);
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace entente
