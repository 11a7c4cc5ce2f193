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
// Cost: n log n in the claims, and what is found: rivals, dissent, and of one proposition what its
// denials may end. Every loop that may be longer than that goes at the caller's pace.
#include "graph/resolve/resolve.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <variant>

#include "graph/model/status.h"
#include "graph/resolve/admission.h"
#include "graph/resolve/apparatus.h"
#include "graph/resolve/candidate.h"
#include "graph/resolve/contest.h"
#include "graph/resolve/extent.h"
#include "graph/resolve/proposition_of.h"
#include "graph/resolve/rivalry.h"
#include "graph/resolve/rivals.h"

namespace entente {
namespace {

// A guess of what one rival weighs in a row, its texts included.
constexpr uint64_t kRivalBytes = sizeof(Proposition) + 64;

// A stance that shows the same voice has moved on: asserting after denying or the other way round,
// or taking either side after doubting or declining.
bool Contrary(Stance before, Stance after) {
  if (after != Stance::kAsserts && after != Stance::kDenies) return false;
  return before != after;
}

class Group {
 public:
  Group(const Question& question, const PredicateDefinition& predicate, const Ontology& ontology,
        const Surroundings& around, const Proceed& proceed)
      : question_(question),
        predicate_(predicate),
        around_(around),
        ontology_(ontology),
        derived_(question.derived),
        pace_(proceed) {}

  absl::StatusOr<Resolution> Run(absl::Span<const RecordedClaim> claims) {
    if (claims.empty() && derived_.empty()) return Resolution();
    const auto types = around_.types.find(claims.empty() ? derived_.front().proposition.subject
                                                         : claims.front().claim.subject);
    functional_ = ontology_.FunctionalFor(
        predicate_, types == around_.types.end() ? std::vector<std::string>{} : types->second);
    for (size_t i = 0; i <= claims.size(); ++i) {
      if (!pace_.Step()) return pace_.status();
      for (; !derived_.empty() && derived_.front().before <= i; derived_.remove_prefix(1)) {
        TakeIn(derived_.front());
      }
      if (i < claims.size()) TakeIn(claims[i]);
    }
    for (Candidate& candidate : candidates_) EndByOwnVoices(&candidate);
    if (functional_) EndAtRivals(&candidates_, around_, pace_);
    RETURN_IF_ERROR(pace_.status());
    for (Candidate& candidate : candidates_) Weigh(question_.as_of.valid, &candidate);
    CountSilent();
    std::vector<Candidate*> standing;
    for (Candidate& candidate : candidates_) {
      if (!pace_.Step()) return pace_.status();
      if (Stands(&candidate)) standing.push_back(&candidate);
    }
    AddDissent(standing);
    Resolution resolution = Conclude(standing);
    RETURN_IF_ERROR(pace_.status());
    return resolution;
  }

 private:
  void TakeIn(const Derived& derived) {
    BeginCandidate(derived.proposition);
    candidates_.back().derivations = HeldTogether(derived.chains, question_.as_of.valid);
  }

  void BeginCandidate(Proposition proposition) {
    const bool asked = !question_.matches || question_.matches(proposition);
    candidates_.push_back({.proposition = std::move(proposition), .asked = asked});
  }

