// Questions about forecasts and intents; the rules of sinks and pages are those of queries.h.
#ifndef ENTENTE_GRAPH_QUERY_FORECASTS_H_
#define ENTENTE_GRAPH_QUERY_FORECASTS_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/query/computed_answer.h"
#include "graph/query/pattern.h"
#include "graph/resolve/apparatus.h"
#include "graph/resolve/calibration.h"
#include "graph/resolve/forecast.h"
#include "graph/store/view.h"

namespace entente {

// Empty fields match anything.
struct ForecastPattern {
  EntityId subject;
  std::string predicate;  // or an inverse's name, which swaps subject and object
  EntityId object;
  EntityId document;
  EntityId agent;                     // any voice of the chain
  EntityId origin;                    // the forecaster: the innermost voice
  std::vector<Mood> moods;            // of FORECAST and INTENT
  std::vector<ForecastState> states;  // those asked for; others are not hidden but not asked
};

struct ForecastRow {
  RecordedClaim claim;
  Origin forecaster;
  std::optional<double> likelihood;  // as stated, as a number
  ForecastOutcome outcome;
};

// What was foretold or intended, asserted or denied to come, by the voices and grades of the view's
// lens (its moods, contest and certainty are not asked), as it stands at the end of the valid cut:
// in the order of ListClaims. Doubts and declines of forecasts are counted as hidden.
absl::StatusOr<Ending> ListForecasts(View& view, const ForecastPattern& pattern, uint64_t page,
                                     const Bookmark& from,
                                     const std::function<absl::Status(ForecastRow)>& sink);

// Sums over all that ListForecasts would list, voice by voice, by kind of voice and id; PageOver
// pages them. A budget that runs out is an error here: a part of a sum says nothing.
absl::StatusOr<ComputedAnswer<VoiceScore>> ScoreForecasts(View& view,
                                                          const ForecastPattern& pattern);

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_FORECASTS_H_
