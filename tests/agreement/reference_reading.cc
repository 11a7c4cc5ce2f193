#include "tests/agreement/reference_reading.h"

#include <algorithm>
#include <utility>

#include "graph/ontology/well_known.h"
#include "tests/agreement/reference_holding.h"
#include "tests/agreement/reference_origins.h"

namespace entente {
namespace {

bool IsContrary(Stance first, Stance later) {
  switch (first) {
    case Stance::kAsserts:
      return later == Stance::kDenies;
    case Stance::kDenies:
      return later == Stance::kAsserts;
    case Stance::kDoubts:
    case Stance::kDeclines:
      return later == Stance::kAsserts || later == Stance::kDenies;
  }
  return false;
}

// Attested or extrapolated at some time within the cut.
bool IsEffective(const std::optional<Certainty>& reach) {
  return reach.has_value() && *reach != Certainty::kPossible;
}

}  // namespace

ReferenceReading::Group ReferenceReading::Gather(const EntityId& subject,
                                                 const std::string& predicate) {
  Group group;
  for (const StatedClaim* claim : world_.claims()) {
    if (claim->claim.predicate != predicate) continue;
    const Proposition proposition = PropositionStated(claim->claim, world_.ontology());
    if (proposition.subject != subject) continue;
    Candidate* candidate = nullptr;
    for (Candidate& other : group) {
      if (other.proposition == proposition) candidate = &other;
    }
    if (candidate == nullptr) {
      group.emplace_back();
      candidate = &group.back();
      candidate->proposition = proposition;
    }
    if (world_.StandingOf(*claim).kind == ReferenceStanding::Kind::kAdmitted) {
      candidate->own.push_back({claim, world_.ExtentAloneOf(*claim), std::nullopt});
    }
  }
  GatherDerived(subject, predicate, &group);
  return group;
}

// "... or the next attested rival, or the same voice's (or its apparatus's) contrary stance on the
// same proposition; another voice's denial never ends an extrapolation, ... and a forecast ends
// nothing".
void ReferenceReading::ShortenExtrapolations(Group* group) {
  for (Candidate& candidate : *group) {
    for (Admitted& one : candidate.own) {
      if (!one.extent.extrapolated.empty()) {
        for (const Admitted& other : candidate.own) {
          if (other.claim->claim.mood == Mood::kFact &&
              IsContrary(one.claim->claim.stance, other.claim->claim.stance) &&
              SameApparatus(one.claim->claim, other.claim->claim, world_)) {
            EndExtrapolation(other.extent.attested, &one.extent);
          }
        }
        for (const Candidate& rival : *group) {
          // Only what is asserted has rivals: a denial of one place agrees with every other place.
          if (one.claim->claim.stance != Stance::kAsserts) break;
          if (!IsFunctional(rival.proposition)) break;
          if (!Exclude(candidate.proposition, rival.proposition)) continue;
          for (const Admitted& other : rival.own) {
            if (other.claim->claim.stance != Stance::kAsserts) continue;
            if (other.claim->claim.mood != Mood::kFact) continue;
            // Of quantities, claim by claim: the interval is a detail of the claim.
            if (FiguresMeet(one.claim->claim, other.claim->claim)) continue;
            EndExtrapolation(other.extent.attested, &one.extent);
          }
        }
      }
      one.reach = ReachOf(one.extent, world_.cut());
    }
  }
}

// Denials, doubts and refusals to say that are in force at the cut, on the proposition itself and,
// of places, on those around: "Who denies, doubts or declines a place does so for the places inside
// it."
void ReferenceReading::FindDissent(Group* group) {
  for (Candidate& candidate : *group) {
    const PredicateDefinition& predicate =
        *world_.ontology().FindPredicate(candidate.proposition.predicate);
    const EntityId* place = std::get_if<EntityId>(&candidate.proposition.object);
    for (const Candidate& other : *group) {
      const EntityId* around = std::get_if<EntityId>(&other.proposition.object);
      const bool covers = predicate.dissent_covers_parts && place != nullptr && around != nullptr &&
                          Inside(*place, *around);
      if (&other != &candidate && !covers) continue;
      for (const Admitted& one : other.own) {
        if (!IsEffective(one.reach)) continue;
        if (one.claim->claim.stance == Stance::kDenies) candidate.denies.push_back(&one);
        if (one.claim->claim.stance == Stance::kDoubts) candidate.doubts.push_back(&one);
        if (one.claim->claim.stance == Stance::kDeclines) candidate.declines.push_back(&one);
      }
    }
  }
}

// "SOMETIME (default) or THROUGHOUT".
std::optional<Certainty> ReferenceReading::CertaintyOf(
    const std::vector<const Admitted*>& claims, const std::vector<Derivation>& derivations) const {
  std::optional<Certainty> best;
  if (world_.as_of().valid.mode == ValidMode::kSometime) {
    for (const Admitted* one : claims) {
      if (!best.has_value() || *one->reach < *best) best = one->reach;
    }
    for (const Derivation& one : derivations) {
      if (!best.has_value() || one.certainty < *best) best = one.certainty;
    }
    return best;
  }
  std::vector<ReferenceStretch> stretches;
  const auto add_derived = [&](Certainty least) {
    for (const Derivation& one : derivations) {
      for (const ReferenceStretch& held : TimesOf(one.hops, least).held) stretches.push_back(held);
    }
  };
  for (const Admitted* one : claims) stretches.push_back(one->extent.attested);
  add_derived(Certainty::kAttested);
  if (Cover(stretches, world_.cut())) return Certainty::kAttested;
  for (const Admitted* one : claims) stretches.push_back(one->extent.extrapolated);
  add_derived(Certainty::kExtrapolated);
  if (Cover(stretches, world_.cut())) return Certainty::kExtrapolated;
  for (const Admitted* one : claims) stretches.push_back(one->extent.possible);
  add_derived(Certainty::kPossible);
  if (Cover(stretches, world_.cut())) return Certainty::kPossible;
  return std::nullopt;
}

// Which claims speak for the proposition, and whether the lens takes them for enough.
void ReferenceReading::Weigh(Candidate* candidate, bool show_denied) {
  const auto reaching = [&](Stance stance) {
    std::vector<const Admitted*> claims;
    for (const Admitted& one : candidate->own) {
      if (one.claim->claim.stance == stance && one.reach.has_value()) claims.push_back(&one);
    }
    return claims;
  };
  // "Support, origins and validity are those of the supporting claims whose own period reaches the
  // valid cut."
  candidate->supports = reaching(Stance::kAsserts);
  if (candidate->supports.empty() && candidate->derivations.empty()) {
    candidate->supports = reaching(Stance::kDenies);
    candidate->denied = true;
    if (candidate->supports.empty()) return;
    // What is not even possible throughout the cut is no row, and nothing to be counted.
    if (!CertaintyOf(candidate->supports, {}).has_value()) return;
    if (!show_denied) {
      candidate->state = Candidate::State::kHidden;
      candidate->reason = HiddenReason::kDenied;
      return;
    }
  }
  candidate->certainty = CertaintyOf(candidate->supports, candidate->derivations);
  if (!candidate->certainty.has_value()) return;
  std::vector<const StatedClaim*> claims;
  for (const Admitted* one : candidate->supports) claims.push_back(one->claim);
  candidate->origins = CountOrigins(claims, world_);
  for (const Derivation& derivation : candidate->derivations) {
    candidate->origins.min = std::max(candidate->origins.min, derivation.origins.min);
    candidate->origins.max = std::max(candidate->origins.max, derivation.origins.max);
  }
  candidate->state = Candidate::State::kHidden;
  if (*candidate->certainty > world_.lens().least_certainty) {
    candidate->reason = HiddenReason::kPossible;
  } else if (candidate->origins.min < world_.lens().least_origins) {
    candidate->reason = HiddenReason::kOrigins;
  } else {
    candidate->state = Candidate::State::kRow;
  }
}

PropositionRow ReferenceReading::RowOf(const Candidate& candidate) {
  PropositionRow row;
  row.proposition = candidate.proposition;
  const bool contested = !candidate.denies.empty() || !candidate.rivals.empty();
  row.verdict = candidate.denied ? Verdict::kDenied
                : contested      ? Verdict::kContested
                                 : Verdict::kAsserted;
  row.certainty = *candidate.certainty;
  row.origins = candidate.origins;
  std::vector<Bounds> bounds;
  for (const Admitted* one : candidate.supports) {
    bounds.push_back(one->extent.bounds);
    row.claims.push_back(one->claim->id);
    Support support{.claim = one->claim->id, .bounds = one->extent.bounds};
    if (!one->extent.extrapolated.empty()) support.extrapolated_until = one->extent.extrapolated.to;
    support.preferred = world_.IsPreferred(*one->claim);
    support.credibility = world_.CredibilityOf(*one->claim);
    support.reliability = world_.ReliabilityOf(*one->claim);
    support.qualifiers = one->claim->claim.qualifiers;
    row.supports.push_back(std::move(support));
  }
  row.validity = ReferenceValidity(bounds);
  std::sort(row.claims.begin(), row.claims.end());
  for (const auto* dissent : {&candidate.denies, &candidate.doubts, &candidate.declines}) {
    for (const Admitted* one : *dissent) row.dissenting.push_back(one->claim->id);
  }
  std::sort(row.dissenting.begin(), row.dissenting.end());
  row.dissent = {static_cast<uint32_t>(candidate.denies.size()),
                 static_cast<uint32_t>(candidate.doubts.size()),
                 static_cast<uint32_t>(candidate.declines.size()),
                 static_cast<uint32_t>(candidate.rivals.size())};
  for (const Candidate* rival : candidate.rivals) row.rivals.push_back(rival->proposition);
  TellDerivations(candidate, &row);
  return row;
}

// "then doubts and declines without a row; then propositions denied, possible, below origins,
// removed by contest".
void ReferenceReading::CountHidden(const Candidate& candidate, Hidden* hidden) {
  if (candidate.state == Candidate::State::kHidden) ++(*hidden)[candidate.reason];
  if (!candidate.supports.empty() || !candidate.derivations.empty()) return;
  for (const Admitted& one : candidate.own) {
    if (!one.reach.has_value()) continue;
    if (one.claim->claim.stance == Stance::kDoubts) ++(*hidden)[HiddenReason::kDoubts];
    if (one.claim->claim.stance == Stance::kDeclines) ++(*hidden)[HiddenReason::kDeclines];
  }
}

// "the trailer counts what exists for this read, matches the request and can reach its valid cut:
// claims once".
void ReferenceReading::CountKeptOut(const Matches& matches, Hidden* hidden) {
  for (const StatedClaim* claim : world_.claims()) {
    const ReferenceStanding standing = world_.StandingOf(*claim);
    if (standing.kind != ReferenceStanding::Kind::kHidden) continue;
    if (!Meet(world_.ExtentAloneOf(*claim).possible, world_.cut())) continue;
    if (matches(PropositionStated(claim->claim, world_.ontology()))) ++(*hidden)[standing.reason];
  }
}

PropositionAnswer ReferenceReading::Rows(const Matches& matches, bool show_denied) {
  PropositionAnswer answer;
  std::set<std::pair<EntityId, std::string>> groups;
  for (const StatedClaim* claim : world_.claims()) {
    const Proposition proposition = PropositionStated(claim->claim, world_.ontology());
    if (matches(proposition)) groups.insert({proposition.subject, proposition.predicate});
  }
  FindDerived();
  for (const DerivedRow& row : *derived_) {
    if (matches(row.proposition)) {
      groups.insert({row.proposition.subject, row.proposition.predicate});
    }
  }
  for (const auto& [subject, predicate] : groups) {
    Group group = Gather(subject, predicate);
    ShortenExtrapolations(&group);
    FindDissent(&group);
    for (Candidate& candidate : group) Weigh(&candidate, show_denied);
    FindRivals(&group);
    ApplyContest(&group);
    for (const Candidate& candidate : group) {
      if (!matches(candidate.proposition)) continue;
      if (candidate.state == Candidate::State::kRow) answer.rows.push_back(RowOf(candidate));
      CountHidden(candidate, &answer.hidden);
    }
  }
  CountKeptOut(matches, &answer.hidden);
  return answer;
}

// `part_of` is read under the same AsOf through the default lens, and the lens's assume_retracted:
// geography is not a matter of the voices that a lens admits.
bool ReferenceReading::Inside(const EntityId& inner, const EntityId& outer) {
  return inner != outer && PlacesWithin(outer).contains(inner);
}

std::set<EntityId> ReferenceReading::PlacesWithin(const EntityId& place) {
  if (!part_of_.has_value()) {
    Lens geography;
    geography.assume_retracted = world_.lens().assume_retracted;
    ReferenceReading reading(graph_, world_.as_of(), geography);
    const PropositionAnswer answer = reading.Rows(
        [](const Proposition& proposition) { return proposition.predicate == kPartOfPredicate; },
        false);
    part_of_.emplace();
    for (const PropositionRow& row : answer.rows) {
      const EntityId* around = std::get_if<EntityId>(&row.proposition.object);
      if (around != nullptr) part_of_->push_back({row.proposition.subject, *around});
    }
  }
  std::set<EntityId> within = {place};
  bool grown = true;
  while (grown) {
    grown = false;
    for (const auto& [inner, outer] : *part_of_) {
      if (within.contains(outer)) grown = within.insert(inner).second || grown;
    }
  }
  return within;
}

// A type asked for is one that any unretracted claim gives, whatever the lens and the other cuts.
bool ReferenceReading::HasType(const EntityId& entity, const std::string& type) {
  for (const std::string& name : world_.TypesOf(entity)) {
    if (world_.ontology().IsA(name, type)) return true;
  }
  return false;
}

}  // namespace entente
