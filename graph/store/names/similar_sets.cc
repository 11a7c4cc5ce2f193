// Two sets of similarity t share at least t^2 of the trigrams of either, since the cosine is at
// most the root of the shared part of each. So with the trigrams of every set in one order, rarest
// first, the first n - ceil(t^2 n) + 1 of the one meet those of the other: only these prefixes are
// indexed and looked up, and only what meets there, and is neither too long nor too short, is
// counted. "shebekino" at 0.9 looks up its three rarest trigrams of ten.
#include "graph/store/names/similar_sets.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "absl/container/flat_hash_map.h"
#include "graph/model/status.h"

namespace entente {
namespace {

// Against what rounding does to a root of a product.
constexpr double kSlack = 1e-9;

// The trigrams of each set by rank: 0 is the rarest.
using Ranked = std::vector<std::vector<uint32_t>>;

struct Order {
  Ranked sets;
  size_t ranks = 0;
};

Order RarestFirst(const TrigramSets& sets) {
  absl::flat_hash_map<Trigram, uint32_t> counts;
  for (const std::vector<Trigram>& set : sets) {
    for (const Trigram trigram : set) ++counts[trigram];
  }
  std::vector<std::pair<uint32_t, Trigram>> by_count;
  for (const auto& [trigram, count] : counts) by_count.emplace_back(count, trigram);
  std::sort(by_count.begin(), by_count.end());
  for (uint32_t rank = 0; rank < by_count.size(); ++rank) counts[by_count[rank].second] = rank;
  Order order{{}, by_count.size()};
  order.sets.reserve(sets.size());
  for (const std::vector<Trigram>& set : sets) {
    std::vector<uint32_t>& ranked = order.sets.emplace_back();
    for (const Trigram trigram : set) ranked.push_back(counts[trigram]);
    std::sort(ranked.begin(), ranked.end());
  }
  return order;
}

size_t LeastShared(size_t size, double least) {
  return static_cast<size_t>(
      std::max(1.0, std::ceil(least * least * static_cast<double>(size) - kSlack)));
}

}  // namespace

absl::Status ForSimilarSets(const TrigramSets& sets, double least,
                            const std::function<absl::Status()>& go_on,
                            const std::function<absl::Status(uint32_t, uint32_t)>& each) {
  const Order order = RarestFirst(sets);
  // Shorter sets first, so that a set meets only those that are no longer than it is.
  std::vector<uint32_t> by_size(sets.size());
  std::iota(by_size.begin(), by_size.end(), 0);
  std::stable_sort(by_size.begin(), by_size.end(),
                   [&](uint32_t a, uint32_t b) { return sets[a].size() < sets[b].size(); });
  std::vector<std::vector<uint32_t>> met(order.ranks);  // whose prefixes have the rank
  std::vector<uint32_t> last(sets.size(), UINT32_MAX);  // the set that a set was last compared with
  for (const uint32_t number : by_size) {
    RETURN_IF_ERROR(go_on());
    const std::vector<uint32_t>& set = order.sets[number];
    if (set.empty()) continue;
    const size_t shortest = LeastShared(set.size(), least);
    const size_t prefix = set.size() - shortest + 1;
    for (size_t at = 0; at < prefix; ++at) {
      std::vector<uint32_t>& others = met[set[at]];
      for (const uint32_t other : others) {
        const std::vector<uint32_t>& one = order.sets[other];
        if (last[other] == number || one.size() < shortest) continue;
        last[other] = number;
        const double similarity = Similarity(SharedBy(set, one), set.size(), one.size());
        if (similarity < least) continue;
        RETURN_IF_ERROR(each(std::min(number, other), std::max(number, other)));
      }
      others.push_back(number);
    }
  }
  return absl::OkStatus();
}

}  // namespace entente
