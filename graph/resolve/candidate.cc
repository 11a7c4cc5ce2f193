#include "graph/resolve/candidate.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "graph/resolve/origins.h"
#include "graph/resolve/validity.h"

namespace entente {
namespace {

// True if the stretches together cover every instant of the cut.
bool Covers(std::vector<Stretch> stretches, const ValidCut& cut) {
  std::sort(stretches.begin(), stretches.end(),
            [](const Stretch& a, const Stretch& b) { return a.start < b.start; });
  Instant covered = cut.start;
  for (const Stretch& stretch : stretches) {
    if (covered >= cut.end || stretch.start > covered) break;
    if (!stretch.empty()) covered = std::max(covered, stretch.end);
  }
  return covered >= cut.end;
}

// The solid stretches of what derivations hold.
void AddSpans(const Candidate& candidate, Certainty least, std::vector<Stretch>* stretches) {
  for (const Held& held : candidate.derivations) {
    for (const Span& span : held.holding.at(least)) {
      if (!span.vague()) stretches->push_back({span.from, span.to});
    }
  }
}

std::optional<Certainty> Coverage(const Candidate& candidate, const ValidCut& cut) {
  std::vector<Stretch> stretches;
  const auto add = [&](Certainty least, const auto& stretch_of) {
    for (const size_t i : candidate.supports) {
      stretches.push_back(stretch_of(candidate.claims[i].extent));
    }
    AddSpans(candidate, least, &stretches);
  };
  add(Certainty::kAttested, [](const Extent& extent) { return extent.attested(); });
  if (Covers(stretches, cut)) return Certainty::kAttested;
  add(Certainty::kExtrapolated, [](const Extent& extent) { return extent.extrapolated; });
  if (Covers(stretches, cut)) return Certainty::kExtrapolated;
  add(Certainty::kPossible, [](const Extent& extent) { return extent.possible(); });
  if (Covers(std::move(stretches), cut)) return Certainty::kPossible;
  return std::nullopt;
}

std::optional<Certainty> Best(const Candidate& candidate) {
  std::optional<Certainty> best;
  for (const size_t i : candidate.supports) {
    const Certainty own = *candidate.claims[i].certainty;
    best = best.has_value() ? std::min(*best, own) : own;
  }
  for (const Held& held : candidate.derivations) {
    const Certainty own = held.derivation.certainty;
    best = best.has_value() ? std::min(*best, own) : own;
  }
  return best;
}

Support SupportOf(const Voiced& voiced, const Surroundings& around) {
  const Extent& extent = voiced.extent;
  Support support{.claim = voiced.claim->id, .bounds = extent.bounds};
  if (!extent.extrapolated.empty()) support.extrapolated_until = extent.extrapolated.end;
  support.reliability = voiced.admission.grade.reliability;
  support.credibility = voiced.admission.grade.credibility;
  support.preferred = voiced.admission.preferred;
  const std::optional<Moment> published = PublicationOf(voiced.claim->claim, around);
  if (published.has_value()) support.published = published->latest;
  support.revision = voiced.claim->revision;
  support.qualifiers = voiced.claim->claim.qualifiers;
  return support;
}

// Puts the latest of what supports a row, own or of derivations, into its standing.
void TakeLatest(const std::vector<Support>& supports, Standing* standing) {
  for (const Support& support : supports) {
    standing->recorded = std::max(standing->recorded, support.revision);
    standing->published = std::max(standing->published, support.published);
  }
}

// What the row follows from: joined to what it has of its own.
void AddDerivations(Candidate* candidate, std::vector<Bounds>* validity) {
  PropositionRow& row = candidate->row;
  Standing& standing = candidate->standing;
  for (Held& held : candidate->derivations) {
    Derivation& derivation = held.derivation;
    validity->insert(validity->end(), derivation.validity.begin(), derivation.validity.end());
    row.origins.min = std::max(row.origins.min, derivation.origins.min);
    row.origins.max = std::max(row.origins.max, derivation.origins.max);
    standing.credit = std::min(standing.credit, CreditOf(derivation));
    for (const PropositionRow& hop : derivation.hops) TakeLatest(hop.supports, &standing);
    row.derivations.push_back(std::move(derivation));
  }
}

}  // namespace

bool Effective(const Voiced& voiced) {
  return voiced.certainty.has_value() && *voiced.certainty != Certainty::kPossible;
}

void Weigh(const ValidCut& cut, Candidate* candidate) {
  std::vector<size_t> denials;
  for (size_t i = 0; i < candidate->claims.size(); ++i) {
    Voiced& voiced = candidate->claims[i];
    voiced.certainty = Meets(voiced.extent, cut);
    if (!voiced.certainty.has_value()) continue;
    if (voiced.stance() == Stance::kAsserts) candidate->supports.push_back(i);
    if (voiced.stance() == Stance::kDenies) denials.push_back(i);
  }
  candidate->denied_only =
      candidate->supports.empty() && candidate->derivations.empty() && !denials.empty();
  if (candidate->denied_only) candidate->supports = std::move(denials);
  candidate->certainty =
      cut.mode == ValidMode::kThroughout ? Coverage(*candidate, cut) : Best(*candidate);
}

void FillRow(const Surroundings& around, Candidate* candidate) {
  PropositionRow& row = candidate->row;
  Standing& standing = candidate->standing;
  row.proposition = candidate->proposition;
  row.certainty = *candidate->certainty;
  std::vector<const RecordedClaim*> claims;
  std::vector<Bounds> validity;
  standing.credit = {.not_preferred = UINT8_MAX, .credibility = UINT8_MAX};
  if (!candidate->supports.empty()) {
    candidate->figures = candidate->claims[candidate->supports.front()].figures;
  }
  for (const size_t i : candidate->supports) {
    const Voiced& voiced = candidate->claims[i];
    claims.push_back(voiced.claim);
    validity.push_back(voiced.extent.bounds);
    row.supports.push_back(SupportOf(voiced, around));
    candidate->figures = {std::min(candidate->figures.low, voiced.figures.low),
                          std::max(candidate->figures.high, voiced.figures.high)};
    standing.credit = std::min(standing.credit, CreditOf(voiced.admission));
  }
  TakeLatest(row.supports, &standing);
  row.origins = CountOrigins(claims, around);
  AddDerivations(candidate, &validity);
  row.claims = ClaimsBehind(row);
  standing.first_claim = row.claims.front();
  row.validity = MergeValidity(std::move(validity));
  standing.least_origins = row.origins.min;
}

std::vector<Stretch> HeldInCut(const Candidate& candidate, const ValidCut& cut) {
  std::vector<Stretch> held;
  const auto add = [&](const Stretch& stretch) {
    const Stretch clipped{std::max(stretch.start, cut.start), std::min(stretch.end, cut.end)};
    if (!stretch.empty() && !clipped.empty()) held.push_back(clipped);
  };
  for (const size_t i : candidate.supports) {
    const Extent& extent = candidate.claims[i].extent;
    add(extent.attested());
    add(extent.extrapolated);
  }
  std::vector<Stretch> derived;
  AddSpans(candidate, Certainty::kExtrapolated, &derived);
  std::for_each(derived.begin(), derived.end(), add);
  std::sort(held.begin(), held.end(),
            [](const Stretch& a, const Stretch& b) { return a.start < b.start; });
  std::vector<Stretch> apart;
  for (const Stretch& stretch : held) {
    if (apart.empty() || apart.back().end < stretch.start) {
      apart.push_back(stretch);
    } else {
      apart.back().end = std::max(apart.back().end, stretch.end);
    }
  }
  return apart;
}

}  // namespace entente
