#include "clients/cli/command_forecasts.h"

#include <CLI/CLI.hpp>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "clients/cli/claim_text.h"
#include "clients/cli/enum_words.h"
#include "clients/cli/flags_page.h"
#include "clients/cli/followed_pages.h"
#include "clients/cli/mentioned_ids.h"
#include "clients/cli/read_output.h"
#include "clients/cli/table.h"
#include "clients/cli/value_text.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

void CollectVoice(const v1::OriginVoice& voice, IdSet* ids) {
  for (const std::string& id : {voice.id(), voice.document()}) {
    if (!id.empty()) ids->insert(id);
  }
}

void CollectShown(const v1::ForecastRow& row, IdSet* ids) {
  CollectIds(row.claim().claim(), ids);
  CollectVoice(row.forecaster(), ids);
}
void CollectShown(const v1::VoiceScore& row, IdSet* ids) { CollectVoice(row.voice(), ids); }

std::string WhatText(const v1::Claim& claim, const EntityNames& names) {
  return absl::StrCat(claim.stance() == v1::STANCE_DENIES ? "not: " : "",
                      names.Shown(claim.subject()), " ", claim.predicate(), " ",
                      FillerText(claim, names));
}

void AddRow(const v1::ForecastRow& row, const EntityNames& names, Table* table) {
  const v1::Claim& claim = row.claim().claim();
  table->Row({VoiceText(row.forecaster(), names), Word(claim.mood()), WhatText(claim, names),
              claim.period().empty() ? row.claim().bounds() : claim.period(),
              claim.resolve_by().empty() ? "-" : claim.resolve_by(),
              row.has_likelihood() ? absl::StrFormat("%.3g", row.likelihood()) : "-",
              ForecastStateText(row)});
  for (const v1::ForecastJudgement& judgement : row.judgements()) {
    table->Note(JudgedText(judgement));
  }
  table->Note(EvidenceText(row.claim(), names), 2);
}

void AddRow(const v1::VoiceScore& row, const EntityNames& names, Table* table) {
  table->Row({VoiceText(row.voice(), names), absl::StrCat(row.open()), absl::StrCat(row.expired()),
              absl::StrCat(row.fulfilled()), absl::StrCat(row.refuted()),
              absl::StrCat(row.independent()), absl::StrCat(row.scored()),
              row.has_brier() ? absl::StrFormat("%.4f", row.brier()) : "-"});
  for (const v1::LikelihoodBin& bin : row.bins()) table->Note(BinText(bin));
}

// Both questions are answered by streams of rows.
template <typename Response, typename Request>
absl::StatusOr<ExitCode> RunStream(Session& session, const PagePolicy& policy, Request request,
                                   std::vector<std::string> headers) {
  ReadOutput output(session, "rows");
  EntityNames names;
  Table table(std::move(headers), session.out, session.width);
  const auto add = [&](const Response& part) -> absl::Status {
    for (const auto& row : part.rows()) RETURN_IF_ERROR(output.Row(row));
    if (session.format != Format::kTable) return absl::OkStatus();
    IdSet ids;
    for (const auto& row : part.rows()) CollectShown(row, &ids);
    RETURN_IF_ERROR(
        names.Learn(*session.connection, session.flags.graph, output.scope().revision(), ids));
    for (const auto& row : part.rows()) AddRow(row, names, &table);
    return absl::OkStatus();
  };
  ASSIGN_OR_RETURN(const v1::Trailer trailer,
                   FollowStream<Response>(session, policy, request, &output, add));
  if (session.format == Format::kTable) table.Finish();
  return output.End(trailer, policy);
}

