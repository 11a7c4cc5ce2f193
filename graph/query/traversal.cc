// Breadth first, with labels. Over a period two edges may each hold and yet never together, so it
// is not enough to know that an entity was reached: a later way to it may lead where the first
// cannot. Each entity keeps the ways that are not within one another, and is left by each of them
// once. At one instant, or where only the first arrival counts, one way is as good as all.
//
//   a --January--> b --March--> c      over the year c is not reached by these two,
//   a --March----> x --March--> b      but by three hops through x, although b is known since one
//
// Cost: the edges of what is reached, once for each level at which something new leaves it.
#include "graph/query/traversal.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "graph/model/status.h"
#include "graph/store/budget.h"

namespace entente {
namespace {

// A guess of what one way kept weighs.
constexpr uint64_t kBytesPerWay = 512;

}  // namespace

Traversal::Traversal(View& view, TraversalPattern pattern, std::vector<Hop> hops)
    : view_(&view), pattern_(std::move(pattern)), hops_(std::move(hops)) {
  const ValidCut& cut = view.as_of().valid;
  one_instant_ = cut.end == Shift(cut.start, 1);
  const Course begin(cut, pattern_.time, view.lens().least_certainty);
  for (const EntityId& start : pattern_.starts) {
    if (!reached_.try_emplace(start, 0).second) continue;
    next_.entities.push_back(start);
    next_.by[start] = {begin};
    known_[{start, 0}] = {begin};
  }
}

absl::StatusOr<Traversal> Traversal::Begin(View& view, const TraversalPattern& pattern) {
  std::vector<Hop> hops;
  const size_t count = std::max<size_t>(1, pattern.hops_as.size());
  for (size_t i = 0; i < count; ++i) {
    const HopPattern asked = pattern.hops_as.empty() ? HopPattern() : pattern.hops_as[i];
    ASSIGN_OR_RETURN(Hop hop, Hop::Make(view, asked, absl::StrCat("steps[", i, "]")));
    hops.push_back(std::move(hop));
  }
  TraversalPattern bound = pattern;
  ASSIGN_OR_RETURN(bound.starts, view.Canonical(pattern.starts));
  return Traversal(view, std::move(bound), std::move(hops));
}

absl::Status Traversal::BeginLevel() {
  frontier_ = std::exchange(next_, {});
  const size_t step = StepAt(depth_);
  const size_t next_step = StepAt(depth_ + 1);
  const bool last = depth_ + 1 == pattern_.hops;
  const auto interest = [this, next_step, last](const EntityId& neighbor) {
    const auto reached = reached_.find(neighbor);
    if (reached == reached_.end() || reached->second > depth_) return Interest::kFull;
    if (last || (one_instant_ && known_.contains({neighbor, next_step}))) return Interest::kNone;
    return Interest::kQuiet;
  };
  expansion_.emplace(*view_, hops_[step], Following::kForward, frontier_.entities, interest,
                     &hidden_);
  return absl::OkStatus();
}

bool Traversal::Add(const EntityId& entity, const Course& course) {
  std::vector<Course>& known = known_[{entity, StepAt(depth_ + 1)}];
  const auto covered = [&](const Course& other) { return course.Within(other); };
  if (std::any_of(known.begin(), known.end(), covered)) return false;
  std::erase_if(known, [&](const Course& other) { return other.Within(course); });
  known.push_back(course);
  std::vector<Course>& fresh = next_.by[entity];
  if (fresh.empty()) next_.entities.push_back(entity);
  std::erase_if(fresh, [&](const Course& other) { return other.Within(course); });
  fresh.push_back(course);
  return true;
}

absl::Status Traversal::Take(const Edge& edge) {
  const EntityId& via = frontier_.entities[edge.from()];
  const EntityId& entity = edge.neighbor();
  const bool last = depth_ + 1 == pattern_.hops;
  const auto& ways = frontier_.by.find(via)->second;
  std::optional<Holding> holding;  // made out once it is needed
  for (const Course& way : ways) {
    RETURN_IF_ERROR(view_->budget().ChargeEdges(1));
    if (last && reached_.contains(entity)) continue;
    if (!holding.has_value()) holding = edge.holding();
    const std::optional<Course> course = way.After(*holding);
    if (!course.has_value()) continue;
    const bool first = reached_.try_emplace(entity, depth_ + 1).second;
    if (!last && Add(entity, *course)) {
      RETURN_IF_ERROR(view_->budget().ChargeKept(kBytesPerWay));
    }
    if (!first) continue;
    RETURN_IF_ERROR(view_->budget().ChargeKept(kBytesPerWay));
    ready_.push_back(Told(via, edge, *course));
  }
  return absl::OkStatus();
}

TraversalRow Traversal::Told(const EntityId& via, const Edge& edge, const Course& course) const {
  TraversalRow row;
  row.depth = depth_ + 1;
  row.via = via;
  if (pattern_.entities_only) {
    row.entity_only = true;
    row.edge.neighbor = edge.neighbor();
    row.edge.direction = edge.direction();
    return row;
  }
  row.edge = edge.Row();
  row.certainty = course.certainty();
  if (pattern_.time == PathTime::kTimeRespecting) {
    row.departure = course.departure();
    row.arrival = course.arrival();
  } else {
    row.validity = course.Validity();
  }
  return row;
}

absl::StatusOr<std::optional<TraversalRow>> Traversal::Next() {
  while (ready_.empty()) {
    if (!expansion_.has_value()) {
      if (depth_ == pattern_.hops || next_.entities.empty()) return std::nullopt;
      RETURN_IF_ERROR(BeginLevel());
    }
    ASSIGN_OR_RETURN(const std::vector<Edge> edges, expansion_->Next());
    if (edges.empty()) {
      expansion_.reset();
      ++depth_;
    }
    for (const Edge& edge : edges) RETURN_IF_ERROR(Take(edge));
  }
  TraversalRow row = std::move(ready_.front());
  ready_.pop_front();
  return row;
}

}  // namespace entente
