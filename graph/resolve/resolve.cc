// The way of one group of claims (same subject, same predicate):
//
//   claims --Admit--> counted ones, each with its Extent --EndExtrapolation--> final extents
//          --by proposition--> candidates: supports, denials, dissent, certainty
//          --least certainty, least origins--> rows that stand --rivals, denials--> verdicts
//          --contest--> rows shown
//
// What falls out at each arrow is counted in Hidden under that arrow's reason, but only where the
// question asks for the proposition. Propositions that are not asked for walk along, because they
// may be rivals of those that are, or deny a place around them.
// Cost: linear in the claims; in a functional group quadratic in the propositions that stand.
#include "graph/resolve/resolve.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include "graph/resolve/admission.h"
#include "graph/resolve/apparatus.h"
#include "graph/resolve/candidate.h"
#include "graph/resolve/contest.h"
#include "graph/resolve/extent.h"
#include "graph/resolve/proposition_of.h"
#include "graph/resolve/rivals.h"

namespace entente {
namespace {

// A stance that shows the same voice has moved on: asserting after denying or the other way round,
// or taking either side after doubting or declining.
bool Contrary(Stance before, Stance after) {
  if (after != Stance::kAsserts && after != Stance::kDenies) return false;
  return before != after;
}

class Group {
 public:
  Group(const Question& question, const PredicateDefinition& predicate, const Ontology& ontology,
        const Surroundings& around)
      : question_(question), predicate_(predicate), around_(around), ontology_(ontology) {}

  Resolution Run(absl::Span<const RecordedClaim> claims) {
    if (claims.empty()) return {};
    const auto types = around_.types.find(claims.front().claim.subject);
    functional_ = ontology_.FunctionalFor(
        predicate_, types == around_.types.end() ? std::vector<std::string>{} : types->second);
    for (const RecordedClaim& claim : claims) TakeIn(claim);
    for (Candidate& candidate : candidates_) EndExtrapolations(&candidate);
    for (Candidate& candidate : candidates_) Weigh(question_.as_of.valid, &candidate);
    CountSilent();
    std::vector<Candidate*> standing;
    for (Candidate& candidate : candidates_) {
      if (Stands(&candidate)) standing.push_back(&candidate);
    }
    for (Candidate* candidate : standing) AddDissent(candidate);
    if (functional_) FindRivals(standing);
    return Conclude(standing);
  }

 private:
  // Admits one claim into its proposition's candidate, or counts why not.
  void TakeIn(const RecordedClaim& claim) {
    Proposition proposition = PropositionOf(claim.claim, predicate_);
    if (candidates_.empty() || candidates_.back().proposition != proposition) {
      const bool asked = !question_.matches || question_.matches(proposition);
      candidates_.push_back({.proposition = std::move(proposition), .asked = asked});
    }
    Candidate& candidate = candidates_.back();
    Admission admission = Admit(claim, question_.as_of, question_.lens, around_);
    if (!admission.exists) return;
    const Extent extent = ExtentOf(claim.claim, predicate_, PublicationOf(claim.claim, around_));
    if (admission.hidden.has_value()) {
      if (candidate.asked && Reaches(extent, question_.as_of.valid)) {
        ++candidate.hidden[*admission.hidden];
      }
      return;
    }
    Voiced voiced{.claim = &claim, .admission = std::move(admission), .extent = extent};
    if (const Value* value = std::get_if<Value>(&claim.claim.object)) {
      if (const auto* quantity = std::get_if<Quantity>(&value->value)) {
        voiced.figures = IntervalOf(*quantity);
      }
    }
    candidate.claims.push_back(std::move(voiced));
  }

  // Cuts extrapolations short where the same voice turned round or an attested rival follows.
  void EndExtrapolations(Candidate* candidate) {
    for (Voiced& voiced : candidate->claims) {
      if (voiced.extent.extrapolated.empty()) continue;
      const Claim& claim = voiced.claim->claim;
      for (const Voiced& later : candidate->claims) {
        if (later.claim->claim.mood == Mood::kFact &&
            Contrary(claim.stance, later.claim->claim.stance) &&
            SameApparatus(claim, later.claim->claim, around_)) {
          EndExtrapolation(later.extent.attested(), &voiced.extent);
        }
      }
      if (functional_ && claim.stance == Stance::kAsserts) EndAtRivals(*candidate, &voiced);
    }
  }

  void EndAtRivals(const Candidate& candidate, Voiced* voiced) {
    for (const Candidate& other : candidates_) {
      for (const Voiced& rival : other.claims) {
        if (rival.claim->claim.stance == Stance::kAsserts &&
            rival.claim->claim.mood == Mood::kFact &&
            Exclude({&candidate.proposition, voiced->figures}, {&other.proposition, rival.figures},
                    around_)) {
          EndExtrapolation(rival.extent.attested(), &voiced->extent);
        }
      }
    }
  }

  // Doubts and declines about what nobody asserts or denies.
  void CountSilent() {
    for (Candidate& candidate : candidates_) {
      if (!candidate.asked || !candidate.supports.empty()) continue;
      for (const Voiced& voiced : candidate.claims) {
        if (!voiced.certainty.has_value()) continue;
        ++candidate.hidden[voiced.claim->claim.stance == Stance::kDoubts ? HiddenReason::kDoubts
                                                                         : HiddenReason::kDeclines];
      }
    }
  }

