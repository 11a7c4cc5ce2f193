// What cannot stand beside what, and which of it stands under the lens's contest rule.
#include <algorithm>
#include <utility>

#include "tests/agreement/reference_reading.h"

namespace entente {
namespace {

const Quantity* QuantityOf(const Object& object) {
  const Value* value = std::get_if<Value>(&object);
  return value == nullptr ? nullptr : std::get_if<Quantity>(&value->value);
}

bool IsUnnamed(const Object& object) {
  const Value* value = std::get_if<Value>(&object);
  return value != nullptr && std::holds_alternative<SomeValue>(value->value);
}

bool IsNobody(const Object& object) {
  const Value* value = std::get_if<Value>(&object);
  return value != nullptr && std::holds_alternative<NoValue>(value->value);
}

bool Disjoint(const Interval& a, const Interval& b) { return a.high < b.low || b.high < a.low; }

}  // namespace

bool ReferenceReading::FiguresMeet(const Claim& a, const Claim& b) {
  const Quantity* one = QuantityOf(a.object);
  const Quantity* other = QuantityOf(b.object);
  if (one == nullptr || other == nullptr) return false;
  return !Disjoint(IntervalOf(*one), IntervalOf(*other));
}

bool ReferenceReading::IsFunctional(const Proposition& proposition) {
  const PredicateDefinition& predicate = *world_.ontology().FindPredicate(proposition.predicate);
  return world_.ontology().FunctionalFor(predicate, world_.TypesOf(proposition.subject));
}

// "whose objects are neither equal canonically nor nested (through the range's transitive part_of).
// Quantities rival when measure, unit and scope (the identifying qualifiers) are equal and [low,
// high] are disjoint": the latter is asked by the callers, who know the intervals.
bool ReferenceReading::Exclude(const Proposition& a, const Proposition& b) {
  if (a.qualifiers != b.qualifiers || a.object == b.object) return false;
  const EntityId* one = std::get_if<EntityId>(&a.object);
  const EntityId* other = std::get_if<EntityId>(&b.object);
  if (one != nullptr && other != nullptr) {
    const PredicateDefinition& predicate = *world_.ontology().FindPredicate(a.predicate);
    if (world_.ontology().NestingOf(predicate) == nullptr) return true;
    return !Inside(*one, *other) && !Inside(*other, *one);
  }
  // Somebody unnamed may be any of the named, but not nobody.
  if (IsUnnamed(a.object) || IsUnnamed(b.object)) return IsNobody(a.object) || IsNobody(b.object);
  const Quantity* mine = QuantityOf(a.object);
  const Quantity* theirs = QuantityOf(b.object);
  if (mine == nullptr || theirs == nullptr) return true;
  return mine->unit == theirs->unit && mine->measure == theirs->measure;
}

// A row's figures are the hull of those of its supporting claims.
bool ReferenceReading::QuantitiesRival(const Candidate& a, const Candidate& b) const {
  if (QuantityOf(a.proposition.object) == nullptr || QuantityOf(b.proposition.object) == nullptr) {
    return true;
  }
  const auto hull = [](const Candidate& candidate) {
    Interval all = IntervalOf(*QuantityOf(candidate.supports.front()->claim->claim.object));
    for (const Admitted* one : candidate.supports) {
      const Interval interval = IntervalOf(*QuantityOf(one->claim->claim.object));
      all.low = std::min(all.low, interval.low);
      all.high = std::max(all.high, interval.high);
    }
    return all;
  };
  return Disjoint(hull(a), hull(b));
}

// "propositions with the same subject whose attested or extrapolated extents overlap inside the
// valid cut".
void ReferenceReading::FindRivals(Group* group) {
  const auto overlap = [&](const Candidate& a, const Candidate& b) {
    for (const Admitted* mine : a.supports) {
      for (const Admitted* theirs : b.supports) {
        for (const ReferenceStretch& one : {mine->extent.attested, mine->extent.extrapolated}) {
          for (const ReferenceStretch& other :
               {theirs->extent.attested, theirs->extent.extrapolated}) {
            if (MeetInside(one, other, world_.cut())) return true;
          }
        }
      }
    }
    return false;
  };
  const auto stands = [](const Candidate& candidate) {
    return candidate.state == Candidate::State::kRow && !candidate.denied;
  };
  for (Candidate& candidate : *group) {
    if (!stands(candidate) || !IsFunctional(candidate.proposition)) continue;
    for (const Candidate& other : *group) {
      if (&other != &candidate && stands(other) &&
          Exclude(candidate.proposition, other.proposition) && QuantitiesRival(candidate, other) &&
          overlap(candidate, other)) {
        candidate.rivals.push_back(&other);
      }
    }
  }
}

// "`contest`: SHOW (default) | RESOLVE | ONLY_UNCONTESTED".
void ReferenceReading::ApplyContest(Group* group) {
  if (world_.lens().contest == Contest::kShow) return;
  if (world_.lens().contest == Contest::kResolve) {
    Resolve(group);
    return;
  }
  for (Candidate& candidate : *group) {
    // (What follows only from contested rows is contested, too; but here those are not shown, so
    // nothing follows from them.)
    const bool contested = !candidate.denies.empty() || !candidate.rivals.empty();
    if (candidate.state == Candidate::State::kRow && !candidate.denied && contested) {
      candidate.state = Candidate::State::kHidden;
      candidate.reason = HiddenReason::kContest;
    }
  }
}

namespace {

// 1, 2, 3, ungraded or 6, 4, 5.
constexpr int kPlace[] = {3, 0, 1, 2, 4, 5, 3};

// Of a chain: its weaker hop's weight, each hop by its best claim.
std::pair<int, int> OfWeakerHop(const Derivation& derivation) {
  std::pair<int, int> worst = {0, 0};
  for (const PropositionRow& hop : derivation.hops) {
    std::pair<int, int> best = {1, 6};
    for (const Support& support : hop.supports) {
      if (support.preferred) best.first = 0;
      best.second = std::min(best.second, kPlace[support.credibility]);
    }
    worst = std::max(worst, best);
  }
  return worst;
}

}  // namespace

// "RESOLVE walks the rows best first by PREFER, credibility (1, 2, 3, ungraded or 6, 4, 5),
// origins.min, latest publication, latest recorded, smallest claim id, and keeps each that has no
// kept rival; a denial removes a row by PREFER or credibility only."
void ReferenceReading::Resolve(Group* group) {
  // The smaller the better; preferred first.
  const auto weight = [&](const std::vector<const Admitted*>& claims) {
    std::pair<int, int> best = {1, 6};
    for (const Admitted* one : claims) {
      if (world_.IsPreferred(*one->claim)) best.first = 0;
      best.second = std::min(best.second, kPlace[world_.CredibilityOf(*one->claim)]);
    }
    return best;
  };
  struct Rank {
    std::pair<int, int> weight;
    uint32_t origins = 0;
    Instant published = kBeginningOfTime;
    Revision recorded = 0;
    ClaimId smallest;
    Candidate* candidate = nullptr;
  };
  std::vector<Rank> ranks;
  for (Candidate& candidate : *group) {
    if (candidate.state != Candidate::State::kRow || candidate.denied) continue;
    Rank rank{weight(candidate.supports), candidate.origins.min};
    if (candidate.supports.empty()) rank.weight = {2, 7};
    for (const Derivation& derivation : candidate.derivations) {
      rank.weight = std::min(rank.weight, OfWeakerHop(derivation));
    }
    rank.candidate = &candidate;
    for (const Admitted* one : candidate.supports) rank.smallest = one->claim->id;
    for (const Admitted* one : candidate.supports) {
      const std::optional<Moment> published = world_.PublicationOf(one->claim->claim);
      if (published.has_value()) rank.published = std::max(rank.published, published->latest);
      rank.recorded = std::max(rank.recorded, one->claim->revision);
      rank.smallest = std::min(rank.smallest, one->claim->id);
    }
    ranks.push_back(rank);
  }
  std::sort(ranks.begin(), ranks.end(), [](const Rank& a, const Rank& b) {
    if (a.weight != b.weight) return a.weight < b.weight;
    if (a.origins != b.origins) return a.origins > b.origins;
    if (a.published != b.published) return a.published > b.published;
    if (a.recorded != b.recorded) return a.recorded > b.recorded;
    return a.smallest < b.smallest;
  });
  std::set<const Candidate*> kept;
  for (const Rank& rank : ranks) {
    Candidate& candidate = *rank.candidate;
    bool falls = !candidate.denies.empty() && weight(candidate.denies) < rank.weight;
    for (const Candidate* rival : candidate.rivals) falls = falls || kept.contains(rival);
    if (falls) {
      candidate.state = Candidate::State::kHidden;
      candidate.reason = HiddenReason::kContest;
    } else {
      kept.insert(&candidate);
    }
  }
}

}  // namespace entente
