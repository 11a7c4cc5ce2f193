// Where the nodes of a small picture stand.
#ifndef ENTENTE_CLIENTS_CLI_LAYERED_LAYOUT_H_
#define ENTENTE_CLIENTS_CLI_LAYERED_LAYOUT_H_

#include <cstddef>
#include <utility>
#include <vector>

namespace entente {

struct NodePlace {
  size_t layer = 0;  // column, from 0
  size_t row = 0;    // in it, from 0
  size_t part = 0;   // connected part, from 0: each stands below the one before
};

// Columns by distance from `starts`; nodes that those do not reach form parts of their own, which
// begin at their node of most edges. In a column nodes stand near those that they are connected to.
// Equal input gives equal places. REQUIRES: nodes below `nodes`.
std::vector<NodePlace> LayOut(size_t nodes, const std::vector<std::pair<size_t, size_t>>& edges,
                              const std::vector<size_t>& starts);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_LAYERED_LAYOUT_H_
