// Predicates that lead nowhere back, in a bulk load: whether its claims close a cycle, with each
// other and with what is recorded.
#ifndef ENTENTE_GRAPH_STORE_BULK_LOAD_CYCLES_H_
#define ENTENTE_GRAPH_STORE_BULK_LOAD_CYCLES_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/ontology/ontology.h"
#include "graph/store/bulk/load_basis.h"
#include "graph/store/prepared_commit.h"

namespace entente {

// One thread at a time. Memory: some 500 bytes for each claim that may close a cycle, and for each
// entity that they lead to.
class LoadCycles {
 public:
  // `most`: claims that it takes. `ontology` outlives it.
  LoadCycles(const Ontology& ontology, size_t most, NoteFailure note);

  // kResourceExhausted, reason LIMIT_BULK_LOAD_ACYCLIC: too many.
  absl::Status Ask(const PreparedClaim& claim, uint64_t number);

  // Once all are known. kResourceExhausted, reason WALK_TOO_LONG: they lead too far through the
  // graph, or go round at too many different times.
  absl::Status Check(const LoadBasis& basis);

 private:
  // What a cycle is made of: a claim without what it says beside that.
  struct Nested {
    uint64_t number;
    ClaimId id;
    std::string bytes;
  };

  // Numbers of the claims, of nested_, that lie between entities which lead back to themselves.
  absl::StatusOr<std::vector<size_t>> FindSuspects(const LoadBasis& basis) const;
  absl::Status CheckSuspects(const std::vector<size_t>& suspects, const LoadBasis& basis) const;

  const Ontology& ontology_;
  const size_t most_;
  const NoteFailure note_;
  std::vector<Nested> nested_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_BULK_LOAD_CYCLES_H_