// What both requests have in common.
template <typename Request>
absl::Status Fill(const ForecastsFlags& flags, const std::string& graph, const Lookup& lookup,
                  Request* request) {
  ReadFlags read = flags.read;
  for (const std::string& word : read.lens.moods) {
    ASSIGN_OR_RETURN(const v1::Mood mood, FromWord<v1::Mood>("--moods", word));
    request->add_moods(mood);
  }
  read.lens.moods.clear();
  ASSIGN_OR_RETURN(*request->mutable_scope(), ScopeOf(graph, read, lookup));
  const struct {
    const char* flag;
    const std::string& text;
    std::string* into;
  } entities[] = {{"--subject", flags.subject, request->mutable_subject()},
                  {"--object", flags.object, request->mutable_object()},
                  {"--document", flags.document, request->mutable_document()},
                  {"--agent", flags.agent, request->mutable_agent()},
                  {"--origin", flags.origin, request->mutable_origin()}};
  for (const auto& entity : entities) {
    if (entity.text.empty()) continue;
    ASSIGN_OR_RETURN(*entity.into, lookup(entity.flag, entity.text));
  }
  request->set_predicate(flags.predicate);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<ExitCode> RunListForecasts(Session& session, v1::ListForecastsRequest request,
                                          const PagePolicy& policy) {
  return RunStream<v1::ListForecastsResponse>(
      session, policy, std::move(request),
      {"FORECASTER", "MOOD", "FORECAST", "FOR", "RESOLVE BY", "LIKELIHOOD", "STATE"});
}

absl::StatusOr<ExitCode> RunScoreForecasts(Session& session, v1::ScoreForecastsRequest request,
                                           const PagePolicy& policy) {
  return RunStream<v1::ScoreForecastsResponse>(
      session, policy, std::move(request),
      {"VOICE", "OPEN", "EXPIRED", "FULFILLED", "REFUTED", "INDEPENDENT", "SCORED", "BRIER"});
}

std::string VoiceText(const v1::OriginVoice& voice, const EntityNames& names) {
  if (!voice.id().empty()) return names.Shown(voice.id());
  return absl::StrCat("unnamed, in ", names.Shown(voice.document()), ": ", voice.description());
}

std::string ForecastStateText(const v1::ForecastRow& row) {
  if (row.state() != v1::FORECAST_STATE_OPEN || !row.has_days_past()) return Word(row.state());
  return absl::StrCat("open, ", row.days_past(), row.days_past() == 1 ? " day past" : " days past");
}

std::string JudgedText(const v1::ForecastJudgement& judgement) {
  return absl::StrCat(judgement.voided().empty() ? "" : absl::StrCat("[", judgement.voided(), "] "),
                      judgement.fulfils() ? "fulfilled" : "refuted", " by claim ",
                      HexOf(judgement.confirmer_id()), ", says ", judgement.judged_by(), ", ",
                      judgement.independent() ? "independent" : "not shown to be independent",
                      judgement.reason().empty() ? "" : ": ", judgement.reason());
}

std::string BinText(const v1::LikelihoodBin& bin) {
  return absl::StrFormat("%s: %d of %d came true, stated %.3g", Word(bin.band()), bin.fulfilled(),
                         bin.forecasts(), bin.stated());
}

void AddForecastsFlags(CLI::App* command, ForecastsFlags* flags) {
  command->add_option("--subject", flags->subject, "Entity, by id or name");
  command->add_option("--predicate", flags->predicate, "Predicate");
  command->add_option("--object", flags->object, "Entity, by id or name");
  command->add_option("--document", flags->document, "Only forecasts in this document");
  command->add_option("--agent", flags->agent, "Only forecasts with this agent in the chain");
  command->add_option("--origin", flags->origin, "Only this forecaster");
  command->add_option("--states", flags->states, "Only these states (list with commas)")
      ->type_name(Choices<v1::ForecastState>())
      ->delimiter(',')
      ->allow_extra_args(false);
  command->add_flag("--calibration", flags->calibration,
                    "How each voice's forecasts turned out, instead of the forecasts");
  AddReadFlags(command, &flags->read);
  AddPageFlags(command, &flags->page);
}

absl::StatusOr<v1::ListForecastsRequest> ForecastsRequest(const ForecastsFlags& flags,
                                                          const std::string& graph,
                                                          const Lookup& lookup) {
  v1::ListForecastsRequest request;
  for (const std::string& word : flags.states) {
    ASSIGN_OR_RETURN(const v1::ForecastState state, FromWord<v1::ForecastState>("--states", word));
    request.add_states(state);
  }
  RETURN_IF_ERROR(Fill(flags, graph, lookup, &request));
  return request;
}

absl::StatusOr<v1::ScoreForecastsRequest> ScoresRequest(const ForecastsFlags& flags,
                                                        const std::string& graph,
                                                        const Lookup& lookup) {
  if (!flags.states.empty()) {
    return UsageError("--states", flags.states.front(),
                      "scores are of forecasts in every state; leave --states out");
  }
  v1::ScoreForecastsRequest request;
  RETURN_IF_ERROR(Fill(flags, graph, lookup, &request));
  return request;
}

void AddForecasts(CLI::App* app, Session* session) {
  CLI::App* command =
      app->add_subcommand("forecasts", "What was foretold or intended, and what became of it");
  const auto flags = std::make_shared<ForecastsFlags>();
  AddForecastsFlags(command, flags.get());
  command->footer(
      "\nStates are told at the end of --valid. --moods filters: forecast, intent or both.\n"
      "\nExamples:\n"
      "  entente forecasts --valid 2024-11-05\n"
      "  entente forecasts --origin Budanov --states fulfilled,refuted\n"
      "  entente forecasts --calibration --valid 2025-01-01");
  command->callback([session, flags] {
    session->run = [flags](Session& s) -> absl::StatusOr<ExitCode> {
      RETURN_IF_ERROR(CheckPageFlags(flags->page));
      if (flags->calibration) {
        ASSIGN_OR_RETURN(v1::ScoreForecastsRequest scores,
                         ScoresRequest(*flags, s.flags.graph, AsGiven()));
        return RunScoreForecasts(s, std::move(scores), flags->page);
      }
      ASSIGN_OR_RETURN(v1::ListForecastsRequest request,
                       ForecastsRequest(*flags, s.flags.graph, AsGiven()));
      return RunListForecasts(s, std::move(request), flags->page);
    };
  });
}

}  // namespace entente
