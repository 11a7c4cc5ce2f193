// A picture of an answer has a beginning: the entity asked about, or that of most edges. Breadth
// first from there, distance is the column, so that a path reads from left to right and neighbours
// stand beside the middle. In each column nodes are sorted by the mean row of their neighbours in
// the column before, then, going back, in the column after; a few rounds of that leave few
// crossings.
//
// Example: a-b, a-c, c-d from a: columns {a}, {b, c}, {d}; d stands beside c.
// Cost: (nodes log nodes + edges) for each round; no attempt is made at the least crossings, which
// is NP-hard, nor at bending edges round nodes: pictures are small.
#include "clients/cli/layered_layout.h"

#include <algorithm>
#include <deque>

namespace entente {
namespace {

constexpr int kRounds = 4;

using Neighbors = std::vector<std::vector<size_t>>;

// Columns of everything that can be reached from `start`; returns the nodes, in order of reaching.
std::vector<size_t> Reach(const std::vector<size_t>& from, const Neighbors& neighbors, size_t part,
                          std::vector<NodePlace>* places, std::vector<bool>* placed) {
  std::deque<size_t> waiting;
  std::vector<size_t> reached;
  for (size_t node : from) {
    if ((*placed)[node]) continue;
    (*placed)[node] = true;
    (*places)[node] = {0, 0, part};
    waiting.push_back(node);
  }
  while (!waiting.empty()) {
    const size_t node = waiting.front();
    waiting.pop_front();
    reached.push_back(node);
    for (size_t next : neighbors[node]) {
      if ((*placed)[next]) continue;
      (*placed)[next] = true;
      (*places)[next] = {(*places)[node].layer + 1, 0, part};
      waiting.push_back(next);
    }
  }
  return reached;
}

// The mean row of a node's neighbours in the column beside its own; its own row where none is
// there.
double MeanRow(size_t node, size_t beside, const Neighbors& neighbors,
               const std::vector<NodePlace>& places) {
  double sum = 0;
  double count = 0;
  for (size_t other : neighbors[node]) {
    if (places[other].layer != beside) continue;
    sum += static_cast<double>(places[other].row);
    ++count;
  }
  return count > 0 ? sum / count : static_cast<double>(places[node].row);
}

void Sort(std::vector<size_t>* column, size_t beside, const Neighbors& neighbors,
          std::vector<NodePlace>* places) {
  std::vector<std::pair<double, size_t>> means;
  for (size_t node : *column) means.push_back({MeanRow(node, beside, neighbors, *places), node});
  std::stable_sort(means.begin(), means.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  for (size_t row = 0; row < means.size(); ++row) {
    (*column)[row] = means[row].second;
    (*places)[means[row].second].row = row;
  }
}

void SortColumns(const std::vector<size_t>& reached, const Neighbors& neighbors,
                 std::vector<NodePlace>* places) {
  std::vector<std::vector<size_t>> columns;
  for (size_t node : reached) {
    const size_t layer = (*places)[node].layer;
    if (layer >= columns.size()) columns.resize(layer + 1);
    (*places)[node].row = columns[layer].size();
    columns[layer].push_back(node);
  }
  for (int round = 0; round < kRounds; ++round) {
    for (size_t i = 1; i < columns.size(); ++i) Sort(&columns[i], i - 1, neighbors, places);
    for (size_t i = columns.size() - 1; i-- > 0;) Sort(&columns[i], i + 1, neighbors, places);
  }
}

}  // namespace

std::vector<NodePlace> LayOut(size_t nodes, const std::vector<std::pair<size_t, size_t>>& edges,
                              const std::vector<size_t>& starts) {
  Neighbors neighbors(nodes);
  for (const auto& [from, to] : edges) {
    if (from == to) continue;
    neighbors[from].push_back(to);
    neighbors[to].push_back(from);
  }
  std::vector<NodePlace> places(nodes);
  std::vector<bool> placed(nodes, false);
  std::vector<size_t> order(nodes);
  for (size_t i = 0; i < nodes; ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&neighbors](size_t a, size_t b) {
    return neighbors[a].size() > neighbors[b].size();
  });
  size_t part = 0;
  std::vector<size_t> from = starts;
  for (size_t next = 0;;) {
    const std::vector<size_t> reached = Reach(from, neighbors, part, &places, &placed);
    if (!reached.empty()) {
      SortColumns(reached, neighbors, &places);
      ++part;
    }
    while (next < nodes && placed[order[next]]) ++next;
    if (next == nodes) return places;
    from = {order[next]};
  }
}

}  // namespace entente
