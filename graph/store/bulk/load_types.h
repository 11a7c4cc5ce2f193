// Domain and range in a bulk load: what each place of its claims asks of an entity, looked up with
// the types that the graph and the load give it, by the commit's own TypeCheck.
#ifndef ENTENTE_GRAPH_STORE_BULK_LOAD_TYPES_H_
#define ENTENTE_GRAPH_STORE_BULK_LOAD_TYPES_H_

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/ontology/ontology.h"
#include "graph/store/bulk/load_basis.h"
#include "graph/store/draft.h"
#include "graph/store/prepared_commit.h"

namespace entente {

// One thread at a time. Memory: a batch of records of some hundred bytes, whatever the claims are
// and however many of them give one entity a type.
class LoadTypes {
 public:
  // `ontology` outlives it.
  LoadTypes(const Ontology& ontology, NoteFailure note);

  absl::Status Ask(const PreparedClaim& claim, uint64_t number, const AddAsked& add);

  // The records in order, then the end.
  absl::Status Take(Asked asked, const LoadBasis& basis);
  absl::Status End(const LoadBasis& basis);

 private:
  bool AskedLately(const std::string& key, uint64_t number);
  // Leaves, of what gives the last entity of the batch its types, what counts: once for each type.
  absl::Status Condense(const LoadBasis& basis);
  absl::Status FetchTypes(const LoadBasis& basis, Draft& draft) const;
  absl::Status PutGiven(const LoadBasis& basis, Draft& draft) const;
  absl::Status CheckPlaces(Draft& draft) const;

  const Ontology& ontology_;
  const NoteFailure note_;
  std::vector<std::string> predicates_;  // by number
  std::map<std::string, uint32_t> numbers_;
  std::vector<std::pair<std::string, uint64_t>> lately_;  // what was asked, and for which change
  std::vector<Asked> batch_;
  size_t condensed_ = 0;  // so many at the front of the batch have been
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_BULK_LOAD_TYPES_H_
