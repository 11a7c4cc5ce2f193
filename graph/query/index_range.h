// Which stretches of which tables hold the propositions that a question asks for.
#ifndef ENTENTE_GRAPH_QUERY_INDEX_RANGE_H_
#define ENTENTE_GRAPH_QUERY_INDEX_RANGE_H_

#include <set>
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

// All ranges of a pattern whose names have been looked up, in the order of the answer. `predicates`
// are those asked for, in name order; `places` is what lies within pattern.within.
std::vector<IndexRange> RangesOf(const PropositionPattern& pattern,
                                 const std::vector<const PredicateDefinition*>& predicates,
                                 const std::set<EntityId>& places);

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_INDEX_RANGE_H_
