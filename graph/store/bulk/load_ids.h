// External ids in a bulk load: within a scheme, one entity holds an id at an instant, of those that
// the graph and the load name.
#ifndef ENTENTE_GRAPH_STORE_BULK_LOAD_IDS_H_
#define ENTENTE_GRAPH_STORE_BULK_LOAD_IDS_H_

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "graph/store/bulk/id_sweep.h"
#include "graph/store/bulk/load_basis.h"
#include "graph/store/draft.h"
#include "graph/store/prepared_commit.h"

namespace entente {

// One thread at a time. Memory: a batch of records, and what the graph holds under its ids; however
// many claims of the load are about one id.
class LoadIds {
 public:
  explicit LoadIds(NoteFailure note) : note_(std::move(note)) {}

  static absl::Status Ask(const PreparedClaim& claim, uint64_t number, const AddAsked& add);

  // The records in order, then the end.
  absl::Status Take(Asked asked, const LoadBasis& basis);
  absl::Status End(const LoadBasis& basis);

 private:
  // What the graph holds of one text and scheme, in order of beginnings.
  using Recorded = std::vector<HeldId>;

  absl::Status SweepBatch(const LoadBasis& basis);
  absl::Status FetchRecorded(const LoadBasis& basis);
  absl::Status Begin(const std::string& group);
  // Gives the sweep what is recorded and begins before `until`.
  absl::Status PassRecorded(Instant until);
  absl::Status EndGroup();

  const NoteFailure note_;
  std::vector<Asked> batch_;
  size_t batch_bytes_ = 0;
  std::map<std::string, std::map<std::string, Recorded>> recorded_;  // by indexed text, group
  // Of the group that is swept.
  std::string group_;
  std::unique_ptr<IdSweep> sweep_;
  Recorded held_;
  size_t passed_ = 0;  // of held_
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_BULK_LOAD_IDS_H_
