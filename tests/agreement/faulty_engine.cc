#include "tests/agreement/faulty_engine.h"

#include "graph/encoding/row_keys.h"

namespace entente {

Sequence FaultyEngine::SnapshotOf(Sequence asked) const {
  if (fault_ == ScanFault::kIgnoresSnapshot) return engine_.WaitStable(0, absl::InfinitePast());
  if (fault_ == ScanFault::kReadsTooOld && asked > 0) return asked - 1;
  return asked;
}

absl::StatusOr<std::vector<std::optional<ScannedRow>>> FaultyEngine::MultiGet(
    absl::Span<const GetRequest> requests, Sequence snapshot, absl::Time deadline) const {
  auto rows = engine_.MultiGet(requests, SnapshotOf(snapshot), deadline);
  if (!rows.ok() || fault_ != ScanFault::kFindsNothing) return rows;
  for (size_t i = 0; i < rows->size(); i += 2) (*rows)[i].reset();
  return rows;
}

absl::StatusOr<std::vector<ScanPage>> FaultyEngine::MultiScan(
    absl::Span<const ScanRequest> requests, Sequence snapshot, absl::Time deadline) const {
  auto pages = engine_.MultiScan(requests, SnapshotOf(snapshot), deadline);
  if (!pages.ok()) return pages;
  for (size_t i = 0; i < pages->size(); ++i) {
    ScanPage& page = (*pages)[i];
    const auto reads = [&](Table table) {
      return requests[i].partition.front() == static_cast<char>(table);
    };
    if (fault_ == ScanFault::kLosesPointers && reads(Table::kEntityJudgementOf)) page.rows.clear();
    if (fault_ == ScanFault::kLosesUndoing && reads(Table::kEntityJudgement)) {
      std::erase_if(page.rows, [](const ScannedRow& row) {
        const auto name = ParseJudgementSuffix(row.suffix);
        return name.ok() && name->retraction.has_value();
      });
    }
    if (page.rows.size() < 2) continue;
    if (fault_ == ScanFault::kDropsLastRow) page.rows.pop_back();
    if (fault_ == ScanFault::kSkipsFirstRow) page.rows.erase(page.rows.begin());
  }
  return pages;
}

}  // namespace entente
