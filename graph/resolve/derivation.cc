#include "graph/resolve/derivation.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace entente {
namespace {

bool Weaker(const Origins& a, const Origins& b) {
  return std::tie(a.min, a.max) < std::tie(b.min, b.max);
}

}  // namespace

std::vector<Held> HeldTogether(const std::vector<std::vector<PropositionRow>>& chains,
                               const ValidCut& cut) {
  ValidCut sometime = cut;
  sometime.mode = ValidMode::kSometime;
  std::vector<Held> held;
  for (const std::vector<PropositionRow>& chain : chains) {
    Held one{.derivation = {.hops = chain}, .holding = Holding::Of(chain)};
    const std::optional<Certainty> certainty = one.holding.Meets(sometime);
    if (!certainty.has_value() || chain.empty()) continue;
    Derivation& derivation = one.derivation;
    derivation.certainty = *certainty;
    derivation.validity = one.holding.Validity();
    derivation.origins = chain.front().origins;
    for (const PropositionRow& hop : chain) {
      if (hop.verdict == Verdict::kContested) derivation.verdict = Verdict::kContested;
      if (Weaker(hop.origins, derivation.origins)) derivation.origins = hop.origins;
    }
    held.push_back(std::move(one));
  }
  return held;
}

Credit CreditOf(const Derivation& derivation) {
  Credit worst{.not_preferred = 0, .credibility = 0};
  for (const PropositionRow& hop : derivation.hops) {
    Credit best{.not_preferred = UINT8_MAX, .credibility = UINT8_MAX};
    for (const Support& support : hop.supports) {
      Admission admission;
      admission.grade = {support.reliability, support.credibility};
      admission.preferred = support.preferred;
      best = std::min(best, CreditOf(admission));
    }
    for (const Derivation& inner : hop.derivations) best = std::min(best, CreditOf(inner));
    worst = std::max(worst, best);
  }
  return worst;
}

std::vector<ClaimId> ClaimsBehind(const PropositionRow& row) {
  std::vector<ClaimId> claims;
  for (const Support& support : row.supports) claims.push_back(support.claim);
  for (const Derivation& derivation : row.derivations) {
    for (const PropositionRow& hop : derivation.hops) {
      claims.insert(claims.end(), hop.claims.begin(), hop.claims.end());
    }
  }
  std::sort(claims.begin(), claims.end());
  claims.erase(std::unique(claims.begin(), claims.end()), claims.end());
  return claims;
}

}  // namespace entente
