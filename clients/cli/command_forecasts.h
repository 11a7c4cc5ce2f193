// entente forecasts: what was foretold or intended, and what became of it.
#ifndef ENTENTE_CLIENTS_CLI_COMMAND_FORECASTS_H_
#define ENTENTE_CLIENTS_CLI_COMMAND_FORECASTS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/cli/entity_names.h"
#include "clients/cli/flags_read.h"
#include "clients/cli/session.h"
#include "clients/cpp/paging.h"

namespace entente {

struct ForecastsFlags {
  ReadFlags read;
  PagePolicy page;
  std::string subject, predicate, object, document, agent, origin;
  std::vector<std::string> states;
  bool calibration = false;
};

void AddForecastsFlags(CLI::App* command, ForecastsFlags* flags);

// The requests for one page; size and token are the page's. The lens's --moods filter forecasts.
absl::StatusOr<v1::ListForecastsRequest> ForecastsRequest(const ForecastsFlags& flags,
                                                          const std::string& graph,
                                                          const Lookup& lookup);
// A usage error with --states: scores are of all.
absl::StatusOr<v1::ScoreForecastsRequest> ScoresRequest(const ForecastsFlags& flags,
                                                        const std::string& graph,
                                                        const Lookup& lookup);

// "Kyrylo Budanov (person:budanov)", "unnamed, in DOCUMENT: a source".
std::string VoiceText(const v1::OriginVoice& voice, const EntityNames& names);
// "open, 9 days past"; "fulfilled".
std::string ForecastStateText(const v1::ForecastRow& row);
// "fulfilled by claim 0123... says ana, not independent: why"; what voids it in brackets.
std::string JudgedText(const v1::ForecastJudgement& judgement);
// "very_likely: 2 of 3 (stated 0.88)".
std::string BinText(const v1::LikelihoodBin& bin);

// Each asks, and writes the answer.
absl::StatusOr<ExitCode> RunListForecasts(Session& session, v1::ListForecastsRequest request,
                                          const PagePolicy& policy);
absl::StatusOr<ExitCode> RunScoreForecasts(Session& session, v1::ScoreForecastsRequest request,
                                           const PagePolicy& policy);

void AddForecasts(CLI::App* app, Session* session);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_COMMAND_FORECASTS_H_
