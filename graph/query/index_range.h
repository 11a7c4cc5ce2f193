// Which stretches of which tables hold the propositions that a question asks for.
#ifndef ENTENTE_GRAPH_QUERY_INDEX_RANGE_H_
#define ENTENTE_GRAPH_QUERY_INDEX_RANGE_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "graph/encoding/row_keys.h"
#include "graph/model/claim.h"
#include "graph/ontology/ontology.h"
#include "graph/query/pattern.h"

namespace entente {

// Rows of one partition with one prefix; each names a proposition.
struct IndexRange {
  Table table = Table::kClaim;  // kClaim, kIncoming, kByPredicate or kByText
  std::string name;             // of the partition: subject, object, or predicate
  std::string prefix;           // of the suffix; may be empty
  size_t group = 0;             // a walk yields a proposition once in each group of ranges
  // Derived predicates whose propositions belong here also where nobody claims them.
  std::vector<const PredicateDefinition*> derived;
};

// A range for propositions of one predicate.
IndexRange RangeOf(Table table, std::string name, std::string prefix,
                   const PredicateDefinition& predicate);

// The table that lists all propositions of a predicate: kByText for the attributes found by their
// text (type, name, external_id), else kByPredicate.
Table ListingOf(absl::string_view predicate);

// One subject, one predicate, any object or one: of a symmetric predicate both ends are looked at,
// smaller subjects first.
void AddRangesOf(const EntityId& subject, const PredicateDefinition& predicate,
                 const EntityId& object, std::vector<IndexRange>* ranges);
// Any subject, one object.
void AddRangesTo(const EntityId& object, const PredicateDefinition& predicate,
                 std::vector<IndexRange>* ranges);

// The ids that what is bound may be stated with: all members of each. Empty: not bound.
struct BoundIds {
  std::vector<EntityId> subjects;
  std::vector<EntityId> objects;
  std::vector<EntityId> places;  // within pattern.within
};

// All ranges of what is bound, in the order of the answer. `predicates` are those asked for, in
// name order. With both ends bound, rows of other objects may be in them.
std::vector<IndexRange> RangesOf(const BoundIds& bound,
                                 const std::vector<const PredicateDefinition*>& predicates);

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_INDEX_RANGE_H_
