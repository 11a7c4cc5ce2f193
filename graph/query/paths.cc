// Paths of one hop, then of two, and so on. For each length the edges that such paths can have are
// made known first: balls are grown around both ends, the one with the smaller frontier first,
// until their radii add up to the length. The first hops of a path then leave entities inside the
// ball of its beginning and the others enter entities inside the ball of its end, so nothing is
// missed, whatever the times of the hops. Then the paths of exactly this length are walked depth
// first among the known edges, in order. A way is left as soon as it is too far from the end, meets
// an entity again, or its hops can no longer be gone together (or one after the other) in the cut.
//
//   from (=====                        radius 2 around `from`
//                ======) to            radius 1 around `to`: all paths of three hops
//
// Cost: the edges in both balls, once; the ways walked are charged as edges. Memory: the edges
// known.
#include "graph/query/paths.h"

#include <algorithm>
#include <deque>

#include "graph/encoding/row_keys.h"
#include "graph/model/status.h"
#include "graph/store/budget.h"

namespace entente {
namespace {

// A guess of what an edge kept weighs, beside its claims.
constexpr uint64_t kBytesPerEdge = 1'024;
constexpr uint64_t kBytesPerClaim = 128;

Direction Reversed(Direction direction) {
  if (direction == Direction::kOut) return Direction::kIn;
  return direction == Direction::kIn ? Direction::kOut : direction;
}

}  // namespace

PathSearch::PathSearch(View& view, PathPattern pattern, Hop hop)
    : view_(&view), pattern_(std::move(pattern)), hop_(std::move(hop)) {
  around_from_.frontier = {pattern_.from};
  around_from_.met = {pattern_.from};
  around_to_.frontier = {pattern_.to};
  around_to_.met = {pattern_.to};
}

absl::StatusOr<PathSearch> PathSearch::Begin(View& view, const PathPattern& pattern) {
  PathPattern bound = pattern;
  ASSIGN_OR_RETURN(bound.from, view.Canonical(pattern.from));
  ASSIGN_OR_RETURN(bound.to, view.Canonical(pattern.to));
  if (bound.from == bound.to) {
    return InvalidField("SAME_ENDS", "to", pattern.to,
                        "a path leads from one entity to another one");
  }
  ASSIGN_OR_RETURN(Hop hop, Hop::Make(view, pattern.hop, "hop"));
  return PathSearch(view, std::move(bound), std::move(hop));
}

absl::Status PathSearch::Know(const EntityId& from, NeighborRow to) {
  const Proposition& proposition = to.row.proposition;
  EdgeKey key{proposition.subject != from, proposition.predicate, to.neighbor,
              KeyOf(proposition).bytes};
  KnownEdge edge{std::move(to), {}};
  edge.holding = Holding::Of(edge.row.row);
  into_[edge.row.neighbor].insert(from);
  const uint64_t claims = edge.row.row.claims.size();
  edges_[from].emplace(std::move(key), std::move(edge));
  return view_->budget().ChargeKept(kBytesPerEdge + kBytesPerClaim * claims);
}

absl::Status PathSearch::Grow(bool backward) {
  Ball& ball = backward ? around_to_ : around_from_;
  const Ball& other = backward ? around_from_ : around_to_;
  const EntityId& own_end = backward ? pattern_.to : pattern_.from;
  const EntityId& far_end = backward ? pattern_.from : pattern_.to;
  std::vector<EntityId> frontier = std::exchange(ball.frontier, {});
  // A path stops where it ends, and comes back to where it began only where it may repeat itself.
  if (!backward || !pattern_.repeat_vertices) std::erase(frontier, far_end);
  const auto interest = [&](const EntityId& neighbor) {
    const bool again = neighbor == own_end && (backward || !pattern_.repeat_vertices);
    // What is known from its other end need not be looked at twice.
    return again || other.expanded.contains(neighbor) ? Interest::kNone : Interest::kFull;
  };
  Expansion expansion(*view_, hop_, backward ? Following::kBackward : Following::kForward, frontier,
                      interest, &hidden_);
  expansion.Exempt(far_end);
  expansion.CountOnce(&looked_at_);
  while (true) {
    ASSIGN_OR_RETURN(std::vector<Edge> edges, expansion.Next());
    if (edges.empty()) break;
    for (const Edge& edge : edges) {
      const EntityId& at = frontier[edge.from()];
      if (edge.neighbor() == at) continue;  // a loop leads nowhere
      NeighborRow to = edge.Row();
      if (backward) {
        const EntityId from = std::exchange(to.neighbor, at);
        to.direction = Reversed(to.direction);
        RETURN_IF_ERROR(Know(from, std::move(to)));
      } else {
        RETURN_IF_ERROR(Know(at, std::move(to)));
      }
    }
  }
  for (const EntityId& at : frontier) {
    ball.expanded.insert(at);
    const auto meet = [&](const EntityId& neighbor) {
      if (ball.met.insert(neighbor).second) ball.frontier.push_back(neighbor);
    };
    if (backward) {
      for (const EntityId& from : into_[at]) meet(from);
    } else {
      for (const auto& [key, edge] : edges_[at]) meet(edge.row.neighbor);
    }
  }
  ++ball.radius;
  return absl::OkStatus();
}

absl::Status PathSearch::Explore(uint32_t length) {
  // Where one end's ball grows no more, all that leads to or from it is known.
  while (around_from_.radius + around_to_.radius < length && !around_from_.frontier.empty() &&
         !around_to_.frontier.empty()) {
    RETURN_IF_ERROR(Grow(around_to_.frontier.size() < around_from_.frontier.size()));
  }
  return absl::OkStatus();
}

void PathSearch::Measure() {
  left_ = {{pattern_.to, 0}};
  std::deque<EntityId> open = {pattern_.to};
  while (!open.empty()) {
    const EntityId at = std::move(open.front());
    open.pop_front();
    const auto from = into_.find(at);
    if (from == into_.end()) continue;
    for (const EntityId& entity : from->second) {
      if (left_.try_emplace(entity, left_[at] + 1).second) open.push_back(entity);
    }
  }
}

void PathSearch::Enter(const EntityId& at, const Course& course) {
  const auto edges = edges_.find(at);
  if (edges == edges_.end()) {
    static const auto& kNone = *new std::map<EdgeKey, KnownEdge>();
    frames_.push_back({at, kNone.end(), kNone.end(), course});
  } else {
    frames_.push_back({at, edges->second.begin(), edges->second.end(), course});
  }
}

absl::Status PathSearch::Lengthen() {
  done_ = length_ >= pattern_.hops || (found_ > 0 && pattern_.mode == PathMode::kAllShortest);
  if (done_) return absl::OkStatus();
  RETURN_IF_ERROR(Explore(length_ + 1));
  Measure();
  ++length_;
  Enter(pattern_.from, Course(view_->as_of().valid, pattern_.time, view_->lens().least_certainty));
  return absl::OkStatus();
}

bool PathSearch::MayFollow(const KnownEdge& edge) const {
  if (pattern_.repeat_vertices) {
    return std::none_of(taken_.begin(), taken_.end(), [&](const KnownEdge* before) {
      return before->row.row.proposition == edge.row.row.proposition;
    });
  }
  return std::none_of(frames_.begin(), frames_.end(),
                      [&](const Frame& frame) { return frame.at == edge.row.neighbor; });
}

absl::StatusOr<std::optional<PathRow>> PathSearch::Next() {
  while (!done_) {
    if (frames_.empty()) {
      RETURN_IF_ERROR(Lengthen());
      continue;
    }
    Frame& frame = frames_.back();
    if (frame.next == frame.end) {
      frames_.pop_back();
      if (!taken_.empty()) taken_.pop_back();
      continue;
    }
    const KnownEdge& edge = (frame.next++)->second;
    RETURN_IF_ERROR(view_->budget().ChargeEdges(1));
    const EntityId& neighbor = edge.row.neighbor;
    const uint32_t remaining = length_ - static_cast<uint32_t>(frames_.size());
    const auto left = left_.find(neighbor);
    if (left == left_.end() || left->second > remaining) continue;
    if ((neighbor == pattern_.to) != (remaining == 0) || !MayFollow(edge)) continue;
    const std::optional<Course> course = frame.course.After(edge.holding);
    if (!course.has_value()) continue;
    taken_.push_back(&edge);
    if (remaining > 0) {
      Enter(neighbor, *course);
      continue;
    }
    PathRow path = Told(*course);
    taken_.pop_back();
    ++found_;
    done_ = pattern_.mode == PathMode::kShortest ||
            (pattern_.mode == PathMode::kSimple && found_ == pattern_.most);
    return path;
  }
  return std::nullopt;
}

PathRow PathSearch::Told(const Course& course) {
  PathRow path;
  path.from = pattern_.from;
  path.certainty = course.certainty();
  path.origins = taken_.front()->row.row.origins;
  for (const KnownEdge* edge : taken_) {
    const PropositionRow& row = edge->row.row;
    if (row.verdict == Verdict::kContested) path.verdict = Verdict::kContested;
    if (std::tie(row.origins.min, row.origins.max) < std::tie(path.origins.min, path.origins.max)) {
      path.origins = row.origins;
    }
    path.hops.push_back(edge->row);
  }
  if (pattern_.time == PathTime::kTimeRespecting) {
    path.departure = course.departure();
    path.arrival = course.arrival();
  } else {
    path.validity = course.Validity();
  }
  return path;
}

}  // namespace entente
