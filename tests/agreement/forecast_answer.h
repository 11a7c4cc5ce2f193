// What a store answers about forecasts, in the words of the reference.
#ifndef ENTENTE_TESTS_AGREEMENT_FORECAST_ANSWER_H_
#define ENTENTE_TESTS_AGREEMENT_FORECAST_ANSWER_H_

#include <string>

#include "graph/query/forecasts.h"
#include "tests/agreement/reference_forecasts.h"

namespace entente {

inline std::string VoiceName(const Origin& voice) {
  return voice.kind == Origin::Kind::kAnonymous ? voice.id + ": " + voice.description : voice.id;
}

inline ForecastAnswerRow AnswerRowOf(const ForecastRow& row) {
  static const char* const kStates[] = {"", "OPEN", "EXPIRED", "FULFILLED", "REFUTED"};
  ForecastAnswerRow answer;
  answer.claim = row.claim.id;
  answer.mood = row.claim.claim.mood;
  answer.forecaster = VoiceName(row.forecaster);
  answer.state = kStates[static_cast<size_t>(row.outcome.state)];
  answer.days_past = row.outcome.days_past;
  answer.likelihood = row.likelihood;
  for (const ForecastJudgement& judgement : row.outcome.judgements) {
    answer.judgements.push_back(
        {judgement.principal, judgement.fulfils, judgement.confirmer,
         judgement.voided.has_value() ? std::string(VoidReasonName(*judgement.voided)) : "",
         judgement.origins});
  }
  return answer;
}

}  // namespace entente

#endif  // ENTENTE_TESTS_AGREEMENT_FORECAST_ANSWER_H_
