#include "graph/query/subgraph.h"

#include <algorithm>
#include <utility>

#include "graph/model/status.h"
#include "graph/store/budget.h"

namespace entente {
namespace {

// A guess of what an entity kept weighs.
constexpr uint64_t kBytesPerEntity = 512;

}  // namespace

SubgraphWalk::SubgraphWalk(View& view, SubgraphPattern pattern, Hop hop)
    : view_(&view), pattern_(std::move(pattern)), hop_(std::move(hop)) {
  entities_.insert(pattern_.seeds.begin(), pattern_.seeds.end());
  frontier_.assign(entities_.begin(), entities_.end());
  order_ = frontier_;
  for (const EntityId& seed : frontier_) ready_.emplace_back(SubgraphEntity{seed, 0});
}

absl::StatusOr<SubgraphWalk> SubgraphWalk::Begin(View& view, const SubgraphPattern& pattern) {
  ASSIGN_OR_RETURN(Hop hop, Hop::Make(view, pattern.hop, "step"));
  SubgraphPattern bound = pattern;
  ASSIGN_OR_RETURN(bound.seeds, view.Canonical(pattern.seeds));
  return SubgraphWalk(view, std::move(bound), std::move(hop));
}

absl::Status SubgraphWalk::FindNext() {
  std::set<EntityId> found;
  Expansion expansion(
      *view_, hop_, Following::kForward, frontier_,
      [&](const EntityId& neighbor) {
        return entities_.contains(neighbor) ? Interest::kNone : Interest::kFull;
      },
      &hidden_);
  expansion.CountOnce(&counted_);
  while (true) {
    ASSIGN_OR_RETURN(std::vector<Edge> edges, expansion.Next());
    if (edges.empty()) break;
    for (const Edge& edge : edges) {
      if (!found.insert(edge.neighbor()).second) continue;
      RETURN_IF_ERROR(view_->budget().ChargeKept(kBytesPerEntity));
    }
  }
  ++depth_;
  frontier_.assign(found.begin(), found.end());
  entities_.insert(found.begin(), found.end());
  order_.insert(order_.end(), found.begin(), found.end());
  for (const EntityId& entity : found) ready_.emplace_back(SubgraphEntity{entity, depth_});
  return absl::OkStatus();
}

absl::Status SubgraphWalk::FindRelations() {
  if (!among_.has_value()) {
    among_.emplace(
        *view_, hop_, Following::kOwn, order_,
        [this](const EntityId& neighbor) {
          return entities_.contains(neighbor) ? Interest::kFull : Interest::kNone;
        },
        &hidden_);
    among_->CountOnce(&counted_);
  }
  ASSIGN_OR_RETURN(std::vector<Edge> edges, among_->Next());
  done_ = edges.empty();
  for (const Edge& edge : edges) ready_.emplace_back(edge.Row().row);
  return absl::OkStatus();
}

absl::StatusOr<std::optional<SubgraphRow>> SubgraphWalk::Next() {
  while (ready_.empty() && !done_) {
    if (depth_ < pattern_.hops && !frontier_.empty()) {
      RETURN_IF_ERROR(FindNext());
    } else {
      RETURN_IF_ERROR(FindRelations());
    }
  }
  if (ready_.empty()) return std::nullopt;
  SubgraphRow row = std::move(ready_.front());
  ready_.pop_front();
  return row;
}

}  // namespace entente
