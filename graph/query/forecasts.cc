// ListForecasts: the claims that the pattern bounds, those of other moods passed over; of a round's
// forecasts all claims that their judgements name are read in one go. Cost: the claims that the
// pattern meets, whatever their mood; with neither end nor document bound, those of the graph.
#include "graph/query/forecasts.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "graph/model/status.h"
#include "graph/query/claim_walk.h"
#include "graph/resolve/admission.h"

namespace entente {
namespace {

// What a voice's entry in the sums may weigh.
constexpr uint64_t kScoreBytes = sizeof(VoiceScore) + 256;

bool IsForecast(Mood mood) { return mood == Mood::kForecast || mood == Mood::kIntent; }

ClaimPattern ClaimsOf(const ForecastPattern& pattern) {
  ClaimPattern claims{.subject = pattern.subject,
                      .predicate = pattern.predicate,
                      .object = pattern.object,
                      .stances = {},
                      .moods = pattern.moods,
                      .document = pattern.document,
                      .agent = pattern.agent,
                      .origin = pattern.origin};
  if (claims.moods.empty()) claims.moods = {Mood::kForecast, Mood::kIntent};
  return claims;
}

class ForecastTaker {
 public:
  ForecastTaker(View& view, const ForecastPattern& pattern,
                const std::function<absl::Status(ForecastRow)>& sink, bool as_rows)
      : view_(view), pattern_(pattern), sink_(sink), as_rows_(as_rows) {}

  absl::Status Meet(const std::vector<const RecordedClaim*>& claims) {
    confirmers_.clear();
    std::vector<ClaimId> ids;
    for (const RecordedClaim* claim : claims) {
      if (IsForecast(claim->claim.mood)) AddConfirmersOf(*claim, &ids);
    }
    if (ids.empty()) return absl::OkStatus();
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    ASSIGN_OR_RETURN(std::vector<std::optional<RecordedClaim>> found, view_.ClaimsById(ids));
    std::vector<RecordedClaim> read;
    for (std::optional<RecordedClaim>& claim : found) {
      if (claim.has_value()) read.push_back(*std::move(claim));
    }
    RETURN_IF_ERROR(view_.Around(read).status());
    for (RecordedClaim& claim : read) confirmers_.emplace(claim.id, std::move(claim));
    return absl::OkStatus();
  }

  absl::StatusOr<ClaimTaken> Take(RecordedClaim claim) {
    ASSIGN_OR_RETURN(const Surroundings* around, view_.Around({&claim, 1}));
    if (lens_.moods.empty()) {  // the view's is canonical by now
      lens_ = view_.lens();
      lens_.moods = {Mood::kForecast, Mood::kIntent};
    }
    const Admission admission = Admit(claim, view_.as_of(), lens_, *around);
    if (admission.hidden.has_value()) return ClaimTaken{.hidden = admission.hidden};
    if (claim.claim.stance == Stance::kDoubts) return ClaimTaken{.hidden = HiddenReason::kDoubts};
    if (claim.claim.stance == Stance::kDeclines) {
      return ClaimTaken{.hidden = HiddenReason::kDeclines};
    }
    ForecastRow row;
    row.outcome = OutcomeOf(claim, view_.as_of(), lens_, view_.ontology(), confirmers_, *around);
    const std::vector<ForecastState>& states = pattern_.states;
    if (!states.empty() &&
        std::find(states.begin(), states.end(), row.outcome.state) == states.end()) {
      return ClaimTaken();
    }
    row.forecaster = OriginOf(claim.claim, *around);
    row.likelihood = LikelihoodOf(claim.claim.voice.likelihood);
    row.claim = std::move(claim);
    RETURN_IF_ERROR(sink_(std::move(row)));
    return ClaimTaken{.row = as_rows_, .hidden = std::nullopt};
  }

 private:
  View& view_;
  const ForecastPattern& pattern_;
  const std::function<absl::Status(ForecastRow)>& sink_;
  const bool as_rows_;      // of the answer; else they are only summed up
  Lens lens_{.moods = {}};  // for forecasts and intents; without moods: not known yet
  Confirmers confirmers_;
};

absl::StatusOr<Ending> Walk(View& view, const ForecastPattern& pattern, uint64_t page,
                            const Bookmark& from, bool as_rows,
                            const std::function<absl::Status(ForecastRow)>& sink) {
  for (const Mood mood : pattern.moods) {
    if (!IsForecast(mood)) {
      return InvalidField("NOT_A_FORECAST", "moods", absl::StrCat(static_cast<int>(mood)),
                          "only forecasts and intents foretell; moods takes FORECAST and INTENT");
    }
  }
  ForecastTaker taker(view, pattern, sink, as_rows);
  return WalkClaims(
      view, ClaimsOf(pattern), page, from,
      {.meet = [&](const std::vector<const RecordedClaim*>& claims) { return taker.Meet(claims); },
       .take = [&](RecordedClaim claim) { return taker.Take(std::move(claim)); }});
}

}  // namespace

absl::StatusOr<Ending> ListForecasts(View& view, const ForecastPattern& pattern, uint64_t page,
                                     const Bookmark& from,
                                     const std::function<absl::Status(ForecastRow)>& sink) {
  return Walk(view, pattern, page, from, true, sink);
}

absl::StatusOr<ComputedAnswer<VoiceScore>> ScoreForecasts(View& view,
                                                          const ForecastPattern& pattern) {
  Calibration calibration;
  const auto add = [&](const ForecastRow& row) {
    const size_t before = calibration.voices();
    calibration.Add(row.forecaster, row.outcome, row.likelihood);
    return view.budget().ChargeKept((calibration.voices() - before) * kScoreBytes);
  };
  ASSIGN_OR_RETURN(const Ending ending, Walk(view, pattern, UINT64_MAX, "", false, add));
  if (!ending.complete) {
    return WithDetail(absl::ResourceExhaustedError(absl::StrCat(
                          "the budget ran out (", ending.truncated_by,
                          ") before all forecasts were seen, and a part of them scores nobody; "
                          "raise the budget or narrow the question")),
                      {ending.truncated_by, "budget", ""});
  }
  return ComputedAnswer<VoiceScore>{calibration.Scores(), ending.hidden};
}

}  // namespace entente
