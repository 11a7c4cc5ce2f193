// What a commit checks once all of its changes are known (types, cycles, unique external ids, new
// instances), for the changes of a bulk load: asked for while the load is merged, sorted by what is
// to be looked up, and then looked up in order, a batch at a time. The checks are the commit's own.
#ifndef ENTENTE_GRAPH_STORE_BULK_LOAD_CHECKS_H_
#define ENTENTE_GRAPH_STORE_BULK_LOAD_CHECKS_H_

#include <cstdint>
#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "graph/model/limits.h"
#include "graph/ontology/ontology.h"
#include "graph/store/bulk/load_basis.h"
#include "graph/store/bulk/load_cycles.h"
#include "graph/store/bulk/load_ids.h"
#include "graph/store/bulk/load_instances.h"
#include "graph/store/bulk/load_types.h"
#include "graph/store/bulk/sorted_runs.h"
#include "graph/store/prepared_commit.h"

namespace entente {

// One thread at a time.
class LoadChecks {
 public:
  // All outlive the checks.
  LoadChecks(const Ontology& ontology, const Limits& limits, SpillSpace& space,
             size_t memory_bytes);

  // Asks for the checks of a claim that the load records. kResourceExhausted: too many that might
  // close a cycle.
  absl::Status Ask(const PreparedClaim& claim, uint64_t number, bool new_instance);

  // The failure of a change, with its detail's field relative to the change; of several the one
  // with the least number is kept. Other errors are returned as they are.
  absl::Status Note(uint64_t number, const absl::Status& failure);

  // Looks everything up. The failure of the first change that fails, "changes[7].claim.subject" its
  // field, or of the engine.
  absl::Status Run(const LoadBasis& basis);

 private:
  absl::Status Add(const std::string& group, absl::string_view rest, uint64_t number,
                   absl::string_view value);
  absl::Status Take(Asked asked, const LoadBasis& basis);

  const size_t memory_bytes_;
  SortedRuns asked_;
  LoadInstances instances_;
  LoadTypes types_;
  LoadIds ids_;
  LoadCycles cycles_;
  std::optional<std::pair<uint64_t, absl::Status>> failure_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_BULK_LOAD_CHECKS_H_
