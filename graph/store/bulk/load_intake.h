// The first half of a bulk load: changes are checked in form as those of a commit are, and kept
// sorted by claim. Nothing here looks at what is recorded, and nothing holds up other writers.
#ifndef ENTENTE_GRAPH_STORE_BULK_LOAD_INTAKE_H_
#define ENTENTE_GRAPH_STORE_BULK_LOAD_INTAKE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "graph/encoding/canonical.h"
#include "graph/model/limits.h"
#include "graph/ontology/ontology.h"
#include "graph/store/bulk/sorted_runs.h"
#include "graph/store/bulk/spill.h"
#include "graph/store/prepared_commit.h"
#include "graph/store/store.h"

namespace entente {

// One change of a load as it is kept: sorted by claim id, claims before judgements, then by number.
struct KeptChange {
  RecordId claim;  // the claim's own id, or that of the claim judged
  bool judgement = false;
  uint64_t number = 0;  // in the whole load, from 0
  bool new_instance = false;
  JudgementId id;           // of a judgement
  absl::string_view bytes;  // as encoded
};
// kDataLoss: not what LoadIntake keeps. `value` outlives the answer.
absl::StatusOr<KeptChange> ParseKept(absl::string_view key, absl::string_view value);

// One thread at a time.
class LoadIntake {
 public:
  // What is referred to outlives the intake.
  LoadIntake(const std::string& principal, const std::string& request_id,
             std::shared_ptr<const Ontology> ontology, const Limits& limits, const IdKey& id_key,
             SpillSpace& space);

  // The next change. kInvalidArgument: malformed, or nothing that can be loaded in bulk (reason
  // BULK_LOAD_CHANGE); kResourceExhausted: too many changes, or too little room.
  absl::Status Add(const Change& change, bool new_instance);

  uint64_t count() const { return count_; }
  // Ends the intake: the digest of its changes, which differs from that of a commit of the same.
  std::string TakeDigest() { return digest_.Take(); }
  // By ParseKept. REQUIRES: TakeDigest.
  SortedRuns& changes() { return changes_; }
  const std::shared_ptr<const Ontology>& ontology() const { return ontology_; }

 private:
  absl::Status AddClaim(const Claim& claim, bool new_instance);
  absl::Status AddJudgement(const Judgement& judgement);
  absl::Status Keep(const RecordId& claim, bool judgement, absl::string_view value);
  absl::Status At(const absl::Status& status) const;

  const std::string& principal_;
  const std::string& request_id_;
  const std::shared_ptr<const Ontology> ontology_;
  const Limits& limits_;
  const IdKey& id_key_;
  SortedRuns changes_;
  Sha256Stream digest_;
  uint64_t count_ = 0;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_BULK_LOAD_INTAKE_H_
