// Leader and followers: writers queue up; the one at the front leads. It takes what waits, plans
// each commit against the head and the rows of those before it, and writes all rows with one engine
// commit, so that one sync pays for the whole group. Meanwhile others queue up: the next group. A
// commit that fails its checks gets its own error and leaves no rows.
//
// When the engine's commit fails, every member of the group is told so, also those that would not
// have written: what they found may have come from rows planned before them.
#include "graph/store/commit_queue.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "graph/encoding/commit_record.h"
#include "graph/model/status.h"
#include "graph/store/draft_reads.h"
#include "graph/store/kept_reads.h"
#include "graph/store/read_ahead.h"

namespace entente {
namespace {

// Changes that one group reads ahead for: more would rarely fit one engine commit.
constexpr size_t kMostChangesAhead = 4'000;
// How often a group is planned anew because another writer was first.
constexpr int kMostAttempts = 8;

absl::Status Faulted(absl::string_view why) {
  return WithDetail(absl::UnavailableError(absl::StrCat(
                        "the store takes no writes at present: ", why, "; nothing was written")),
                    {"STORE_FAULTED", "", ""});
}

absl::Status OutcomeUnknown() {
  return WithDetail(
      absl::UnavailableError("whether the commit was recorded is not known; repeat it with the "
                             "same request id to find out"),
      {"OUTCOME_UNKNOWN", "", ""});
}

// The engine's own refusal; nothing was written.
absl::Status Refused(const absl::Status& status) {
  switch (status.code()) {
    case absl::StatusCode::kUnavailable:
      return Faulted(status.message());
    case absl::StatusCode::kResourceExhausted:
      if (DetailOf(status).has_value()) return status;
      return WithDetail(status, {"DISK_SPACE", "", ""});
    case absl::StatusCode::kInvalidArgument:
      return absl::InternalError(absl::StrCat("the engine refused the rows: ", status.message()));
    default:
      return status;
  }
}

}  // namespace

CommitQueue::CommitQueue(Engine& engine, const Clock& clock, Random& random, Sequence head,
                         Instant last_recorded, KeptReads& kept)
    : engine_(engine),
      clock_(clock),
      random_(random),
      kept_(kept),
      head_(head),
      last_recorded_(last_recorded) {}

absl::Status CommitQueue::Write(const PreparedCommit* ahead, const PlanRows& plan) {
  Waiting self{ahead, &plan, nullptr, absl::OkStatus(), false, {}};
  return Take(self);
}

absl::Status CommitQueue::WriteAlone(const PlanAlone& plan) {
  Waiting self{nullptr, nullptr, &plan, absl::OkStatus(), false, {}};
  return Take(self);
}

bool CommitQueue::WaitForTurn(std::unique_lock<std::mutex>& lock, Waiting& self) {
  const auto ready = [&] { return self.done || (!led_ && waiting_.front() == &self); };
  while (!self.woken.wait_for(lock, kLoadPatience, ready)) {
    if (loading_ && self.alone == nullptr) return false;
  }
  return true;
}

// A load leads alone, whatever waits behind it.
std::vector<CommitQueue::Waiting*> CommitQueue::GroupLocked() const {
  std::vector<Waiting*> group;
  size_t changes = 0;
  for (Waiting* other : waiting_) {
    changes += other->ahead == nullptr ? 1 : other->ahead->changes.size();
    if (!group.empty() && (changes > kMostChangesAhead || other->alone != nullptr)) break;
    group.push_back(other);
    if (other->alone != nullptr) break;
  }
  return group;
}

absl::Status CommitQueue::Take(Waiting& self) {
  std::unique_lock<std::mutex> lock(mutex_);
  waiting_.push_back(&self);
  if (!WaitForTurn(lock, self)) {
    std::erase(waiting_, &self);
    return WithDetail(
        absl::UnavailableError("a bulk load is being published; nothing was written, try again in "
                               "a moment with the same request id"),
        {"BULK_LOAD_PUBLISHING", "", ""});
  }
  if (self.done) return self.status;

  led_ = true;
  loading_ = self.alone != nullptr;
  const std::vector<Waiting*> group = GroupLocked();
  lock.unlock();
  const size_t served = Lead(group);
  lock.lock();
  for (size_t i = 0; i < served; ++i) {
    waiting_.pop_front();
    group[i]->done = true;
    if (group[i] != &self) group[i]->woken.notify_one();
  }
  led_ = false;
  loading_ = false;
  if (!waiting_.empty()) waiting_.front()->woken.notify_one();
  return self.status;
}

size_t CommitQueue::Lead(const std::vector<Waiting*>& group) {
  std::vector<const PreparedCommit*> ahead;
  for (const Waiting* member : group) {
    if (member->ahead != nullptr) ahead.push_back(member->ahead);
  }
  const auto all_end = [&group](const absl::Status& status, size_t count) {
    for (size_t i = 0; i < count; ++i) group[i]->status = status;
    return count;
  };
  for (int attempt = 0; attempt < kMostAttempts; ++attempt) {
    if (absl::Status status = TakeUp(); !status.ok()) return all_end(status, group.size());
    Draft draft(engine_, head_);
    if (absl::Status status = ReadAhead(ahead, draft); !status.ok()) {
      return all_end(status, group.size());
    }
    const size_t planned = PlanGroup(group, draft);
    if (draft.rows().empty()) return planned;
    const std::optional<absl::Status> written = WriteRows(draft, group.front()->alone != nullptr);
    if (!written.has_value()) continue;
    return written->ok() ? planned : all_end(*written, planned);
  }
  return all_end(WithDetail(absl::AbortedError("other writers were first every time; try again"),
                            {"CONFLICT", "", ""}),
                 group.size());
}

size_t CommitQueue::PlanGroup(const std::vector<Waiting*>& group, Draft& draft) {
  last_planned_ = last_recorded_;
  size_t planned = 0;
  for (Waiting* member : group) {
    const size_t rows_before = draft.rows().size();
    Turn turn{draft, std::max(clock_.Now(), Shift(last_planned_, 1)), last_planned_};
    if (member->alone != nullptr) {
      member->status = (*member->alone)(turn);
      if (!DetailOf(member->status).has_value()) member->status = Refused(member->status);
    } else {
      member->status = (*member->plan)(turn);
    }
    const bool full =
        draft.rows().size() > Engine::kMaxRowsPerCommit || draft.bytes() > Engine::kMaxCommitBytes;
    if (full && rows_before > 0) {
      draft.RollBack(rows_before);  // its turn comes with the next group
      break;
    }
    ++planned;
    if (draft.rows().size() == rows_before) continue;
    draft.EndCommit();
    last_planned_ = turn.recorded_at;
  }
  return planned;
}

std::optional<absl::Status> CommitQueue::WriteRows(const Draft& draft, bool load) {
  kept_.Foresee(draft.rows(), load);
  const CommitId id = random_.Bytes(kCommitIdBytes);
  absl::StatusOr<CommitOutcome> outcome = engine_.Commit(id, draft.head(), draft.rows());
  if (!outcome.ok()) return Refused(outcome.status());
  if (outcome->kind == CommitOutcome::Kind::kConflict) {
    const absl::Status reloaded = ReloadHead();
    if (!reloaded.ok()) return reloaded;
    return std::nullopt;
  }
  if (outcome->kind == CommitOutcome::Kind::kUnknown) {
    const absl::StatusOr<std::optional<Sequence>> found = engine_.Lookup(id);
    // That it is not there is final only once the engine has been opened again.
    if (!found.ok() || !found->has_value()) {
      unknown_ = id;
      return OutcomeUnknown();
    }
  }
  head_ = draft.next() - 1;
  kept_.Follow(head_);
  last_recorded_ = last_planned_;
  return absl::OkStatus();
}

absl::Status CommitQueue::TakeUp() {
  if (!unknown_.has_value()) return absl::OkStatus();
  const absl::StatusOr<std::optional<Sequence>> found = engine_.Lookup(*unknown_);
  if (!found.ok()) {
    return Faulted(absl::StrCat("the outcome of an earlier commit is not known (",
                                found.status().message(), ")"));
  }
  // Should that commit still arrive, one of it and the next one meets a conflict: both expect the
  // same head. So it is safe to go on, if the engine does.
  RETURN_IF_ERROR(ReloadHead());
  unknown_.reset();
  return absl::OkStatus();
}

absl::Status CommitQueue::ReloadHead() {
  const Sequence head = engine_.WaitStable(0, absl::InfinitePast());
  const RowPlace place = CommitRow(head);
  ASSIGN_OR_RETURN(const auto rows, engine_.MultiGet({GetRequest{place.partition, place.suffix}},
                                                     head, absl::InfiniteFuture()));
  if (!rows[0].has_value()) {
    return absl::DataLossError(absl::StrCat("revision ", head, " has no commit record"));
  }
  ASSIGN_OR_RETURN(const CommitRecord record, DecodeCommitRecord(rows[0]->value));
  head_ = head;
  kept_.StartOver(head);
  last_recorded_ = record.recorded_at;
  return absl::OkStatus();
}

}  // namespace entente
