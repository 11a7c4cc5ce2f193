// A plain edge has nobody against it: no rival, no dissent, no judgement. So its claims are
// admitted or hidden each by its manner, which is looked at once for all claims alike, and its row
// follows from those that reach the cut. The rules are those of graph/resolve; none is repeated
// here but the order in which they apply.
#include "graph/store/plain_edges.h"

#include <algorithm>
#include <utility>

#include "graph/model/status.h"
#include "graph/resolve/derivation.h"
#include "graph/resolve/origins.h"
#include "graph/resolve/resolve.h"
#include "graph/resolve/validity.h"
#include "graph/store/canonical_reader.h"
#include "graph/store/view.h"

namespace entente {

absl::StatusOr<bool> PlainEdges::Usable() {
  if (usable_.has_value()) return *usable_;
  IdentityReader& identity = view_.canonical().identity();
  RETURN_IF_ERROR(identity.Begin());
  // THROUGHOUT is for many claims to cover together; an assumption is of single claims.
  usable_ = identity.nothing_joined() && !view_.traced() &&
            view_.as_of().valid.mode == ValidMode::kSometime &&
            view_.lens().assume_retracted.empty();
  return *usable_;
}

absl::StatusOr<std::shared_ptr<const EdgeBlock>> PlainEdges::EdgesOf(const EntityId& entity,
                                                                     Side side) {
  const auto ontology_at = [&](Revision revision) { return view_.store().OntologyAt(revision); };
  ASSIGN_OR_RETURN(auto block, adjacency_.EdgesOf(entity, side, view_.as_of().recorded_at,
                                                  ontology_at, view_.budget().deadline()));
  if (block != nullptr && block->too_many) return nullptr;
  return block;
}

const PredicateDefinition* PlainEdges::PredicateOf(uint32_t number) {
  if (number >= predicates_.size()) predicates_.resize(number + 1);
  if (predicates_[number].has_value()) return *predicates_[number];
  const PredicateDefinition* definition =
      view_.ontology().FindPredicate(tables().predicates.At(number));
  const bool alone =
      definition != nullptr && !NeedsWholeGroup(*definition) && definition->derived.empty();
  predicates_[number] = alone ? definition : nullptr;
  return *predicates_[number];
}

bool PlainEdges::IsPlain(const PackedEdge& edge) {
  return edge.claims > 0 && PredicateOf(edge.predicate) != nullptr;
}

bool PlainEdges::IsThere(const PackedEdge& edge) const {
  return edge.revision <= view_.as_of().recorded_at;
}

// A publication narrows when a period was, and never widens it.
bool PlainEdges::MayCount(const PackedClaim& claim) const {
  if (claim.revision > view_.as_of().recorded_at) return false;
  if (claim.period == PackedClaim::kNoPeriod) return true;
  const Bounds& bounds = tables().periods.At(claim.period).bounds;
  const ValidCut& cut = view_.as_of().valid;
  return bounds.start_earliest < cut.end && cut.start < bounds.end_latest;
}

bool PlainEdges::MayHold(const EdgeBlock& block, const PackedEdge& edge) const {
  for (uint32_t i = 0; i < edge.claims; ++i) {
    if (MayCount(block.claims[edge.first_claim + i])) return true;
  }
  return false;
}

absl::Status PlainEdges::Learn(const EdgeBlock& block, const PackedEdge& edge) {
  std::vector<uint32_t> unknown;
  for (uint32_t i = 0; i < edge.claims; ++i) {
    const PackedClaim& claim = block.claims[edge.first_claim + i];
    if (claim.manner >= standings_.size()) standings_.resize(claim.manner + 1);
    if (standings_[claim.manner] == nullptr && MayCount(claim)) unknown.push_back(claim.manner);
  }
  if (unknown.empty()) return absl::OkStatus();
  std::vector<RecordedClaim> claims(unknown.size());
  for (size_t i = 0; i < unknown.size(); ++i) {
    claims[i].claim = tables().manners.At(unknown[i]).claim;
  }
  ASSIGN_OR_RETURN(const Surroundings* around, view_.Around(claims));
  for (size_t i = 0; i < unknown.size(); ++i) {
    auto standing = std::make_unique<Standing>();
    standing->admission = Admit(claims[i], view_.as_of(), view_.lens(), *around);
    standing->publication = PublicationOf(claims[i].claim, *around);
    standings_[unknown[i]] = std::move(standing);
  }
  return absl::OkStatus();
}

std::optional<PlainEdge> PlainEdges::Weigh(const EdgeBlock& block, const PackedEdge& edge,
                                           Hidden* hidden) {
  const ValidCut& cut = view_.as_of().valid;
  const Lens& lens = view_.lens();
  const PredicateDefinition& predicate = *PredicateOf(edge.predicate);
  PlainEdge plain{.block = &block, .edge = &edge, .certainty = {}, .origins = {}, .supports = {}};
  std::optional<Certainty> best;
  for (uint32_t i = 0; i < edge.claims; ++i) {
    const PackedClaim& claim = block.claims[edge.first_claim + i];
    if (!MayCount(claim)) continue;
    const Standing& standing = StandingOf(claim.manner);
    if (!standing.admission.exists) continue;
    timed_.period.reset();
    if (claim.period != PackedClaim::kNoPeriod) timed_.period = tables().periods.At(claim.period);
    const Extent extent = ExtentOf(timed_, predicate, standing.publication);
    if (standing.admission.hidden.has_value()) {
      if (Reaches(extent, cut)) ++(*hidden)[*standing.admission.hidden];
      continue;
    }
    const std::optional<Certainty> certainty = Meets(extent, cut);
    if (!certainty.has_value()) continue;
    best = best.has_value() ? std::min(*best, *certainty) : *certainty;
    plain.supports.push_back({&claim, extent});
  }
  if (!best.has_value()) return std::nullopt;
  if (*best > lens.least_certainty) {
    ++(*hidden)[HiddenReason::kPossible];
    return std::nullopt;
  }
  plain.certainty = *best;
  plain.origins = OriginsOf(plain);
  if (plain.origins.min < lens.least_origins) {
    ++(*hidden)[HiddenReason::kOrigins];
    return std::nullopt;
  }
  return plain;
}

Origins PlainEdges::OriginsOf(const PlainEdge& edge) const {
  const auto& supports = edge.supports;
  const uint32_t manner = supports.front().claim->manner;
  const bool alike =
      std::all_of(supports.begin(), supports.end(),
                  [&](const PlainSupport& support) { return support.claim->manner == manner; });
  if (alike) return {1, 1};
  std::vector<RecordedClaim> claims(supports.size());
  std::vector<const RecordedClaim*> pointers;
  for (size_t i = 0; i < supports.size(); ++i) {
    claims[i].id = supports[i].claim->id;
    claims[i].claim = tables().manners.At(supports[i].claim->manner).claim;
    pointers.push_back(&claims[i]);
  }
  return CountOrigins(pointers, view_.Surrounding());
}

std::vector<Support> PlainEdges::SupportsOf(const PlainEdge& edge) const {
  std::vector<Support> supports;
  for (const PlainSupport& one : edge.supports) {
    const Standing& standing = StandingOf(one.claim->manner);
    Support support{.claim = one.claim->id, .bounds = one.extent.bounds};
    if (!one.extent.extrapolated.empty()) support.extrapolated_until = one.extent.extrapolated.end;
    if (standing.publication.has_value()) support.published = standing.publication->latest;
    support.revision = one.claim->revision;
    support.qualifiers = tables().manners.At(one.claim->manner).claim.qualifiers;
    supports.push_back(std::move(support));
  }
  return supports;
}

PropositionRow PlainEdges::RowOf(const PlainEdge& edge) const {
  PropositionRow row;
  row.proposition = PropositionOf(tables(), *edge.block, *edge.edge);
  row.certainty = edge.certainty;
  row.origins = edge.origins;
  row.supports = SupportsOf(edge);
  row.claims = ClaimsBehind(row);
  std::vector<Bounds> validity;
  for (const PlainSupport& one : edge.supports) validity.push_back(one.extent.bounds);
  row.validity = MergeValidity(std::move(validity));
  return row;
}

Holding PlainEdges::HoldingOf(const PlainEdge& edge) const {
  PropositionRow row;
  row.supports = SupportsOf(edge);
  return Holding::Of(row);
}

}  // namespace entente
