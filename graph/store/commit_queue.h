// Group commit: whoever waits longest leads, plans what waits behind it, and writes all of it with
// one commit of the engine; each client commit keeps its own revision.
#ifndef ENTENTE_GRAPH_STORE_COMMIT_QUEUE_H_
#define ENTENTE_GRAPH_STORE_COMMIT_QUEUE_H_

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "graph/engine/engine.h"
#include "graph/model/instant.h"
#include "graph/model/random.h"
#include "graph/store/draft.h"
#include "graph/store/prepared_commit.h"

namespace entente {

class KeptReads;

// A commit's turn to plan its rows.
struct Turn {
  Draft& draft;
  Instant recorded_at;    // of this commit, if it changes something
  Instant last_recorded;  // of revision draft.next() - 1
};

// Plans one commit: adds its rows to the draft, or none where it changes nothing, or fails, which
// also leaves the draft as it was. Pure beside that and what it keeps for its own caller, because
// it is called again where another writer was first. Called by any thread, its caller waiting.
using PlanRows = std::function<absl::Status(const Turn& turn)>;

// The same for who has the queue to itself and takes long: `turn.recorded_at` is its to set anew
// when it is done. Called once: what it has staged cannot be planned again.
using PlanAlone = std::function<absl::Status(Turn& turn)>;

// Thread-safe.
class CommitQueue {
 public:
  // All outlive the queue. `last_recorded`: of the revision `head`.
  CommitQueue(Engine& engine, const Clock& clock, Random& random, Sequence head,
              Instant last_recorded, KeptReads& kept);

  // Waits for the turn of `plan` and until its rows are durable. The error of `plan`; else, with
  // nothing written: kResourceExhausted (disk), kAborted (reason CONFLICT: other writers were first
  // too often), kUnavailable (reason STORE_FAULTED); and kUnavailable with reason OUTCOME_UNKNOWN,
  // after which the same request tells. `ahead`: what it will look up; may be null.
  absl::Status Write(const PreparedCommit* ahead, const PlanRows& plan);
  // Where a bulk load has its turn meanwhile, Write waits kLoadPatience for it and then ends in
  // kUnavailable, reason BULK_LOAD_PUBLISHING, with nothing written.
  static constexpr std::chrono::seconds kLoadPatience{2};

  // As Write, alone with the lease: `plan` may stage rows, which its own commit publishes and any
  // error of it drops. Waits for its turn as long as it takes.
  absl::Status WriteAlone(const PlanAlone& plan);

 private:
  struct Waiting {
    const PreparedCommit* ahead;
    const PlanRows* plan;
    const PlanAlone* alone;  // instead of `plan`; null where there is one
    absl::Status status;
    bool done = false;
    std::condition_variable woken;
  };

  absl::Status Take(Waiting& self);
  // Until the turn of `self` has come or is over; false if a load keeps it waiting too long.
  bool WaitForTurn(std::unique_lock<std::mutex>& lock, Waiting& self);
  std::vector<Waiting*> GroupLocked() const;

  // Called by the leader only, without the lock. Those from the front of `group` that had their
  // turn have their status; returns how many, at least one.
  size_t Lead(const std::vector<Waiting*>& group);
  size_t PlanGroup(const std::vector<Waiting*>& group, Draft& draft);
  // nullopt: another writer was first.
  std::optional<absl::Status> WriteRows(const Draft& draft, bool load);
  absl::Status TakeUp();
  absl::Status ReloadHead();

  Engine& engine_;
  const Clock& clock_;
  Random& random_;
  KeptReads& kept_;  // is told of all that is written

  std::mutex mutex_;
  std::deque<Waiting*> waiting_;
  bool led_ = false;
  bool loading_ = false;  // the leader is a bulk load

  // The leader's; handed on with the lead.
  Sequence head_;
  Instant last_recorded_;            // of head_
  Instant last_planned_;             // of the last commit planned behind it
  std::optional<CommitId> unknown_;  // an engine commit whose outcome is not known
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_COMMIT_QUEUE_H_
