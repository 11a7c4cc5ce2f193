// A forecast is for a period, [earliest start, latest end). A judgement counts if the claim that it
// names is attested at some time within that period and before the date asked about; whether that
// claim says what was foretold is the judge's word. So
//   "on 23 October they will be in Kursk"   FULFILS   "they were seen there on the 23rd"
// counts from the 23rd on, and a sighting of the 21st bears nothing out.
#include "graph/resolve/forecast.h"

#include <algorithm>
#include <variant>

#include "graph/resolve/admission.h"
#include "graph/resolve/extent.h"
#include "graph/resolve/origins.h"

namespace entente {
namespace {

// What a judgement of a forecast says; nullopt: it is another kind of judgement.
std::optional<ForecastJudgement> ReadJudgement(const RecordedJudgement& recorded) {
  ForecastJudgement judgement;
  if (const auto* fulfils = std::get_if<Fulfils>(&recorded.judgement.act)) {
    judgement.confirmer = fulfils->claim;
  } else if (const auto* refutes = std::get_if<Refutes>(&recorded.judgement.act)) {
    judgement.fulfils = false;
    judgement.confirmer = refutes->claim;
  } else {
    return std::nullopt;
  }
  judgement.id = recorded.id;
  judgement.principal = recorded.judgement.principal;
  judgement.reason = recorded.judgement.reason;
  judgement.revision = recorded.revision;
  return judgement;
}

std::optional<VoidReason> WhyVoid(const RecordedClaim& confirmer, const Stretch& foretold,
                                  const AsOf& as_of, const Lens& lens, const Ontology& ontology,
                                  const Surroundings& around) {
  const Admission admission = Admit(confirmer, as_of, lens, around);
  if (!admission.exists || admission.hidden == HiddenReason::kUnpublished) {
    return VoidReason::kUnpublished;
  }
  if (admission.retracted) return VoidReason::kRetracted;
  if (admission.hidden == HiddenReason::kDeprecated) return VoidReason::kDeprecated;
  const PredicateDefinition* predicate = ontology.FindPredicate(confirmer.claim.predicate);
  if (predicate == nullptr) return VoidReason::kOutsidePeriod;
  const Stretch attested =
      ExtentOf(confirmer.claim, *predicate, PublicationOf(confirmer.claim, around)).attested();
  const Stretch within{std::max(attested.start, foretold.start),
                       std::min(attested.end, foretold.end)};
  if (attested.empty() || within.empty()) return VoidReason::kOutsidePeriod;
  if (as_of.valid.end <= within.start) return VoidReason::kAfterCut;
  return std::nullopt;
}

// When the forecast first can come true: the earliest start of its period; where that is unbounded,
// when it was said.
Instant EarliestOf(const Claim& claim, const Extent& extent, const Surroundings& around) {
  if (extent.bounds.start_earliest != kBeginningOfTime) return extent.bounds.start_earliest;
  const std::optional<Moment> said = SaidAt(claim, PublicationOf(claim, around));
  return said.has_value() ? said->earliest : kBeginningOfTime;
}

// `cut_end` is one past the last instant of the cut.
std::optional<int64_t> DaysPast(Instant earliest, Instant cut_end) {
  if (earliest == kBeginningOfTime || cut_end == kEndOfTime || cut_end <= earliest) {
    return std::nullopt;
  }
  return DayOf(Shift(cut_end, -1)) - DayOf(earliest);
}

}  // namespace

absl::string_view VoidReasonName(VoidReason reason) {
  switch (reason) {
    case VoidReason::kUnpublished:
      return "unpublished";
    case VoidReason::kRetracted:
      return "retracted";
    case VoidReason::kDeprecated:
      return "deprecated";
    case VoidReason::kOutsidePeriod:
      return "outside_period";
    case VoidReason::kAfterCut:
      return "after_cut";
  }
  return "";
}

const ForecastJudgement* ForecastOutcome::deciding() const {
  const auto last = std::find_if(
      judgements.rbegin(), judgements.rend(),
      [](const ForecastJudgement& judgement) { return !judgement.voided.has_value(); });
  return last == judgements.rend() ? nullptr : &*last;
}

void AddConfirmersOf(const RecordedClaim& forecast, std::vector<ClaimId>* ids) {
  for (const RecordedJudgement& recorded : forecast.judgements) {
    const std::optional<ForecastJudgement> judgement = ReadJudgement(recorded);
    if (judgement.has_value()) ids->push_back(judgement->confirmer);
  }
}

ForecastOutcome OutcomeOf(const RecordedClaim& forecast, const AsOf& as_of, const Lens& lens,
                          const Ontology& ontology, const Confirmers& confirmers,
                          const Surroundings& around) {
  ForecastOutcome outcome;
  const PredicateDefinition* predicate = ontology.FindPredicate(forecast.claim.predicate);
  if (predicate == nullptr) return outcome;
  const Extent extent = ExtentOf(forecast.claim, *predicate, PublicationOf(forecast.claim, around));
  outcome.days_past = DaysPast(EarliestOf(forecast.claim, extent, around), as_of.valid.end);
  const std::optional<Moment>& due = forecast.claim.resolve_by;
  if (due.has_value() && due->latest < as_of.valid.end) outcome.state = ForecastState::kExpired;
  if (!HindsightCounts(as_of)) return outcome;
  for (const RecordedJudgement& recorded : forecast.judgements) {
    std::optional<ForecastJudgement> judgement = ReadJudgement(recorded);
    if (!judgement.has_value()) continue;
    const auto confirmer = confirmers.find(judgement->confirmer);
    if (confirmer == confirmers.end()) {
      judgement->voided = VoidReason::kUnpublished;
    } else {
      judgement->voided =
          WhyVoid(confirmer->second, extent.possible(), as_of, lens, ontology, around);
      judgement->origins = CountOrigins({&forecast, &confirmer->second}, around);
    }
    outcome.judgements.push_back(*std::move(judgement));
  }
  if (const ForecastJudgement* last = outcome.deciding()) {
    outcome.state = last->fulfils ? ForecastState::kFulfilled : ForecastState::kRefuted;
  }
  return outcome;
}

}  // namespace entente
