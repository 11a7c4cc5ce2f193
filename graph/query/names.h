// The resolver of names: whom a text may mean, as a View believes it. Every request that takes an
// entity goes through it (named_entity.h), so that a name means the same everywhere.
#ifndef ENTENTE_GRAPH_QUERY_NAMES_H_
#define ENTENTE_GRAPH_QUERY_NAMES_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "graph/model/verdict.h"
#include "graph/query/name_match.h"
#include "graph/store/view.h"

namespace entente {

// A score below this is rather chance than likeness (tests/graph/query/names_test.cc).
inline constexpr double kLeastScore = 0.4;

// Empty fields match anything.
struct NamePattern {
  std::string text;
  std::string type;      // of this type or a more special one, whatever the lens
  std::string language;  // only names in it: "en" is also "en-GB"; ids and external ids have none
  std::string kind;      // only names of it: "official", "alias", "historical"
  double least_score = kLeastScore;  // above 0
  size_t limit = 10;                 // at least 1
};

struct NameCandidate {
  EntityId id;  // canonical
  NameMatch match;
  std::optional<PropositionRow> row;  // the name or external id that matched; none for an id
  std::vector<std::string> types;     // asserted under the lens
  std::string name;                   // what it is called best; empty: nothing
};

struct NameAnswer {
  std::vector<NameCandidate> candidates;  // best first, each entity once; ties by id
  bool more = false;                      // more than `limit` reach the least score
  // The graph has more names than are kept in memory (Limits::name_index_bytes): only ids, equal
  // and normalised names and external ids were looked for.
  bool too_many = false;
  Hidden hidden;  // of the names that were looked at
};

// Names count where they are rows under the view: at its valid cut, through its lens.
// kInvalidArgument: unknown type; the budget's errors.
absl::StatusOr<NameAnswer> FindNames(View& view, const NamePattern& pattern);

// The entities that `text` names by the best of three steps that anybody has: letter by letter,
// normalised, transliterated; by canonical id. Empty: none.
struct Namesakes {
  NameReason reason = NameReason::kExact;
  std::vector<EntityId> ids;
};
absl::StatusOr<Namesakes> FindNamesakes(View& view, absl::string_view text);

// Whether each id is recorded by `revision`, in order.
absl::StatusOr<std::vector<bool>> RecordedBy(View& view, const std::vector<EntityId>& ids,
                                             Revision revision);

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_NAMES_H_
