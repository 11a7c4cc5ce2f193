// Entities as requests name them: an id, or a name that only one has.
#ifndef ENTENTE_GRAPH_QUERY_NAMED_ENTITY_H_
#define ENTENTE_GRAPH_QUERY_NAMED_ENTITY_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "graph/query/names.h"
#include "graph/store/view.h"

namespace entente {

struct NamedEntity {
  EntityId id;  // empty: none, or several
  NameReason reason = NameReason::kId;
  bool presumed = false;          // the lens has no such name; the default lens has
  bool later = false;             // by the last step: an id recorded since
  std::vector<EntityId> several;  // who all have the name at the step that decides
};

// What each text is, by the first of these that holds:
//   1. an id recorded by the view's revision, or joined by the lens's assume_same;
//   2. a name under the view, equal, else normalised, else transliterated;
//   3. the same through the default lens with the lens's assumptions, at the same cuts: whom a lens
//      believes of what happened decides as little of what things are called as of where they lie;
//   4. an id recorded since: it exists, and has no row.
// All but the fourth, whose entity has no row in any case, depend on the view alone: asked again of
// the same revision the answer is the same, as long as the graph's names are few enough to be kept
// (NameIndex). The budget's errors.
absl::StatusOr<std::vector<NamedEntity>> EntitiesNamed(View& view,
                                                       const std::vector<std::string>& texts);

// What a text is for two views of one answer: an id that either has recorded; else the one entity
// that it names under either; `several` where they disagree.
NamedEntity AgreedEntity(const NamedEntity& one, const NamedEntity& other);

// Why `text` came to no id. kInvalidArgument, reason AMBIGUOUS_NAME: several have the name; the
// message lists them. kNotFound, reason ENTITY_NOT_FOUND: nobody; the message names the nearest.
// The field is left to the caller. The budget's errors.
absl::Status NotNamed(View& view, const std::string& text, const NamedEntity& named);

// All of valid time and every publication, at the same record cut.
AsOf AnyTime(const AsOf& as_of);

// The lens by which names, and places, are presumed.
Lens PresumedLens(const Lens& lens);

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_NAMED_ENTITY_H_
