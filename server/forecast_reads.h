// The methods of QueryService about forecasts, as questions for a RowStream. The errors are those
// of proto/entente/v1/query_service.proto.
#ifndef ENTENTE_SERVER_FORECAST_READS_H_
#define ENTENTE_SERVER_FORECAST_READS_H_

#include "absl/status/statusor.h"
#include "entente/v1/forecast.pb.h"
#include "graph/query/forecasts.h"
#include "server/call.h"
#include "server/premises.h"
#include "server/row_stream.h"

namespace entente {

absl::StatusOr<RowQuestion<ForecastRow, v1::ForecastRow>> BeginForecasts(
    const Premises& premises, const Call& call, const v1::ListForecastsRequest& request);
absl::StatusOr<RowQuestion<VoiceScore, v1::VoiceScore>> BeginScores(
    const Premises& premises, const Call& call, const v1::ScoreForecastsRequest& request);

}  // namespace entente

#endif  // ENTENTE_SERVER_FORECAST_READS_H_
