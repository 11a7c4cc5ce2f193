#include "graph/engine/row_check.h"

#include <algorithm>
#include <tuple>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "graph/model/status.h"

namespace entente {
namespace {

absl::Status CheckKey(absl::string_view partition, absl::string_view suffix) {
  if (partition.empty() || partition.size() > Row::kMaxPartitionBytes) {
    return absl::InvalidArgumentError(absl::StrCat("a partition of ", partition.size(),
                                                   " bytes; it must have 1 to ",
                                                   Row::kMaxPartitionBytes));
  }
  if (suffix.size() > Row::kMaxSuffixBytes) {
    return absl::InvalidArgumentError(absl::StrCat(
        "a suffix of ", suffix.size(), " bytes; it may have at most ", Row::kMaxSuffixBytes));
  }
  return absl::OkStatus();
}

absl::Status CheckRow(const Row& row) {
  RETURN_IF_ERROR(CheckKey(row.partition, row.suffix));
  if (row.kind != RowKind::kTruth && row.kind != RowKind::kDerived) {
    return absl::InvalidArgumentError(absl::StrCat("row kind ", static_cast<int>(row.kind),
                                                   "; it must be 1 (truth) or 2 (derived)"));
  }
  if (row.value.size() > Row::kMaxValueBytes) {
    return absl::InvalidArgumentError(absl::StrCat(
        "a value of ", row.value.size(), " bytes; it may have at most ", Row::kMaxValueBytes));
  }
  return absl::OkStatus();
}

absl::Status AtRow(size_t index, const absl::Status& status) {
  return absl::Status(status.code(), absl::StrCat("row ", index, ": ", status.message()));
}

}  // namespace

absl::Status CheckCommit(const CommitId& commit_id, Sequence expected_head,
                         absl::Span<const Row> rows) {
  if (commit_id.size() != kCommitIdBytes) {
    return absl::InvalidArgumentError(
        absl::StrCat("a commit id of ", commit_id.size(), " bytes; it must have ", kCommitIdBytes));
  }
  if (rows.empty() || rows.size() > Engine::kMaxRowsPerCommit) {
    return absl::InvalidArgumentError(absl::StrCat(
        "a commit of ", rows.size(), " rows; it must have 1 to ", Engine::kMaxRowsPerCommit));
  }
  absl::flat_hash_set<std::tuple<Sequence, absl::string_view, absl::string_view>> seen;
  seen.reserve(rows.size());
  Sequence previous = expected_head;
  size_t bytes = 0;
  for (size_t i = 0; i < rows.size(); ++i) {
    const Row& row = rows[i];
    if (absl::Status status = CheckRow(row); !status.ok()) return AtRow(i, status);
    const bool advances = row.sequence == previous + 1 && row.sequence != 0;
    if (!advances && (i == 0 || row.sequence != previous)) {
      return AtRow(i, absl::InvalidArgumentError(absl::StrCat(
                          "sequence ", row.sequence, "; it must be ",
                          i == 0 ? "" : absl::StrCat(previous, " or "), previous + 1)));
    }
    if (!seen.emplace(row.sequence, row.partition, row.suffix).second) {
      return AtRow(
          i, absl::InvalidArgumentError(absl::StrCat(
                 "the key (", absl::CHexEscape(row.partition), ", ", absl::CHexEscape(row.suffix),
                 ", ", row.sequence, ") is given twice; a key is put once")));
    }
    previous = row.sequence;
    bytes += row.partition.size() + row.suffix.size() + row.value.size();
  }
  if (bytes > Engine::kMaxCommitBytes) {
    return absl::InvalidArgumentError(absl::StrCat(
        "a commit of ", bytes, " bytes; it may have at most ", Engine::kMaxCommitBytes));
  }
  return absl::OkStatus();
}

absl::Status CheckStagedRow(const Row& row, const Row* previous, Sequence sequence) {
  RETURN_IF_ERROR(CheckRow(row));
  if (row.sequence != sequence) {
    return absl::InvalidArgumentError(absl::StrCat("a staged row of sequence ", row.sequence,
                                                   "; it must be ", sequence,
                                                   ", the one after Stable()"));
  }
  if (previous != nullptr &&
      std::tie(row.partition, row.suffix) <= std::tie(previous->partition, previous->suffix)) {
    return absl::InvalidArgumentError(absl::StrCat(
        "the staged row (", absl::CHexEscape(row.partition), ", ", absl::CHexEscape(row.suffix),
        ") comes after (", absl::CHexEscape(previous->partition), ", ",
        absl::CHexEscape(previous->suffix), "); rows must ascend by (partition, suffix)"));
  }
  return absl::OkStatus();
}

absl::Status CheckGets(absl::Span<const GetRequest> requests) {
  for (size_t i = 0; i < requests.size(); ++i) {
    absl::Status status = CheckKey(requests[i].partition, requests[i].suffix);
    if (!status.ok()) {
      return absl::InvalidArgumentError(absl::StrCat("request ", i, ": ", status.message()));
    }
  }
  return absl::OkStatus();
}

absl::Status CheckScans(absl::Span<const ScanRequest> requests) {
  for (size_t i = 0; i < requests.size(); ++i) {
    absl::Status status = CheckKey(requests[i].partition, requests[i].prefix);
    if (status.ok() && requests[i].after.has_value()) {
      status = CheckKey(requests[i].partition, requests[i].after->suffix);
    }
    if (!status.ok()) {
      return absl::InvalidArgumentError(absl::StrCat("request ", i, ": ", status.message()));
    }
    if (requests[i].limit == 0 || requests[i].limit > ScanRequest::kMaxPage) {
      return absl::InvalidArgumentError(absl::StrCat("request ", i, ": a page of ",
                                                     requests[i].limit, " rows; it must have 1 to ",
                                                     ScanRequest::kMaxPage));
    }
  }
  return absl::OkStatus();
}

void EndTailAt(Sequence last, TailPage* page) {
  const auto beyond = std::find_if(page->rows.begin(), page->rows.end(),
                                   [last](const Row& row) { return row.sequence > last; });
  page->rows.erase(beyond, page->rows.end());
  if (page->next.sequence > last) page->next = {last + 1, 0};
}

absl::Status CheckDeadline(absl::Time deadline) {
  if (absl::Now() < deadline) return absl::OkStatus();
  return absl::DeadlineExceededError(absl::StrCat("the deadline ",
                                                  absl::FormatTime(deadline, absl::UTCTimeZone()),
                                                  " passed while the store was being read"));
}

}  // namespace entente
