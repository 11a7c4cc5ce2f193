// The first commit of a graph, and the reading of what it recorded.
//
// Revision 1 of every graph is its creation: a commit of principal `local` without changes, whose
// rows are the commit's record and the graph's own row. The first client commit is revision 2.
#ifndef ENTENTE_GRAPH_STORE_CREATION_H_
#define ENTENTE_GRAPH_STORE_CREATION_H_

#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "graph/encoding/commit_record.h"
#include "graph/engine/engine.h"
#include "graph/model/instant.h"
#include "graph/model/random.h"
#include "graph/store/draft.h"
#include "graph/store/store.h"

namespace entente {

inline constexpr size_t kIdKeyBytes = 32;

// kInvalidArgument unless `name` is 1..64 of a-z, 0-9, "-", "_", starting with a letter. `what`
// ("graph", "lens") goes into the message, `field` into the detail.
absl::Status CheckName(absl::string_view name, absl::string_view what, absl::string_view field);

// kInvalidArgument for a name or an id key that no graph can have.
absl::Status CheckCreation(const Store::Creation& creation);

// The graph kept in `engine`; where the engine is empty, makes it by `creation`. Errors of
// Store::Open.
absl::StatusOr<GraphRecord> OpenOrCreate(Engine& engine, const Clock& clock, Random& random,
                                         const std::optional<Store::Creation>& creation);

// The graph's own row, the newest version of it.
absl::StatusOr<GraphRecord> ReadGraphRecord(Draft& draft);
void PutGraphRecord(const GraphRecord& graph, Draft& draft);

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_CREATION_H_
