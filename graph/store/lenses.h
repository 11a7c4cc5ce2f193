// Stored lenses: named, versioned, every version kept.
#ifndef ENTENTE_GRAPH_STORE_LENSES_H_
#define ENTENTE_GRAPH_STORE_LENSES_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "graph/engine/engine.h"
#include "graph/model/lens.h"
#include "graph/store/commit_queue.h"

namespace entente {

inline constexpr absl::string_view kDefaultLens = "default";
inline constexpr size_t kMostLensEntries = 1'000;  // of each list in a lens

// The default lens by its name, version 1.
Lens DefaultLens();

// kInvalidArgument, detail's field relative to the lens: numbers out of range, ids malformed, lists
// too long, no mood.
absl::Status CheckLens(const Lens& lens);

// The lens as it will be stored: the latest version of its name if that is equal, else the next
// one, with its rows planned. `lens` has its name; its version is ignored.
absl::StatusOr<Lens> PlanLens(absl::string_view principal, const Lens& lens, const Turn& turn);

// The newest version, or the given one (0: newest); kNotFound names the lenses there are.
absl::StatusOr<Lens> ReadLens(const Engine& engine, absl::string_view name, uint32_t version);
// The newest version of each, by name, the default lens among them.
absl::StatusOr<std::vector<Lens>> ReadLenses(const Engine& engine);

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_LENSES_H_
