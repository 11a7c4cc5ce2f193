// Forecasts by the reference: every claim looked at, every judgement looked at for each of them.
#ifndef ENTENTE_TESTS_AGREEMENT_REFERENCE_FORECASTS_H_
#define ENTENTE_TESTS_AGREEMENT_REFERENCE_FORECASTS_H_

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "graph/query/forecasts.h"
#include "tests/agreement/reference_graph.h"

namespace entente {

struct JudgedForecast {
  std::string judged_by;
  bool fulfils = false;
  ClaimId confirmer;
  std::string voided;  // empty: counts
  Origins origins;
  friend bool operator==(const JudgedForecast&, const JudgedForecast&) = default;
};

struct ForecastAnswerRow {
  ClaimId claim;
  Mood mood = Mood::kForecast;
  std::string forecaster;  // id, or document and description
  std::string state;       // "OPEN", "EXPIRED", "FULFILLED", "REFUTED"
  std::optional<int64_t> days_past;
  std::optional<double> likelihood;
  std::vector<JudgedForecast> judgements;  // in order of recording
  friend bool operator==(const ForecastAnswerRow&, const ForecastAnswerRow&) = default;
};

struct ForecastAnswer {
  std::vector<ForecastAnswerRow> rows;  // in no particular order
  Hidden hidden;
};

ForecastAnswer ReferenceForecasts(const ReferenceGraph& graph, const AsOf& as_of, const Lens& lens,
                                  const ForecastPattern& pattern);

// By forecaster: forecasts by state, those judged by an independent voice, and the Brier score.
struct ForecastScore {
  std::map<std::string, uint64_t> states;
  uint64_t independent = 0;
  uint64_t scored = 0;
  double brier = 0;  // of those scored
};
std::map<std::string, ForecastScore> ReferenceScores(const ForecastAnswer& answer);

}  // namespace entente

#endif  // ENTENTE_TESTS_AGREEMENT_REFERENCE_FORECASTS_H_
