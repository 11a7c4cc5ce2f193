// Entities that may be one: proposals for SAME_AS, with what speaks for each and what against it.
// Nothing is joined by them; the rules of sinks and pages are those of queries.h.
#ifndef ENTENTE_GRAPH_QUERY_DUPLICATES_H_
#define ENTENTE_GRAPH_QUERY_DUPLICATES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "graph/model/verdict.h"
#include "graph/query/computed_answer.h"
#include "graph/query/name_match.h"
#include "graph/store/view.h"

namespace entente {

// Names less alike than this are rather two things' (scripts/bench name-cases).
inline constexpr double kLeastDuplicateScore = 0.8;
// Of what speaks for a pair as many as are told, best first.
inline constexpr size_t kReasonsTold = 3;

struct DuplicatePattern {
  std::string type;  // both are of this type or a more special one, whatever the lens
  double least_score = kLeastDuplicateScore;  // above 0
  bool unopposed = false;                     // only those that nothing speaks against
};

// A row of each of the two that are alike: names, or external ids of one scheme.
struct MergeReason {
  NameMatch match;             // of names kExact to kSimilar; kExternalId
  bool same_language = false;  // two names said to be of one language
  PropositionRow one;
  PropositionRow other;
};

// Numbered as on the wire.
enum class ObjectionKind : uint8_t {
  kTypes = 1,        // no type of the one is, or is above, a type of the other
  kExternalIds = 2,  // different ids of one scheme at one time: `rows`
  kRelated = 3,      // a relation between things of one kind is between them: `rows`
  kApartFrom = 4,    // one is kept apart from `third`, which is a proposal for the other
  kOneDocument = 5,  // the same `document` gives both the names that are alike: it knows two
};

struct MergeObjection {
  ObjectionKind kind = ObjectionKind::kTypes;
  std::vector<PropositionRow> rows;
  EntityId third;
  EntityId document;
};

struct DuplicateEnd {
  EntityId id;                     // canonical
  std::string name;                // what it is called best
  std::vector<std::string> types;  // by any unretracted claim
};

struct Duplicate {
  DuplicateEnd one;  // the smaller id
  DuplicateEnd other;
  double score = 0;                  // of the best reason
  uint64_t reasons_in_all = 0;       // of which `reasons` are the best
  std::vector<MergeReason> reasons;  // at least one
  std::vector<MergeObjection> objections;
};

// Pairs of entities with names, or external ids, that are alike under the view, in periods that may
// overlap; not what is joined or kept apart already. What nothing speaks against first, then by
// the number of objections; of these the best score first, then by ids. PageOver pages them.
// kInvalidArgument: unknown type. kResourceExhausted: the budget, or (LIMIT_PAIRS) more pairs of
// names than Limits::name_pairs are alike, or (LIMIT_NAMES) more names than are kept in memory.
absl::StatusOr<ComputedAnswer<Duplicate>> FindDuplicates(View& view,
                                                         const DuplicatePattern& pattern);

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_DUPLICATES_H_
