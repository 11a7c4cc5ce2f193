// TIME_RESPECTING goes each hop as soon as it surely can be gone: a solid span from the later of
// arrival and begin; a vague one at its latest begin, if it is not over before one arrives. Whoever
// arrives earlier can do all that whoever arrives later can, so the first arrival is enough to
// know.
#include "graph/resolve/course.h"

#include <algorithm>

namespace entente {
namespace {

constexpr Certainty kLevels[] = {Certainty::kAttested, Certainty::kExtrapolated,
                                 Certainty::kPossible};

std::optional<Instant> FirstAfter(const Spans& spans, Instant arrival, const ValidCut& cut) {
  std::optional<Instant> first;
  for (const Span& span : spans) {
    if (!(arrival < span.to)) continue;
    const Instant at = std::max(arrival, span.from);
    if (at < cut.end && (!first.has_value() || at < *first)) first = at;
  }
  return first;
}

}  // namespace

Course::Course(const ValidCut& cut, PathTime time, Certainty least)
    : cut_(cut), time_(time), least_(least), in_cut_({{cut.start, cut.end, {}, {}, {}}}) {
  departures_.fill(cut.start);
  arrivals_.fill(cut.start);
}

std::optional<Course> Course::After(const Holding& hop) const {
  Course next = *this;
  next.begun_ = true;
  if (time_ == PathTime::kTimeRespecting) {
    for (const Certainty level : kLevels) {
      std::optional<Instant>& arrival = next.arrivals_[static_cast<size_t>(level) - 1];
      if (arrival.has_value()) arrival = FirstAfter(hop.at(level), *arrival, cut_);
      if (!begun_ && arrival.has_value()) {
        next.departures_[static_cast<size_t>(level) - 1] = *arrival;
      }
    }
    if (!next.arrivals_[static_cast<size_t>(least_) - 1].has_value()) return std::nullopt;
    return next;
  }
  next.in_cut_ = Together(in_cut_, hop.at(least_));
  if (cut_.mode == ValidMode::kThroughout) {
    const bool throughout =
        std::any_of(next.in_cut_.begin(), next.in_cut_.end(), [&](const Span& span) {
          return !span.vague() && span.from == cut_.start && span.to == cut_.end;
        });
    if (!throughout) return std::nullopt;
  }
  if (next.in_cut_.empty()) return std::nullopt;
  next.whole_ = begun_ ? whole_.And(hop) : hop;
  return next;
}

bool Course::Within(const Course& other) const {
  if (time_ == PathTime::kSimultaneous) return entente::Within(in_cut_, other.in_cut_);
  const size_t level = static_cast<size_t>(least_) - 1;
  return *other.arrivals_[level] <= *arrivals_[level];
}

Certainty Course::certainty() const {
  if (time_ == PathTime::kSimultaneous) return whole_.Meets(cut_).value_or(least_);
  for (const Certainty level : kLevels) {
    if (arrivals_[static_cast<size_t>(level) - 1].has_value()) return level;
  }
  return least_;
}

std::vector<Bounds> Course::Validity() const { return whole_.Validity(); }

}  // namespace entente
