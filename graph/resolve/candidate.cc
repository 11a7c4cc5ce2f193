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

std::optional<Certainty> Coverage(const Candidate& candidate, const ValidCut& cut) {
  std::vector<Stretch> stretches;
  const auto add = [&](const auto& stretch_of) {
    for (const size_t i : candidate.supports) {
      stretches.push_back(stretch_of(candidate.claims[i].extent));
    }
  };
  add([](const Extent& extent) { return extent.attested(); });
  if (Covers(stretches, cut)) return Certainty::kAttested;
  add([](const Extent& extent) { return extent.extrapolated; });
  if (Covers(stretches, cut)) return Certainty::kExtrapolated;
  add([](const Extent& extent) { return extent.possible(); });
  if (Covers(std::move(stretches), cut)) return Certainty::kPossible;
  return std::nullopt;
}

std::optional<Certainty> Best(const Candidate& candidate) {
  std::optional<Certainty> best;
  for (const size_t i : candidate.supports) {
    const Certainty own = *candidate.claims[i].certainty;
    best = best.has_value() ? std::min(*best, own) : own;
  }
  return best;
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
  candidate->denied_only = candidate->supports.empty() && !denials.empty();
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
  candidate->figures = candidate->claims[candidate->supports.front()].figures;
  for (const size_t i : candidate->supports) {
    const Voiced& voiced = candidate->claims[i];
    claims.push_back(voiced.claim);
    validity.push_back(voiced.extent.bounds);
    row.claims.push_back(voiced.claim->id);
    candidate->figures = {std::min(candidate->figures.low, voiced.figures.low),
                          std::max(candidate->figures.high, voiced.figures.high)};
    standing.credit = std::min(standing.credit, CreditOf(voiced.admission));
    standing.recorded = std::max(standing.recorded, voiced.claim->revision);
    const std::optional<Moment> published = PublicationOf(voiced.claim->claim, around);
    if (published.has_value()) {
      standing.published = std::max(standing.published, published->latest);
    }
  }
  std::sort(row.claims.begin(), row.claims.end());
  standing.first_claim = row.claims.front();
  row.validity = MergeValidity(std::move(validity));
  row.origins = CountOrigins(claims, around);
  standing.least_origins = row.origins.min;
}

std::vector<Stretch> HeldInCut(const Candidate& candidate, const ValidCut& cut) {
  std::vector<Stretch> held;
  for (const size_t i : candidate.supports) {
    const Extent& extent = candidate.claims[i].extent;
    for (const Stretch& stretch : {extent.attested(), extent.extrapolated}) {
      const Stretch clipped{std::max(stretch.start, cut.start), std::min(stretch.end, cut.end)};
      if (!stretch.empty() && !clipped.empty()) held.push_back(clipped);
    }
  }
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
