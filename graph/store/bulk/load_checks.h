// What a commit checks once all of its changes are known (types, cycles, unique external ids, new
// instances), for the changes of a bulk load: asked for while the load is merged, sorted by what is
// to be looked up, and then looked up in order, a batch at a time. The checks are the commit's own:
// each batch is a Draft of the claims that matter to it.
#ifndef ENTENTE_GRAPH_STORE_BULK_LOAD_CHECKS_H_
#define ENTENTE_GRAPH_STORE_BULK_LOAD_CHECKS_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "graph/engine/engine.h"
#include "graph/model/limits.h"
#include "graph/ontology/ontology.h"
#include "graph/store/bulk/sorted_runs.h"
#include "graph/store/prepared_commit.h"

namespace entente {

// The graph that a load is checked against.
struct LoadBasis {
  const Engine& engine;
  Revision head;
  bool empty = false;  // no claim is recorded
};

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
  struct Asked {
    std::string group;  // what is looked up together
    std::string key;    // the rest
    std::string value;
  };
  struct Nested {
    uint64_t number;
    ClaimId id;
    std::string bytes;
  };

  absl::Status AskTypes(const PreparedClaim& claim, uint64_t number);
  absl::Status Add(const std::string& group, absl::string_view rest, uint64_t number,
                   absl::string_view value);
  bool AskedLately(const std::string& key, uint64_t number);
  absl::Status CheckBatch(const std::vector<Asked>& batch, const LoadBasis& basis);
  absl::Status CheckTypes(const std::vector<Asked>& batch, const LoadBasis& basis);
  absl::Status CheckExternalIds(const std::vector<Asked>& batch, const LoadBasis& basis);
  absl::Status CheckInstances(const std::vector<Asked>& batch, const LoadBasis& basis);
  absl::Status CheckCycles(const LoadBasis& basis);

  const Ontology& ontology_;
  const Limits& limits_;
  SortedRuns asked_;
  std::vector<std::string> predicates_;  // by number
  std::map<std::string, uint32_t> numbers_;
  std::vector<std::pair<std::string, uint64_t>> lately_;  // what was asked, and for which change
  std::vector<Nested> nested_;
  std::optional<std::pair<uint64_t, absl::Status>> failure_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_BULK_LOAD_CHECKS_H_
