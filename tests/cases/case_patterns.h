// What a case asks for, made into the patterns of questions.
#ifndef ENTENTE_TESTS_CASES_CASE_PATTERNS_H_
#define ENTENTE_TESTS_CASES_CASE_PATTERNS_H_

#include <nlohmann/json.hpp>

#include "absl/status/statusor.h"
#include "graph/model/lens.h"
#include "graph/query/disputes.h"
#include "graph/query/forecasts.h"
#include "graph/query/paths.h"
#include "graph/query/pattern.h"
#include "graph/query/roll_ups.h"

namespace entente {

VoicePattern VoicesOf(const nlohmann::json& json);
PropositionPattern PropositionsOf(const nlohmann::json& json);
absl::StatusOr<NeighborPattern> NeighborsOf(const nlohmann::json& json);

// The moods of the lens are those of the forecasts asked for; it keeps the default ones.
absl::StatusOr<ForecastPattern> ForecastsOf(const nlohmann::json& json, Lens* lens);

absl::StatusOr<DisputePattern> DisputesOf(const nlohmann::json& json);

RollUpPattern RollUpOf(const nlohmann::json& json);

// All simple paths unless another mode is asked for.
absl::StatusOr<PathPattern> PathsOf(const nlohmann::json& json);

}  // namespace entente

#endif  // ENTENTE_TESTS_CASES_CASE_PATTERNS_H_
