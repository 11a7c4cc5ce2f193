#include "server/convert/forecasts.h"

#include <string>

#include "server/convert/enums.h"
#include "server/convert/field_path.h"
#include "server/convert/judgements.h"
#include "server/convert/patterns.h"
#include "server/convert/values.h"

namespace entente {
namespace {

static_assert(static_cast<int>(v1::FORECAST_STATE_OPEN) == static_cast<int>(ForecastState::kOpen));
static_assert(static_cast<int>(v1::FORECAST_STATE_REFUTED) ==
              static_cast<int>(ForecastState::kRefuted));
static_assert(static_cast<int>(v1::LIKELIHOOD_BAND_ALMOST_CERTAIN) == kLikelihoodBands);

// What both requests have in common.
template <typename Request>
absl::StatusOr<ForecastPattern> Bound(const Request& wire) {
  ForecastPattern pattern;
  ASSIGN_OR_RETURN(pattern.subject, OptionalEntityFromWire(wire.subject(), "subject"));
  ASSIGN_OR_RETURN(pattern.predicate, NameFromWire(wire.predicate(), "predicate"));
  ASSIGN_OR_RETURN(pattern.object, OptionalEntityFromWire(wire.object(), "object"));
  ASSIGN_OR_RETURN(pattern.document, OptionalEntityFromWire(wire.document(), "document"));
  ASSIGN_OR_RETURN(pattern.agent, OptionalEntityFromWire(wire.agent(), "agent"));
  ASSIGN_OR_RETURN(pattern.origin, OptionalEntityFromWire(wire.origin(), "origin"));
  for (int i = 0; i < wire.moods_size(); ++i) {
    ASSIGN_OR_RETURN(const Mood mood, MoodFromWire(wire.moods(i), Item("moods", i)));
    pattern.moods.push_back(mood);
  }
  return pattern;
}

v1::ForecastJudgement ToWire(const ForecastJudgement& judgement) {
  v1::ForecastJudgement wire;
  wire.set_id(RecordIdToWire(judgement.id));
  wire.set_fulfils(judgement.fulfils);
  wire.set_judged_by(judgement.principal);
  wire.set_reason(judgement.reason);
  wire.set_revision(judgement.revision);
  wire.set_confirmer_id(RecordIdToWire(judgement.confirmer));
  if (judgement.voided.has_value()) wire.set_voided(std::string(VoidReasonName(*judgement.voided)));
  wire.mutable_origins()->set_min(judgement.origins.min);
  wire.mutable_origins()->set_max(judgement.origins.max);
  wire.set_independent(judgement.independent());
  return wire;
}

}  // namespace

absl::StatusOr<ForecastPattern> PatternFromWire(const v1::ListForecastsRequest& wire) {
  ASSIGN_OR_RETURN(ForecastPattern pattern, Bound(wire));
  for (int i = 0; i < wire.states_size(); ++i) {
    ASSIGN_OR_RETURN(const ForecastState state,
                     EnumFromWire(wire.states(i), ForecastState::kOpen, ForecastState::kRefuted,
                                  Item("states", i)));
    pattern.states.push_back(state);
  }
  return pattern;
}

absl::StatusOr<ForecastPattern> PatternFromWire(const v1::ScoreForecastsRequest& wire) {
  return Bound(wire);
}

v1::OriginVoice ToWire(const Origin& origin) {
  v1::OriginVoice wire;
  if (origin.kind == Origin::Kind::kAnonymous) {
    wire.set_description(origin.description);
    wire.set_document(origin.id);
  } else {
    wire.set_id(origin.id);
  }
  return wire;
}

v1::ForecastRow ToWire(const ForecastRow& row) {
  v1::ForecastRow wire;
  *wire.mutable_forecaster() = ToWire(row.forecaster);
  wire.set_state(EnumToWire<v1::ForecastState>(row.outcome.state));
  if (row.outcome.days_past.has_value()) wire.set_days_past(*row.outcome.days_past);
  if (row.likelihood.has_value()) wire.set_likelihood(*row.likelihood);
  for (const ForecastJudgement& judgement : row.outcome.judgements) {
    *wire.add_judgements() = ToWire(judgement);
  }
  return wire;
}

v1::VoiceScore ToWire(const VoiceScore& score) {
  v1::VoiceScore wire;
  *wire.mutable_voice() = ToWire(score.voice);
  wire.set_open(score.states[0]);
  wire.set_expired(score.states[1]);
  wire.set_fulfilled(score.states[2]);
  wire.set_refuted(score.states[3]);
  wire.set_independent(score.independent);
  wire.set_scored(score.scored());
  if (score.brier().has_value()) wire.set_brier(*score.brier());
  for (size_t band = 0; band < kLikelihoodBands; ++band) {
    const LikelihoodBin& bin = score.bins[band];
    if (bin.forecasts == 0) continue;
    v1::LikelihoodBin& to = *wire.add_bins();
    to.set_band(static_cast<v1::LikelihoodBand>(band + 1));
    to.set_forecasts(bin.forecasts);
    to.set_fulfilled(bin.fulfilled);
    to.set_stated(bin.stated / static_cast<double>(bin.forecasts));
  }
  return wire;
}

}  // namespace entente
