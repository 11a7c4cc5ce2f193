#include "tests/agreement/reference_holding.h"

#include <algorithm>

namespace entente {
namespace {

constexpr Certainty kAll[] = {Certainty::kAttested, Certainty::kExtrapolated, Certainty::kPossible};

// What must be covered to be sure to meet it.
ReferenceStretch CoreOf(const ReferenceVague& vague) {
  return {Shift(vague.bounds.end_earliest, -1), Shift(vague.bounds.start_latest, 1)};
}

// What the stretches cover without a gap around `core`; nullopt: not all of it.
std::optional<ReferenceStretch> AroundCore(const std::vector<ReferenceStretch>& held,
                                           const ReferenceStretch& core) {
  if (!Cover(held, core)) return std::nullopt;
  ReferenceStretch around = core;
  for (bool grown = true; grown;) {
    grown = false;
    for (const ReferenceStretch& one : held) {
      if (one.empty() || one.from > around.to || around.from > one.to) continue;
      if (one.from >= around.from && one.to <= around.to) continue;
      around = {std::min(around.from, one.from), std::max(around.to, one.to)};
      grown = true;
    }
  }
  return around;
}

// What is left of it where the others hold, too.
std::optional<ReferenceVague> LeftOf(const ReferenceVague& vague, const ReferenceTimes& others) {
  const Bounds& bounds = vague.bounds;
  // What has no end that is known never surely meets what holds.
  if (bounds.start_latest != kEndOfTime && bounds.end_earliest != kBeginningOfTime) {
    const auto around = AroundCore(others.held, CoreOf(vague));
    if (around.has_value()) {
      ReferenceVague left = vague;
      left.bounds.start_earliest = std::max(bounds.start_earliest, around->from);
      left.bounds.end_latest = std::min(bounds.end_latest, around->to);
      return left;
    }
  }
  for (const ReferenceVague& other : others.vague) {
    if (other.claim == vague.claim) return vague;
  }
  return std::nullopt;
}

void AddVague(const ReferenceVague& vague, bool both, std::vector<ReferenceVague>* all) {
  for (ReferenceVague& known : *all) {
    if (known.claim != vague.claim) continue;
    Instant& earliest = known.bounds.start_earliest;
    Instant& latest = known.bounds.end_latest;
    earliest = both ? std::max(earliest, vague.bounds.start_earliest)
                    : std::min(earliest, vague.bounds.start_earliest);
    latest = both ? std::min(latest, vague.bounds.end_latest)
                  : std::max(latest, vague.bounds.end_latest);
    return;
  }
  all->push_back(vague);
}

void AddClaims(const PropositionRow& row, Certainty least, ReferenceTimes* times) {
  for (const Support& support : row.supports) {
    const Bounds& bounds = support.bounds;
    if (least == Certainty::kPossible) {
      times->held.push_back({bounds.start_earliest, bounds.end_latest});
      continue;
    }
    const ReferenceStretch attested{bounds.start_latest, bounds.end_earliest};
    const Instant from = std::max(bounds.start_latest, bounds.end_earliest);
    const bool extrapolated =
        least == Certainty::kExtrapolated && support.extrapolated_until > from;
    if (!attested.empty()) times->held.push_back(attested);
    if (extrapolated) times->held.push_back({from, support.extrapolated_until});
    if (attested.empty() && !extrapolated) times->vague.push_back({support.claim, bounds});
  }
}

}  // namespace

ReferenceTimes TimesOf(const PropositionRow& row, Certainty least) {
  ReferenceTimes times;
  AddClaims(row, least, &times);
  for (const Derivation& derivation : row.derivations) {
    const ReferenceTimes more = TimesOf(derivation.hops, least);
    times.held.insert(times.held.end(), more.held.begin(), more.held.end());
    for (const ReferenceVague& vague : more.vague) AddVague(vague, false, &times.vague);
  }
  return times;
}

ReferenceTimes TimesOf(const std::vector<PropositionRow>& hops, Certainty least) {
  ReferenceTimes times = TimesOf(hops.front(), least);
  for (size_t i = 1; i < hops.size(); ++i) times = BothTimes(times, TimesOf(hops[i], least));
  return times;
}

ReferenceTimes BothTimes(const ReferenceTimes& a, const ReferenceTimes& b) {
  ReferenceTimes both;
  for (const ReferenceStretch& one : a.held) {
    for (const ReferenceStretch& other : b.held) {
      if (Meet(one, other)) {
        both.held.push_back({std::max(one.from, other.from), std::min(one.to, other.to)});
      }
    }
  }
  const auto add = [&](const ReferenceTimes& some, const ReferenceTimes& others) {
    for (const ReferenceVague& vague : some.vague) {
      const auto left = LeftOf(vague, others);
      if (left.has_value()) AddVague(*left, true, &both.vague);
    }
  };
  add(a, b);
  add(b, a);
  return both;
}

bool TimesMeet(const ReferenceTimes& times, const ValidCut& cut) {
  const ReferenceStretch asked{cut.start, cut.end};
  if (cut.mode == ValidMode::kThroughout) return Cover(times.held, asked);
  for (const ReferenceStretch& held : times.held) {
    if (Meet(held, asked)) return true;
  }
  for (const ReferenceVague& vague : times.vague) {
    if (vague.bounds.start_latest < asked.to && asked.from < vague.bounds.end_earliest) return true;
  }
  return false;
}

std::optional<Certainty> CertaintyTogether(const std::vector<PropositionRow>& hops,
                                           const ValidCut& cut) {
  for (const Certainty least : kAll) {
    if (TimesMeet(TimesOf(hops, least), cut)) return least;
  }
  return std::nullopt;
}

std::vector<Bounds> ValidityTogether(const std::vector<PropositionRow>& hops) {
  const ReferenceTimes times = TimesOf(hops, Certainty::kExtrapolated);
  std::vector<Bounds> validity;
  for (const ReferenceStretch& held : times.held) {
    validity.push_back({held.from, held.from, held.to, held.to});
  }
  for (const ReferenceVague& vague : times.vague) validity.push_back(vague.bounds);
  if (!validity.empty()) return ReferenceValidity(validity);
  for (const ReferenceStretch& held : TimesOf(hops, Certainty::kPossible).held) {
    validity.push_back({held.from, held.from, held.to, held.to});
  }
  validity = ReferenceValidity(validity);
  // "some time within".
  for (Bounds& bounds : validity) {
    bounds.start_latest = Shift(bounds.end_latest, -1);
    bounds.end_earliest = Shift(bounds.start_earliest, 1);
  }
  return validity;
}

std::optional<ReferenceJourney> JourneyAlong(const std::vector<PropositionRow>& hops,
                                             const ValidCut& cut, Certainty most) {
  for (const Certainty least : kAll) {
    if (least > most) break;
    ReferenceJourney journey{least, cut.start, cut.start};
    bool gone = true;
    for (size_t i = 0; i < hops.size() && gone; ++i) {
      std::optional<Instant> first;
      // By any claim alone: the first instant at which it surely can be gone.
      const auto try_at = [&](Instant from, Instant to) {
        if (!(journey.arrival < to)) return;
        const Instant at = std::max(journey.arrival, from);
        if (at < cut.end && (!first.has_value() || at < *first)) first = at;
      };
      const ReferenceTimes times = TimesOf(hops[i], least);
      for (const ReferenceStretch& held : times.held) try_at(held.from, held.to);
      for (const ReferenceVague& vague : times.vague) {
        try_at(vague.bounds.start_latest, vague.bounds.end_earliest);
      }
      gone = first.has_value();
      if (!gone) break;
      journey.arrival = *first;
      if (i == 0) journey.departure = *first;
    }
    if (gone) return journey;
  }
  return std::nullopt;
}

}  // namespace entente
