// How far a check may walk through the graph before it gives up: it holds up every writer.
#ifndef ENTENTE_GRAPH_STORE_WALK_H_
#define ENTENTE_GRAPH_STORE_WALK_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace entente {

// Steps that all walks of one commit may take together.
inline constexpr size_t kMostWalked = 20'000;

// What a commit's checks may still walk. One thread at a time.
class WalkAllowance {
 public:
  explicit WalkAllowance(size_t steps = kMostWalked) : left_(steps), most_(steps) {}

  // Takes a step. kResourceExhausted, reason WALK_TOO_LONG, once there is none left; `field` goes
  // into the detail.
  absl::Status Take(absl::string_view field);

 private:
  size_t left_;
  size_t most_;
};

// "a > b > c", the middle left out where it is long.
std::string FormatPath(const std::vector<std::string>& path);

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_WALK_H_
