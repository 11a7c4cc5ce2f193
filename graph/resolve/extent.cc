#include "graph/resolve/extent.h"

#include <algorithm>

namespace entente {
namespace {

constexpr Bounds kSomeTime{kBeginningOfTime, kEndOfTime, kBeginningOfTime, kEndOfTime};

Bounds WithoutPeriod(const Claim& claim, const PredicateDefinition& predicate,
                     const std::optional<Moment>& publication) {
  if (claim.mood == Mood::kForecast || claim.mood == Mood::kIntent) {
    const std::optional<Moment> said = SaidAt(claim, publication);
    if (!said.has_value()) return kSomeTime;
    return {said->earliest, kEndOfTime, Shift(said->earliest, 1), kEndOfTime};
  }
  return predicate.event ? kSomeTime : kAlways;
}

}  // namespace

std::optional<Moment> SaidAt(const Claim& claim, const std::optional<Moment>& publication) {
  for (auto link = claim.voice.chain.rbegin(); link != claim.voice.chain.rend(); ++link) {
    if (link->stated_at.has_value()) return link->stated_at;
  }
  return publication;
}

Extent ExtentOf(const Claim& claim, const PredicateDefinition& predicate,
                const std::optional<Moment>& publication) {
  Extent extent;
  if (!claim.period.has_value()) {
    extent.bounds = WithoutPeriod(claim, predicate, publication);
    return extent;
  }
  extent.bounds = Bind(*claim.period, publication);
  if (predicate.event || claim.period->end == EndKind::kStated) return extent;
  const Instant from = std::max(extent.bounds.start_latest, extent.bounds.end_earliest);
  // Nothing is attested of a period with neither end known: there is nothing to extrapolate from.
  if (from == kEndOfTime || from == kBeginningOfTime) return extent;
  Instant until = extent.bounds.end_latest;
  if (predicate.horizon_micros.has_value()) {
    until = std::min(until, Shift(from, *predicate.horizon_micros));
  }
  extent.extrapolated = {from, until};
  return extent;
}

void EndExtrapolation(const Stretch& attested, Extent* extent) {
  Stretch& extrapolated = extent->extrapolated;
  if (attested.empty() || extrapolated.empty() || attested.end <= extrapolated.start) return;
  extrapolated.end = std::min(extrapolated.end, std::max(extrapolated.start, attested.start));
}

std::optional<Certainty> Meets(const Extent& extent, const ValidCut& cut) {
  if (extent.bounds.start_latest < cut.end && cut.start < extent.bounds.end_earliest) {
    return Certainty::kAttested;
  }
  if (Overlap(extent.extrapolated, {cut.start, cut.end})) return Certainty::kExtrapolated;
  if (Reaches(extent, cut)) return Certainty::kPossible;
  return std::nullopt;
}

}  // namespace entente
