// How far a check may walk through the graph before it gives up: it holds up every writer.
#ifndef ENTENTE_GRAPH_STORE_WALK_H_
#define ENTENTE_GRAPH_STORE_WALK_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace entente {

inline constexpr size_t kMostWalked = 10'000;  // steps

// kResourceExhausted, reason WALK_TOO_LONG.
absl::Status WalkTooLong(absl::string_view field, absl::string_view from);

// "a > b > c", the middle left out where it is long.
std::string FormatPath(const std::vector<std::string>& path);

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_WALK_H_
