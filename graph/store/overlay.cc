// A page of the engine's and the planned rows of the same request are merged in the order of scans.
// Where the engine has more, only what stands before its page's last row may be merged in: the rest
// comes with the pages after it. A merged page that grew past the limit is cut, and says that there
// is more.
#include "graph/store/overlay.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "graph/engine/row_check.h"
#include "graph/model/status.h"

namespace entente {
namespace {

// The order of scans: by suffix, the newest version first.
bool Before(absl::string_view suffix, Sequence sequence, absl::string_view than_suffix,
            Sequence than_sequence) {
  return suffix != than_suffix ? suffix < than_suffix : sequence > than_sequence;
}

absl::Status NothingIsWritten() {
  return absl::FailedPreconditionError("what is only planned is read, not written");
}

}  // namespace

Overlay::Overlay(const Engine& engine, Sequence head, std::vector<Row> rows)
    : engine_(engine), head_(head), rows_(std::move(rows)) {
  for (size_t i = 0; i < rows_.size(); ++i) {
    by_place_[{rows_[i].partition, rows_[i].suffix}] = i;
  }
}

absl::StatusOr<std::vector<std::optional<ScannedRow>>> Overlay::MultiGet(
    absl::Span<const GetRequest> requests, Sequence snapshot, absl::Time deadline) const {
  ASSIGN_OR_RETURN(auto answers, engine_.MultiGet(requests, std::min(snapshot, head_), deadline));
  if (snapshot <= head_) return answers;
  for (size_t i = 0; i < requests.size(); ++i) {
    const auto found =
        by_place_.find({std::string(requests[i].partition), std::string(requests[i].suffix)});
    if (found == by_place_.end()) continue;
    const Row& row = rows_[found->second];
    answers[i] = ScannedRow{row.suffix, row.sequence, row.value};
  }
  return answers;
}

absl::StatusOr<std::vector<ScanPage>> Overlay::MultiScan(absl::Span<const ScanRequest> requests,
                                                         Sequence snapshot,
                                                         absl::Time deadline) const {
  ASSIGN_OR_RETURN(auto pages, engine_.MultiScan(requests, std::min(snapshot, head_), deadline));
  if (snapshot <= head_) return pages;
  for (size_t i = 0; i < requests.size(); ++i) MergeInto(requests[i], &pages[i]);
  return pages;
}

void Overlay::MergeInto(const ScanRequest& request, ScanPage* page) const {
  const std::string partition(request.partition);
  std::vector<ScannedRow> merged;
  for (auto at = by_place_.lower_bound({partition, std::string(request.prefix)});
       at != by_place_.end() && at->first.first == partition &&
       absl::StartsWith(at->first.second, request.prefix);
       ++at) {
    const Row& row = rows_[at->second];
    if (request.after.has_value() &&
        !Before(request.after->suffix, request.after->sequence, row.suffix, row.sequence)) {
      continue;
    }
    if (page->more && !page->rows.empty() &&
        Before(page->rows.back().suffix, page->rows.back().sequence, row.suffix, row.sequence)) {
      break;
    }
    merged.push_back({row.suffix, row.sequence, row.value});
  }
  if (merged.empty()) return;
  const size_t planned = merged.size();
  std::move(page->rows.begin(), page->rows.end(), std::back_inserter(merged));
  std::inplace_merge(merged.begin(), merged.begin() + static_cast<ptrdiff_t>(planned), merged.end(),
                     [](const ScannedRow& a, const ScannedRow& b) {
                       return Before(a.suffix, a.sequence, b.suffix, b.sequence);
                     });
  size_t fits = 0;
  for (size_t bytes = 0; fits < merged.size() && fits < request.limit; ++fits) {
    if (bytes >= ScanRequest::kMaxPageBytes) break;
    bytes += merged[fits].suffix.size() + merged[fits].value.size();
  }
  if (fits < merged.size()) {
    merged.resize(fits);
    page->more = true;
  }
  page->rows = std::move(merged);
}

absl::StatusOr<CommitOutcome> Overlay::Commit(const CommitId&, Sequence, absl::Span<const Row>) {
  return NothingIsWritten();
}

absl::StatusOr<std::optional<Sequence>> Overlay::Lookup(const CommitId& commit_id) const {
  ASSIGN_OR_RETURN(const std::optional<Sequence> found, engine_.Lookup(commit_id));
  if (found.has_value() && *found > head_) return std::nullopt;
  return found;
}

absl::Status Overlay::Stage(const RowSource&) { return NothingIsWritten(); }

Sequence Overlay::WaitStable(Sequence, absl::Time) const { return head_ + 1; }

absl::StatusOr<TailPage> Overlay::Tail(const TailPosition& from, size_t max_rows) const {
  if (from.sequence <= head_) {
    ASSIGN_OR_RETURN(TailPage page, engine_.Tail(from, max_rows));
    EndTailAt(head_, &page);
    if (!page.rows.empty()) return page;
  }
  TailPage planned{{}, {head_ + 2, 0}};
  if (from.sequence > head_ + 1) return TailPage{{}, from};
  for (const Row& row : rows_) {
    if (row.kind == RowKind::kTruth) planned.rows.push_back(row);
  }
  return planned;
}

absl::Status Overlay::Erase(absl::string_view, Sequence) { return NothingIsWritten(); }

}  // namespace entente
