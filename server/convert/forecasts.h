// Forecasts: requests -> patterns; rows and scores -> wire.
#ifndef ENTENTE_SERVER_CONVERT_FORECASTS_H_
#define ENTENTE_SERVER_CONVERT_FORECASTS_H_

#include "absl/status/statusor.h"
#include "entente/v1/forecast.pb.h"
#include "graph/query/forecasts.h"

namespace entente {

// kInvalidArgument, with the field's path, as for other patterns (patterns.h).
absl::StatusOr<ForecastPattern> PatternFromWire(const v1::ListForecastsRequest& wire);
absl::StatusOr<ForecastPattern> PatternFromWire(const v1::ScoreForecastsRequest& wire);

v1::OriginVoice ToWire(const Origin& origin);

// Without the claim, which takes the read it was made by.
v1::ForecastRow ToWire(const ForecastRow& row);
v1::VoiceScore ToWire(const VoiceScore& score);

}  // namespace entente

#endif  // ENTENTE_SERVER_CONVERT_FORECASTS_H_
