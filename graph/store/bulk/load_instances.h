// New instances in a bulk load: the claim that is to make a proposition must be the first about it,
// of the graph's and of the load's.
#ifndef ENTENTE_GRAPH_STORE_BULK_LOAD_INSTANCES_H_
#define ENTENTE_GRAPH_STORE_BULK_LOAD_INSTANCES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "graph/encoding/row_keys.h"
#include "graph/store/bulk/load_basis.h"
#include "graph/store/prepared_commit.h"

namespace entente {

// One thread at a time. Memory: a page of propositions, whatever the load.
class LoadInstances {
 public:
  explicit LoadInstances(NoteFailure note) : note_(std::move(note)) {}

  static absl::Status Ask(const PreparedClaim& claim, uint64_t number, bool makes,
                          const AddAsked& add);

  // The records in order, then the end.
  absl::Status Take(const Asked& asked, const LoadBasis& basis);
  absl::Status End(const LoadBasis& basis);

 private:
  struct Maker {
    uint64_t number;
    uint32_t instance;
    RowPlace proposition;
  };

  const NoteFailure note_;
  std::string group_;          // of the record before
  std::vector<Maker> makers_;  // first of the load, to be looked for in the graph
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_BULK_LOAD_INSTANCES_H_
