// What is in dispute among rows that are shown together, of which kind, and who takes part.
// Computed, never stored.
#ifndef ENTENTE_GRAPH_RESOLVE_DISPUTE_H_
#define ENTENTE_GRAPH_RESOLVE_DISPUTE_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/types/span.h"
#include "graph/model/as_of.h"
#include "graph/model/claim.h"
#include "graph/model/value.h"
#include "graph/model/verdict.h"
#include "graph/ontology/ontology.h"
#include "graph/resolve/evidence.h"

namespace entente {

enum class DisputeKind : uint8_t {
  kFunctional = 1,  // rows that cannot stand beside each other
  kQuantity = 2,    // the same, of figures
  kDenial = 3,      // a row that is also denied
  kType = 4,      // a row whose ends have not, or no longer, the types that its predicate asks for
  kIdentity = 5,  // a SAME_AS that joins nothing because of a NOT_SAME_AS
};

// Rows that take part in one dispute: positions, ascending.
using Disputants = std::vector<size_t>;

// The disputes among rows of one subject and predicate that are rivals of one another, directly or
// through others: one for each group that hangs together, in order of its first row.
std::vector<Disputants> RivalsAmong(absl::Span<const PropositionRow> rows);

// The same of rows that are no rivals, but would be if a scope that one of them does not state (an
// identifying qualifier that is absent, or SOME_VALUE) were the other's. Their extents meet in the
// cut as far as they are not excluded to. `figures` are those meant by each row's supports.
// REQUIRES: the predicate is functional for the subject; as many figures as rows.
std::vector<Disputants> PossibleRivalsAmong(absl::Span<const PropositionRow> rows,
                                            absl::Span<const Interval> figures, const ValidCut& cut,
                                            const Surroundings& around);

// kQuantity where any of the rows states a quantity, else kFunctional.
DisputeKind RivalryOf(absl::Span<const PropositionRow> rows, const Disputants& disputants);

// The worst of their certainties.
Certainty WeakestOf(absl::Span<const PropositionRow> rows, const Disputants& disputants);

// An end of a proposition that is not of a type that its predicate admits there.
struct TypeBreach {
  std::string where;  // "subject", "object", or the qualifier's name
  EntityId entity;
  std::vector<std::string> types;    // that it has, sorted
  std::vector<std::string> allowed;  // one of which it would need
  friend bool operator==(const TypeBreach&, const TypeBreach&) = default;
};

// The entities that must be of some type for the proposition to be admitted.
std::vector<EntityId> TypedEnds(const Proposition& proposition,
                                const PredicateDefinition& predicate);

// Those whose types are not admitted: subject, object, qualifiers. `types` has those of TypedEnds
// that have any.
std::vector<TypeBreach> TypeBreachesOf(const Proposition& proposition,
                                       const PredicateDefinition& predicate,
                                       const Ontology& ontology,
                                       const std::map<EntityId, std::vector<std::string>>& types);

}  // namespace entente

#endif  // ENTENTE_GRAPH_RESOLVE_DISPUTE_H_
