// Everything is read at `until` and sifted: what is there at the snapshot is answered, what is not
// is noted. A page may lose many rows that way, so it is filled from the next ones until it is full
// or nothing is left: a page that says there is more is never empty.
#include "graph/store/revision_trace.h"

#include <algorithm>

#include "graph/engine/row_check.h"
#include "graph/model/status.h"

namespace entente {
namespace {

absl::Status OnlyRead() {
  return absl::FailedPreconditionError("a graph as it was is read, not written");
}

}  // namespace

void RevisionTrace::Note(Sequence sequence) const {
  if (sequence <= revision_ || sequence > until_) return;
  if (!next_.has_value() || sequence < *next_) next_ = sequence;
}

void RevisionTrace::Sift(const ScanPage& all, Sequence snapshot, size_t limit,
                         ScanPage* page) const {
  page->more = all.more;
  for (const ScannedRow& row : all.rows) {
    Note(row.sequence);
    if (row.sequence > snapshot) continue;
    if (page->rows.size() == limit) {
      page->more = true;
      return;
    }
    page->rows.push_back(row);
  }
}

absl::StatusOr<std::vector<ScanPage>> RevisionTrace::MultiScan(
    absl::Span<const ScanRequest> requests, Sequence snapshot, absl::Time deadline) const {
  snapshot = std::min(snapshot, revision_);
  ASSIGN_OR_RETURN(const std::vector<ScanPage> all, engine_.MultiScan(requests, until_, deadline));
  std::vector<ScanPage> pages(requests.size());
  for (size_t i = 0; i < requests.size(); ++i) {
    ScanRequest request = requests[i];
    Sift(all[i], snapshot, request.limit, &pages[i]);
    ScanPage rest = all[i];
    while (rest.more && !rest.rows.empty() && pages[i].rows.size() < request.limit) {
      request.after = ScanPosition{rest.rows.back().suffix, rest.rows.back().sequence};
      ASSIGN_OR_RETURN(std::vector<ScanPage> next, engine_.MultiScan({request}, until_, deadline));
      rest = std::move(next.front());
      Sift(rest, snapshot, request.limit, &pages[i]);
    }
  }
  return pages;
}

absl::StatusOr<std::vector<std::optional<ScannedRow>>> RevisionTrace::MultiGet(
    absl::Span<const GetRequest> requests, Sequence snapshot, absl::Time deadline) const {
  snapshot = std::min(snapshot, revision_);
  ASSIGN_OR_RETURN(auto answers, engine_.MultiGet(requests, snapshot, deadline));
  ASSIGN_OR_RETURN(const auto latest, engine_.MultiGet(requests, until_, deadline));
  for (size_t i = 0; i < requests.size(); ++i) {
    if (!latest[i].has_value() || latest[i]->sequence <= revision_) continue;
    // The newest version may not be the next one.
    ScanRequest versions{
        .partition = requests[i].partition, .prefix = requests[i].suffix, .after = {}};
    bool more = true;
    while (more) {
      ASSIGN_OR_RETURN(const auto pages, engine_.MultiScan({versions}, until_, deadline));
      for (const ScannedRow& row : pages.front().rows) Note(row.sequence);
      more = pages.front().more && !pages.front().rows.empty();
      if (!more) break;
      const ScannedRow& last = pages.front().rows.back();
      versions.after = ScanPosition{last.suffix, last.sequence};
    }
  }
  return answers;
}

absl::StatusOr<CommitOutcome> RevisionTrace::Commit(const CommitId&, Sequence,
                                                    absl::Span<const Row>) {
  return OnlyRead();
}

absl::StatusOr<std::optional<Sequence>> RevisionTrace::Lookup(const CommitId& commit_id) const {
  ASSIGN_OR_RETURN(const std::optional<Sequence> found, engine_.Lookup(commit_id));
  if (!found.has_value() || *found <= revision_) return found;
  Note(*found);
  return std::nullopt;
}

absl::Status RevisionTrace::Stage(const RowSource&) { return OnlyRead(); }

Sequence RevisionTrace::WaitStable(Sequence, absl::Time) const { return revision_; }

absl::StatusOr<TailPage> RevisionTrace::Tail(const TailPosition& from, size_t max_rows) const {
  ASSIGN_OR_RETURN(TailPage page, engine_.Tail(from, max_rows));
  const auto later = std::find_if(page.rows.begin(), page.rows.end(),
                                  [this](const Row& row) { return row.sequence > revision_; });
  if (later != page.rows.end()) Note(later->sequence);
  EndTailAt(revision_, &page);
  return page;
}

absl::Status RevisionTrace::Erase(absl::string_view, Sequence) { return OnlyRead(); }

}  // namespace entente
