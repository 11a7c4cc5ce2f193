#include "server/forecast_reads.h"

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "graph/model/status.h"
#include "server/convert/forecasts.h"
#include "server/named_entities.h"

namespace entente {
namespace {

// Each row brings its claim with all that was judged of it.
constexpr uint64_t kForecastsARound = 128;

absl::Status ResolveNames(Reading& reading, ForecastPattern* pattern) {
  return ResolveEntityFields(reading, {{"subject", &pattern->subject},
                                       {"object", &pattern->object},
                                       {"document", &pattern->document},
                                       {"agent", &pattern->agent},
                                       {"origin", &pattern->origin}});
}

}  // namespace

absl::StatusOr<RowQuestion<ForecastRow, v1::ForecastRow>> BeginForecasts(
    const Premises& premises, const Call& call, const v1::ListForecastsRequest& request) {
  ASSIGN_OR_RETURN(ForecastPattern pattern, PatternFromWire(request));
  RowQuestion<ForecastRow, v1::ForecastRow> question;
  RETURN_IF_ERROR(BeginRows(premises, call, "ListForecasts", request, &question));
  RETURN_IF_ERROR(ResolveNames(*question.reading, &pattern));
  question.round = kForecastsARound;
  Reading* reading = question.reading.get();
  question.ask = [reading, pattern](uint64_t rows, const Bookmark& from,
                                    const std::function<absl::Status(ForecastRow)>& sink) {
    return ListForecasts(reading->view(), pattern, rows, from, sink);
  };
  question.to_wire = [reading](const ForecastRow& row) -> absl::StatusOr<v1::ForecastRow> {
    v1::ForecastRow wire = ToWire(row);
    ASSIGN_OR_RETURN(std::vector<v1::ClaimRecord> records,
                     reading->records().Records({&row.claim, 1}));
    *wire.mutable_claim() = std::move(records.front());
    return wire;
  };
  return question;
}

absl::StatusOr<RowQuestion<VoiceScore, v1::VoiceScore>> BeginScores(
    const Premises& premises, const Call& call, const v1::ScoreForecastsRequest& request) {
  ASSIGN_OR_RETURN(ForecastPattern pattern, PatternFromWire(request));
  RowQuestion<VoiceScore, v1::VoiceScore> question;
  RETURN_IF_ERROR(BeginRows(premises, call, "ScoreForecasts", request, &question));
  RETURN_IF_ERROR(ResolveNames(*question.reading, &pattern));
  question.round = premises.limits().page_default;
  Reading* reading = question.reading.get();
  // Summed up once, for all messages of the stream.
  const auto scores = std::make_shared<std::optional<ComputedAnswer<VoiceScore>>>();
  question.ask =
      [reading, pattern, scores](
          uint64_t rows, const Bookmark& from,
          const std::function<absl::Status(VoiceScore)>& sink) -> absl::StatusOr<Ending> {
    if (!scores->has_value()) {
      ASSIGN_OR_RETURN(*scores, ScoreForecasts(reading->view(), pattern));
    }
    return PageOver(**scores, reading->budget(), rows, from, sink);
  };
  question.to_wire = [](const VoiceScore& score) -> absl::StatusOr<v1::VoiceScore> {
    return ToWire(score);
  };
  return question;
}

}  // namespace entente