  // Admits one claim into its proposition's candidate, or counts why not.
  void TakeIn(const RecordedClaim& claim) {
    Proposition proposition = PropositionOf(claim.claim, predicate_);
    if (candidates_.empty() || candidates_.back().proposition != proposition) {
      BeginCandidate(std::move(proposition));
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

  // Cuts extrapolations short where the same voice turned round.
  void EndByOwnVoices(Candidate* candidate) {
    std::vector<const Voiced*> sides;  // who takes a side: only that can be contrary
    bool contrary = false;
    for (const Voiced& voiced : candidate->claims) {
      const Stance stance = voiced.stance();
      contrary = contrary || stance != candidate->claims.front().stance();
      if (voiced.claim->claim.mood == Mood::kFact &&
          (stance == Stance::kAsserts || stance == Stance::kDenies)) {
        sides.push_back(&voiced);
      }
    }
    if (!contrary) return;
    for (Voiced& voiced : candidate->claims) {
      for (const Voiced* later : sides) {
        if (voiced.extent.extrapolated.empty() || !pace_.Step()) break;
        const Claim& claim = voiced.claim->claim;
        if (Contrary(claim.stance, later->stance()) &&
            SameApparatus(claim, later->claim->claim, around_)) {
          EndExtrapolation(later->extent.attested(), &voiced.extent);
        }
      }
    }
  }

  // Doubts and declines about what nobody asserts or denies.
  void CountSilent() {
    for (Candidate& candidate : candidates_) {
      if (!candidate.asked || !candidate.supports.empty()) continue;
      if (!candidate.derivations.empty()) continue;
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

  // Counts dissent on each proposition itself and, where that reaches parts, on places around it.
  void AddDissent(const std::vector<Candidate*>& standing) {
    std::map<EntityId, std::vector<const Candidate*>> about;  // places that somebody dissents about
    if (predicate_.dissent_covers_parts) {
      for (const Candidate& candidate : candidates_) {
        const auto* place = std::get_if<EntityId>(&candidate.proposition.object);
        if (place != nullptr && Dissents(candidate)) about[*place].push_back(&candidate);
      }
    }
    for (Candidate* candidate : standing) {
      AddDissent(*candidate, candidate);
      const auto* place = std::get_if<EntityId>(&candidate->proposition.object);
      const auto around = place == nullptr || about.empty() ? around_.places_around.end()
                                                            : around_.places_around.find(*place);
      if (around != around_.places_around.end()) {
        for (const EntityId& outer : around->second) {
          const auto others = about.find(outer);
          if (!pace_.Step()) return;
          if (others == about.end()) continue;
          for (const Candidate* other : others->second) {
            if (other != candidate &&
                other->proposition.qualifiers == candidate->proposition.qualifiers) {
              AddDissent(*other, candidate);
            }
          }
        }
      }
      std::sort(candidate->row.dissenting.begin(), candidate->row.dissenting.end());
    }
  }

  static bool Dissents(const Candidate& candidate) {
    return std::any_of(candidate.claims.begin(), candidate.claims.end(), [](const Voiced& voiced) {
      return voiced.stance() != Stance::kAsserts && Effective(voiced);
    });
  }

  void AddDissent(const Candidate& other, Candidate* candidate) {
    for (const Voiced& voiced : other.claims) {
      if (!pace_.Step()) return;
      if (Effective(voiced)) AddDissent(voiced, candidate);
    }
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

  // Tells of the rivals of a row that is asked for.
  void NoteRivals(const std::vector<Candidate*>& standing, const std::vector<size_t>& rivals,
                  Candidate* candidate) {
    if (rivals.empty() || !pace_.Take(rivals.size() * kRivalBytes)) return;
    for (const size_t rival : rivals) {
      candidate->row.rivals.push_back(standing[rival]->proposition);
    }
    candidate->row.dissent.rivals = static_cast<uint32_t>(rivals.size());
  }

  // Which rows the lens keeps. Rivals are looked for where they decide what is answered: of the
  // rows asked for, under ONLY_UNCONTESTED one of each; under RESOLVE of those kept.
  std::vector<bool> Contend(const std::vector<Candidate*>& standing) {
    const Contest contest = question_.lens.contest;
    std::optional<Rivalry> rivalry;
    if (functional_) rivalry.emplace(standing, question_.as_of.valid, around_, pace_);
    std::vector<Standing> standings;
    for (size_t i = 0; i < standing.size(); ++i) {
      Candidate& candidate = *standing[i];
      if (rivalry.has_value() && candidate.asked && contest != Contest::kResolve) {
        const size_t most = contest == Contest::kOnlyUncontested ? 1 : standing.size();
        NoteRivals(standing, rivalry->RivalsOf(i, most), &candidate);
      }
      const Dissent& dissent = candidate.row.dissent;
      candidate.standing.contested =
          !candidate.denied_only &&
          (dissent.denies + dissent.rivals > 0 || FollowsContested(candidate));
      if (candidate.denied_only) candidate.standing.denial.reset();
      standings.push_back(candidate.standing);
    }
    return Keep(standings, contest, [&](size_t row) {
      std::vector<size_t> rivals;
      if (rivalry.has_value()) rivals = rivalry->RivalsOf(row);
      if (standing[row]->asked) NoteRivals(standing, rivals, standing[row]);
      return rivals;
    });
  }

  // True if all that supports it are derivations with a contested hop.
  static bool FollowsContested(const Candidate& candidate) {
    const auto& derivations = candidate.row.derivations;
    return candidate.supports.empty() && !derivations.empty() &&
           std::all_of(derivations.begin(), derivations.end(), [](const Derivation& derivation) {
             return derivation.verdict == Verdict::kContested;
           });
  }

  Resolution Conclude(const std::vector<Candidate*>& standing) {
    const std::vector<bool> kept = Contend(standing);
    Resolution resolution;
    size_t i = 0;
    for (Candidate& candidate : candidates_) {
      const bool stands = i < standing.size() && standing[i] == &candidate;
      const bool shown = stands && kept[i++];
      if (!candidate.asked) continue;
      if (stands && !shown) ++candidate.hidden[HiddenReason::kContest];
      resolution.hidden += candidate.hidden;
      if (!shown) continue;
      const Dissent& dissent = candidate.row.dissent;
      const bool contested = dissent.denies + dissent.rivals > 0 || FollowsContested(candidate);
      candidate.row.verdict = candidate.denied_only ? Verdict::kDenied
                              : contested           ? Verdict::kContested
                                                    : Verdict::kAsserted;
      resolution.rows.push_back(std::move(candidate.row));
      resolution.through.push_back(resolution.hidden);
    }
    return resolution;
  }

  const Question& question_;
  const PredicateDefinition& predicate_;
  const Surroundings& around_;
  const Ontology& ontology_;
  absl::Span<const Derived> derived_;
  Pace pace_;
  bool functional_ = false;
  std::vector<Candidate> candidates_;
};

}  // namespace

bool NeedsWholeGroup(const PredicateDefinition& predicate) {
  return predicate.functional || predicate.dissent_covers_parts;
}

absl::StatusOr<Resolution> Resolve(const Question& question, const PredicateDefinition& predicate,
                                   const Ontology& ontology, absl::Span<const RecordedClaim> claims,
                                   const Surroundings& around, const Proceed& proceed) {
  return Group(question, predicate, ontology, around, proceed).Run(claims);
}

}  // namespace entente
