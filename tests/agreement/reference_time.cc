#include "tests/agreement/reference_time.h"

#include <algorithm>

namespace entente {
namespace {

// "an undated forecast or intent is some time after it was said": the innermost time of saying that
// is known.
std::optional<Instant> SaidAt(const Claim& claim, const std::optional<Moment>& publication) {
  for (auto link = claim.voice.chain.rbegin(); link != claim.voice.chain.rend(); ++link) {
    if (link->stated_at.has_value()) return link->stated_at->earliest;
  }
  if (publication.has_value()) return publication->earliest;
  return std::nullopt;
}

bool IsExact(const Bounds& bounds) {
  return bounds.start_earliest == bounds.start_latest && bounds.end_earliest == bounds.end_latest;
}

}  // namespace

bool Meet(const ReferenceStretch& a, const ReferenceStretch& b) {
  return !a.empty() && !b.empty() && a.from < b.to && b.from < a.to;
}

bool MeetInside(const ReferenceStretch& a, const ReferenceStretch& b, const ReferenceStretch& cut) {
  return std::max({a.from, b.from, cut.from}) < std::min({a.to, b.to, cut.to});
}

Bounds ReferenceBounds(const Claim& claim, const PredicateDefinition& predicate,
                       const std::optional<Moment>& publication) {
  if (claim.period.has_value()) return Bind(*claim.period, publication);
  const Bounds some_time;  // unbounded on all four sides
  // "No period: ... a forecast or intent is some time after it was said".
  if (claim.mood == Mood::kForecast || claim.mood == Mood::kIntent) {
    const std::optional<Instant> said = SaidAt(claim, publication);
    if (!said.has_value()) return some_time;
    return Bounds{*said, kEndOfTime, Shift(*said, 1), kEndOfTime};
  }
  // "... and an EVENT some time".
  if (predicate.event) return some_time;
  // "No period: timeless, always attested".
  return kAlways;
}

ReferenceExtent ExtentAlone(const Claim& claim, const PredicateDefinition& predicate,
                            const std::optional<Moment>& publication) {
  ReferenceExtent extent;
  extent.bounds = ReferenceBounds(claim, predicate, publication);
  const Bounds& bounds = extent.bounds;
  // "ATTESTED inside [start.latest, end.earliest)".
  extent.attested = {bounds.start_latest, bounds.end_earliest};
  // "POSSIBLE elsewhere inside [start.earliest, end.latest)".
  extent.possible = {bounds.start_earliest, bounds.end_latest};
  // "EXTRAPOLATED, only where the end is OPEN or UNKNOWN, after max(start.latest, end.earliest), up
  // to the predicate's declared horizon"; an EVENT has "no persistence".
  extent.extrapolated = {kEndOfTime, kEndOfTime};
  if (predicate.event || !claim.period.has_value() || claim.period->end == EndKind::kStated) {
    return extent;
  }
  const Instant from = std::max(bounds.start_latest, bounds.end_earliest);
  Instant to = bounds.end_latest;
  if (predicate.horizon_micros.has_value()) {
    to = std::min(to, Shift(from, *predicate.horizon_micros));
  }
  extent.extrapolated = {from, to};
  return extent;
}

void EndExtrapolation(const ReferenceStretch& attested, ReferenceExtent* extent) {
  ReferenceStretch& extrapolated = extent->extrapolated;
  if (extrapolated.empty() || attested.empty() || attested.to <= extrapolated.from) return;
  const Instant end = std::max(extrapolated.from, attested.from);
  extrapolated.to = std::min(extrapolated.to, end);
}

std::optional<Certainty> ReachOf(const ReferenceExtent& extent, const ReferenceStretch& cut) {
  // "A period P read with SOMETIME is ATTESTED if start.latest < P.end and P.start < end.earliest".
  if (extent.bounds.start_latest < cut.to && cut.from < extent.bounds.end_earliest) {
    return Certainty::kAttested;
  }
  if (Meet(extent.extrapolated, cut)) return Certainty::kExtrapolated;
  if (Meet(extent.possible, cut)) return Certainty::kPossible;
  return std::nullopt;
}

bool Cover(std::vector<ReferenceStretch> stretches, const ReferenceStretch& cut) {
  std::sort(stretches.begin(), stretches.end(),
            [](const ReferenceStretch& a, const ReferenceStretch& b) { return a.from < b.from; });
  Instant covered = cut.from;
  for (const ReferenceStretch& stretch : stretches) {
    if (!stretch.empty() && stretch.from <= covered) covered = std::max(covered, stretch.to);
  }
  return covered >= cut.to;
}

bool ReferencePublishedBefore(const Moment& publication, const PublishedCut& cut) {
  // "only if its latest possible publication is before the cut": `latest` is one past it.
  constexpr int64_t kTwelveHours = kMicrosPerDay / 2;
  // "A dated document and a dated cut are compared as days; against an instant a dated document
  // ends at 12:00Z of the next day."
  const bool somewhere_later = publication.dated && !cut.dated;
  const Instant over =
      somewhere_later ? Shift(publication.latest, kTwelveHours) : publication.latest;
  return over <= cut.before;
}

std::vector<Bounds> ReferenceValidity(const std::vector<Bounds>& all) {
  // Exact ones that overlap or touch merge: merge any two until none is left to merge.
  std::vector<Bounds> merged = all;
  for (size_t i = 0; i < merged.size(); ++i) {
    for (size_t j = 0; j < merged.size(); ++j) {
      Bounds& a = merged[i];
      const Bounds& b = merged[j];
      if (i == j) continue;
      const bool touch = IsExact(a) && IsExact(b) && a.start_latest <= b.end_latest &&
                         b.start_latest <= a.end_latest;
      if (!touch && a != b) continue;
      if (touch) {
        const Instant start = std::min(a.start_latest, b.start_latest);
        const Instant end = std::max(a.end_latest, b.end_latest);
        a = Bounds{start, start, end, end};
      }
      merged.erase(merged.begin() + static_cast<std::ptrdiff_t>(j));
      i = static_cast<size_t>(-1);  // begin anew
      break;
    }
  }
  std::sort(merged.begin(), merged.end());
  return merged;
}

}  // namespace entente
