#include "graph/query/packed_edges.h"

#include <algorithm>
#include <utility>

#include "graph/model/status.h"

namespace entente {

PackedEdges::PackedEdges(View& view, const std::vector<Way>& ways, Following following)
    : view_(view), ways_(ways), following_(following) {}

absl::Status PackedEdges::Begin() {
  begun_ = true;
  ASSIGN_OR_RETURN(usable_, view_.plain().Usable());
  if (!usable_) return absl::OkStatus();
  const bool own = following_ == Following::kOwn;
  const bool forward = following_ != Following::kBackward;
  for (const Way& way : ways_) {
    if (!way.predicate->derived.empty()) RETURN_IF_ERROR(FindTriggers(*way.predicate));
    const bool out = own || (forward ? way.out : way.in);
    const bool in = !own && (forward ? way.in : way.out);
    if (!way.predicate->symmetric || own) {
      out_ = out_ || out;
      in_ = in_ || in;
      continue;
    }
    // Few graphs use every symmetric relation, and looking for none costs as much as for many.
    ASSIGN_OR_RETURN(const bool used, view_.plain().InUse(way.predicate->name));
    out_ = out_ || used;
    symmetric_ = symmetric_ || used;
  }
  return absl::OkStatus();
}

absl::Status PackedEdges::FindTriggers(const PredicateDefinition& derived) {
  for (const bool leaves : {true, false}) {
    const std::string& step = leaves ? derived.derived.front() : derived.derived.back();
    const PredicateDefinition* predicate = view_.ontology().FindPredicate(step);
    const bool declared = predicate != nullptr;
    if (!declared) predicate = view_.ontology().FindInverse(step);
    if (predicate == nullptr || predicate->symmetric || !predicate->derived.empty()) {
      usable_ = false;
      return absl::OkStatus();
    }
    ASSIGN_OR_RETURN(const bool used, view_.plain().InUse(predicate->name));
    if (!used) continue;
    triggers_.push_back({predicate->name, declared == leaves ? Side::kOut : Side::kIn});
  }
  return absl::OkStatus();
}

absl::StatusOr<bool> PackedEdges::MayDerive(const EntityId& entity) {
  PlainEdges& plain = view_.plain();
  for (const Trigger& trigger : triggers_) {
    ASSIGN_OR_RETURN(const auto block, plain.EdgesOf(entity, trigger.side));
    if (block == nullptr) return true;
    const std::optional<uint32_t> number = plain.tables().predicates.Find(trigger.predicate);
    if (!number.has_value()) continue;
    const auto found =
        std::any_of(block->edges.begin(), block->edges.end(),
                    [&](const PackedEdge& edge) { return edge.predicate == *number; });
    if (found) return true;
  }
  return false;
}

const PackedEdges::Follows& PackedEdges::FollowsOf(uint32_t predicate) {
  if (predicate >= follows_.size()) follows_.resize(predicate + 1);
  Follows& follows = follows_[predicate];
  if (follows.predicate == predicate) return follows;
  follows.predicate = predicate;
  const std::string& name = view_.plain().tables().predicates.At(predicate);
  const auto way =
      std::lower_bound(ways_.begin(), ways_.end(), name,
                       [](const Way& a, const std::string& b) { return a.predicate->name < b; });
  if (way == ways_.end() || way->predicate->name != name) return follows;
  if (following_ == Following::kOwn) {
    follows.out = true;
    return follows;
  }
  const bool forward = following_ == Following::kForward;
  follows.out = way->predicate->symmetric || (forward ? way->out : way->in);
  follows.in = way->predicate->symmetric || (forward ? way->in : way->out);
  return follows;
}

absl::StatusOr<std::optional<PackedNeighbors>> PackedEdges::Of(const EntityId& entity) {
  if (!begun_) RETURN_IF_ERROR(Begin());
  if (!usable_) return std::nullopt;
  ASSIGN_OR_RETURN(const bool derived, MayDerive(entity));
  if (derived) return std::nullopt;
  PlainEdges& plain = view_.plain();
  PackedNeighbors found;
  for (const Side side : {Side::kOut, Side::kIn, Side::kInSymmetric}) {
    const bool looked_at = side == Side::kOut ? out_ : side == Side::kIn ? in_ : symmetric_ && !in_;
    if (!looked_at) continue;
    ASSIGN_OR_RETURN(const auto block, plain.EdgesOf(entity, side));
    if (block == nullptr) return std::nullopt;
    found.blocks.push_back(block);
    for (const PackedEdge& edge : block->edges) {
      if (!plain.IsThere(edge)) continue;
      const Follows& follows = FollowsOf(edge.predicate);
      if (side == Side::kOut ? !follows.out : !follows.in) continue;
      // What leads from it to itself has gone out already.
      if (side != Side::kOut && follows.out && edge.neighbor == block->entity) continue;
      found.edges.push_back({block.get(), &edge});
    }
  }
  return found;
}

}  // namespace entente