  // Whether the proposition has a row as far as certainty and origins go; fills in the row.
  bool Stands(Candidate* candidate) {
    if (!candidate->certainty.has_value()) return false;
    if (candidate->denied_only && !question_.show_denied) {
      if (candidate->asked) ++candidate->hidden[HiddenReason::kDenied];
      return false;
    }
    if (*candidate->certainty > question_.lens.least_certainty) {
      if (candidate->asked) ++candidate->hidden[HiddenReason::kPossible];
      return false;
    }
    FillRow(around_, candidate);
    if (candidate->row.origins.min < question_.lens.least_origins) {
      if (candidate->asked) ++candidate->hidden[HiddenReason::kOrigins];
      return false;
    }
    return true;
  }

  // Counts dissent on the proposition itself and, where that reaches parts, on places around it.
  void AddDissent(Candidate* candidate) {
    for (const Candidate& other : candidates_) {
      if (&other != candidate && !Covers(other.proposition, candidate->proposition)) continue;
      for (const Voiced& voiced : other.claims) {
        if (Effective(voiced)) AddDissent(voiced, candidate);
      }
    }
    std::sort(candidate->row.dissenting.begin(), candidate->row.dissenting.end());
  }

  static void AddDissent(const Voiced& voiced, Candidate* candidate) {
    Dissent& dissent = candidate->row.dissent;
    switch (voiced.claim->claim.stance) {
      case Stance::kAsserts:
        return;
      case Stance::kDenies: {
        ++dissent.denies;
        std::optional<Credit>& denial = candidate->standing.denial;
        const Credit credit = CreditOf(voiced.admission);
        if (!denial.has_value() || credit < *denial) denial = credit;
        break;
      }
      case Stance::kDoubts:
        ++dissent.doubts;
        break;
      case Stance::kDeclines:
        ++dissent.declines;
        break;
    }
    candidate->row.dissenting.push_back(voiced.claim->id);
  }

  bool Covers(const Proposition& outer, const Proposition& inner) const {
    if (!predicate_.dissent_covers_parts || outer.qualifiers != inner.qualifiers) return false;
    const auto* around = std::get_if<EntityId>(&outer.object);
    const auto* place = std::get_if<EntityId>(&inner.object);
    return around != nullptr && place != nullptr && LiesIn(*place, *around, around_);
  }

  void FindRivals(const std::vector<Candidate*>& standing) {
    for (size_t a = 0; a < standing.size(); ++a) {
      for (size_t b = a + 1; b < standing.size(); ++b) {
        Candidate& left = *standing[a];
        Candidate& right = *standing[b];
        if (left.denied_only || right.denied_only ||
            !Exclude({&left.proposition, left.figures}, {&right.proposition, right.figures},
                     around_) ||
            !MeetInCut(left, right, question_.as_of.valid)) {
          continue;
        }
        left.standing.rivals.push_back(b);
        right.standing.rivals.push_back(a);
      }
    }
    for (Candidate* candidate : standing) {
      for (const size_t rival : candidate->standing.rivals) {
        candidate->row.rivals.push_back(standing[rival]->proposition);
      }
      candidate->row.dissent.rivals = static_cast<uint32_t>(candidate->row.rivals.size());
    }
  }

  Resolution Conclude(const std::vector<Candidate*>& standing) {
    std::vector<Standing> standings;
    for (Candidate* candidate : standing) {
      const Dissent& dissent = candidate->row.dissent;
      const bool contested = !candidate->denied_only && dissent.denies + dissent.rivals > 0;
      candidate->standing.contested = contested;
      if (candidate->denied_only) candidate->standing.denial.reset();
      candidate->row.verdict = candidate->denied_only ? Verdict::kDenied
                               : contested            ? Verdict::kContested
                                                      : Verdict::kAsserted;
      standings.push_back(candidate->standing);
    }
    const std::vector<bool> kept = Keep(standings, question_.lens.contest);
    Resolution resolution;
    size_t i = 0;
    for (Candidate& candidate : candidates_) {
      const bool stands = i < standing.size() && standing[i] == &candidate;
      const bool shown = stands && kept[i++];
      if (!candidate.asked) continue;
      if (stands && !shown) ++candidate.hidden[HiddenReason::kContest];
      resolution.hidden += candidate.hidden;
      if (!shown) continue;
      resolution.rows.push_back(std::move(candidate.row));
      resolution.through.push_back(resolution.hidden);
    }
    return resolution;
  }

  const Question& question_;
  const PredicateDefinition& predicate_;
  const Surroundings& around_;
  const Ontology& ontology_;
  bool functional_ = false;
  std::vector<Candidate> candidates_;
};

}  // namespace

bool NeedsWholeGroup(const PredicateDefinition& predicate) {
  return predicate.functional || predicate.dissent_covers_parts;
}

Resolution Resolve(const Question& question, const PredicateDefinition& predicate,
                   const Ontology& ontology, absl::Span<const RecordedClaim> claims,
                   const Surroundings& around) {
  return Group(question, predicate, ontology, around).Run(claims);
}

}  // namespace entente
