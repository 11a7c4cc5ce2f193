#include "graph/engine/memory/memory_engine.h"

#include <algorithm>
#include <limits>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "graph/engine/row_check.h"
#include "graph/model/status.h"

namespace entente {

absl::StatusOr<std::vector<std::optional<ScannedRow>>> MemoryEngine::MultiGet(
    absl::Span<const GetRequest> requests, Sequence snapshot, absl::Time deadline) const {
  RETURN_IF_ERROR(CheckGets(requests));
  RETURN_IF_ERROR(CheckDeadline(deadline));
  std::lock_guard<std::mutex> lock(mutex_);
  snapshot = std::min(snapshot, stable_);
  std::vector<std::optional<ScannedRow>> answers;
  answers.reserve(requests.size());
  for (const GetRequest& request : requests) {
    answers.emplace_back();
    const auto partition = partitions_.find(request.partition);
    if (partition == partitions_.end()) continue;
    const std::string suffix(request.suffix);
    const auto row = partition->second.lower_bound(Key(suffix, snapshot));
    if (row == partition->second.end() || row->first.first != suffix) continue;
    answers.back() = ScannedRow{suffix, row->first.second, row->second.value};
  }
  return answers;
}

absl::StatusOr<std::vector<ScanPage>> MemoryEngine::MultiScan(
    absl::Span<const ScanRequest> requests, Sequence snapshot, absl::Time deadline) const {
  RETURN_IF_ERROR(CheckScans(requests));
  std::lock_guard<std::mutex> lock(mutex_);
  snapshot = std::min(snapshot, stable_);
  std::vector<ScanPage> pages;
  pages.reserve(requests.size());
  for (const ScanRequest& request : requests) {
    ASSIGN_OR_RETURN(ScanPage page, ScanLocked(request, snapshot, deadline));
    pages.push_back(std::move(page));
  }
  return pages;
}

absl::StatusOr<ScanPage> MemoryEngine::ScanLocked(const ScanRequest& request, Sequence snapshot,
                                                  absl::Time deadline) const {
  RETURN_IF_ERROR(CheckDeadline(deadline));
  ScanPage page;
  const auto partition = partitions_.find(request.partition);
  if (partition == partitions_.end()) return page;
  const Partition& rows = partition->second;
  Key start(std::string(request.prefix), std::numeric_limits<Sequence>::max());
  auto row = rows.lower_bound(start);
  if (request.after.has_value()) {
    const Key after(request.after->suffix, request.after->sequence);
    if (NewestFirst()(start, after)) row = rows.upper_bound(after);
  }
  size_t bytes = 0;
  for (uint64_t step = 1; row != rows.end(); ++row, ++step) {
    if (step % kDeadlineStride == 0) RETURN_IF_ERROR(CheckDeadline(deadline));
    const auto& [suffix, sequence] = row->first;
    if (!absl::StartsWith(suffix, request.prefix)) break;
    if (sequence > snapshot) continue;
    if (page.rows.size() == request.limit || bytes >= ScanRequest::kMaxPageBytes) {
      page.more = true;
      break;
    }
    bytes += suffix.size() + row->second.value.size();
    page.rows.push_back(ScannedRow{suffix, sequence, row->second.value});
  }
  return page;
}

absl::StatusOr<CommitOutcome> MemoryEngine::Commit(const CommitId& commit_id,
                                                   Sequence expected_head,
                                                   absl::Span<const Row> rows) {
  const absl::Status form = CheckCommit(commit_id, expected_head, rows);
  std::lock_guard<std::mutex> lock(mutex_);
  if (!form.ok()) {
    DropStagedLocked();
    return form;
  }
  if (absl::Status writable = WritableLocked(); !writable.ok()) {
    DropStagedLocked();
    return writable;
  }
  if (commits_.count(commit_id) > 0) {
    DropStagedLocked();
    return absl::InvalidArgumentError("this commit id has been used before; ids are used once");
  }
  if (expected_head != stable_) {
    DropStagedLocked();
    return CommitOutcome{CommitOutcome::Kind::kConflict, stable_};
  }
  for (const Row& row : rows) {
    if (StagedLocked(row)) {
      DropStagedLocked();
      return absl::InvalidArgumentError("a row of the commit has the key of a staged row");
    }
  }
  Accepted accepted{commit_id, std::vector<Row>(rows.begin(), rows.end()), std::move(staged_)};
  DropStagedLocked();
  if (next_unknown_applied_.has_value()) {
    if (*next_unknown_applied_) undecided_ = std::move(accepted);
    next_unknown_applied_.reset();
    halted_ = true;
    return CommitOutcome{CommitOutcome::Kind::kUnknown, stable_};
  }
  ApplyLocked(std::move(accepted));
  return CommitOutcome{CommitOutcome::Kind::kCommitted, stable_};
}

bool MemoryEngine::StagedLocked(const Row& row) const {
  return row.sequence == stable_ + 1 && staged_keys_.count({row.partition, row.suffix}) > 0;
}

void MemoryEngine::ApplyLocked(Accepted accepted) {
  const Sequence first = stable_ + 1;
  stable_ = accepted.rows.back().sequence;
  truth_.resize(stable_);
  commits_[accepted.id] = stable_;
  for (const Row& row : accepted.rows) PutLocked(row);
  given_.resize(stable_);
  for (Sequence sequence = first; sequence <= stable_; ++sequence) {
    given_[sequence - 1] = truth_[sequence - 1].size();
  }
  for (const Row& row : accepted.staged) PutLocked(row);
  stable_changed_.notify_all();
}

void MemoryEngine::DropStagedLocked() {
  staged_.clear();
  staged_keys_.clear();
  staged_truth_.clear();
}

void MemoryEngine::PutLocked(const Row& row) {
  partitions_[row.partition][Key(row.suffix, row.sequence)] = Version{row.kind, row.value};
  if (row.kind == RowKind::kTruth) truth_[row.sequence - 1].push_back(row);
}

absl::StatusOr<std::optional<Sequence>> MemoryEngine::Lookup(const CommitId& commit_id) const {
  std::lock_guard<std::mutex> lock(mutex_);
  const auto found = commits_.find(commit_id);
  if (found == commits_.end()) return std::optional<Sequence>();
  return std::optional<Sequence>(found->second);
}

absl::Status MemoryEngine::Stage(const RowSource& rows) {
  absl::Status staged = TakeStaged(rows);
  if (!staged.ok()) {
    std::lock_guard<std::mutex> lock(mutex_);
    DropStagedLocked();
  }
  return staged;
}

absl::Status MemoryEngine::WritableLocked() const {
  if (halted_) return absl::UnavailableError("an earlier commit ended in an unknown outcome");
  if (full_) return absl::ResourceExhaustedError("the engine is full; reads go on");
  return absl::OkStatus();
}

absl::Status MemoryEngine::TakeStaged(const RowSource& rows) {
  const Sequence sequence = WaitStable(0, absl::InfinitePast()) + 1;
  {
    std::lock_guard<std::mutex> lock(mutex_);
    RETURN_IF_ERROR(WritableLocked());
  }
  std::vector<Row> taken;
  for (Row row;; row = Row()) {
    ASSIGN_OR_RETURN(const bool more, rows(&row));
    if (!more) break;
    RETURN_IF_ERROR(CheckStagedRow(row, taken.empty() ? nullptr : &taken.back(), sequence));
    taken.push_back(std::move(row));
  }
  std::lock_guard<std::mutex> lock(mutex_);
  RETURN_IF_ERROR(WritableLocked());
  if (sequence != stable_ + 1) {
    return absl::InvalidArgumentError(absl::StrCat("the rows were staged for sequence ", sequence,
                                                   ", and a commit has taken it meanwhile"));
  }
  for (const Row& row : taken) {
    if (StagedLocked(row)) return absl::InvalidArgumentError("a row was staged before");
  }
  RETURN_IF_ERROR(CheckApartLocked(taken));
  for (Row& row : taken) {
    staged_keys_.emplace(row.partition, row.suffix);
    staged_.push_back(std::move(row));
  }
  return absl::OkStatus();
}

// Staged rows are kept call by call, so that neighbours of the list may be of different calls; the
// truth rows of one call must have no staged one between them.
absl::Status MemoryEngine::CheckApartLocked(const std::vector<Row>& taken) {
  std::optional<std::pair<std::string, std::string>> first, last;
  for (const Row& row : taken) {
    if (row.kind != RowKind::kTruth) continue;
    last.emplace(row.partition, row.suffix);
    if (!first.has_value()) first = last;
  }
  if (!first.has_value()) return absl::OkStatus();
  for (const auto& [begin, end] : staged_truth_) {
    if (*last < begin || *first > end) continue;
    return absl::InvalidArgumentError(kNotApart);
  }
  staged_truth_.emplace_back(*first, *last);
  return absl::OkStatus();
}

Sequence MemoryEngine::WaitStable(Sequence at_least, absl::Time deadline) const {
  std::unique_lock<std::mutex> lock(mutex_);
  const auto reached = [&] { return stable_ >= at_least; };
  if (deadline == absl::InfiniteFuture()) {
    stable_changed_.wait(lock, reached);
  } else {
    stable_changed_.wait_until(lock, absl::ToChronoTime(deadline), reached);
  }
  return stable_;
}

absl::StatusOr<TailPage> MemoryEngine::Tail(const TailPosition& from, size_t max_rows) const {
  if (max_rows == 0) return absl::InvalidArgumentError("max_rows is 0; it must be at least 1");
  std::lock_guard<std::mutex> lock(mutex_);
  TailPage page{{}, from};
  size_t bytes = 0;
  for (TailPosition& at = page.next; at.sequence <= stable_; at = {at.sequence + 1, 0}) {
    if (at.sequence == 0) continue;
    const std::vector<Row>& next = truth_[at.sequence - 1];
    if (!page.rows.empty() &&
        (page.rows.size() + next.size() > max_rows || bytes >= kMaxCommitBytes)) {
      break;
    }
    for (; at.passed < next.size(); ++at.passed) {
      const bool staged = at.passed >= given_[at.sequence - 1];
      const bool full = page.rows.size() >= max_rows || bytes >= kMaxTailBytes;
      if (staged && full && !page.rows.empty()) return page;
      bytes += next[at.passed].value.size();
      page.rows.push_back(next[at.passed]);
    }
  }
  return page;
}

absl::Status MemoryEngine::Erase(absl::string_view partition, Sequence fence) {
  std::lock_guard<std::mutex> lock(mutex_);
  if (halted_) return absl::UnavailableError("an earlier commit ended in an unknown outcome");
  if (fence != stable_) {
    return absl::FailedPreconditionError(
        absl::StrCat("the fence is ", fence, "; it must be Stable(), ", stable_));
  }
  const auto found = partitions_.find(partition);
  if (found == partitions_.end()) return absl::OkStatus();
  std::erase_if(found->second,
                [](const auto& row) { return row.second.kind == RowKind::kDerived; });
  return absl::OkStatus();
}

void MemoryEngine::MakeNextCommitUnknown(bool applied) {
  std::lock_guard<std::mutex> lock(mutex_);
  next_unknown_applied_ = applied;
}

void MemoryEngine::SetFull(bool full) {
  std::lock_guard<std::mutex> lock(mutex_);
  full_ = full;
}

void MemoryEngine::Restart() {
  std::lock_guard<std::mutex> lock(mutex_);
  if (undecided_.has_value()) ApplyLocked(*std::move(undecided_));
  undecided_.reset();
  DropStagedLocked();
  halted_ = false;
}

}  // namespace entente
