#include "clients/cli/command_history.h"

#include <CLI/CLI.hpp>

#include "absl/strings/str_cat.h"
#include "clients/cli/claim_text.h"
#include "clients/cli/mentioned_ids.h"
#include "clients/cli/read_output.h"
#include "clients/cli/table.h"
#include "clients/cpp/json.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

absl::Status AddTableRows(const v1::GetHistoryResponse& answer, Session& session,
                          EntityNames* names, Table* table) {
  IdSet ids;
  for (const v1::HistoryEntry& entry : answer.entries()) CollectIds(entry, &ids);
  RETURN_IF_ERROR(
      names->Learn(*session.connection, session.flags.graph, answer.scope().revision(), ids));
  for (const v1::HistoryEntry& entry : answer.entries()) {
    table->Row(HistoryCells(entry, *names));
    if (entry.has_claim()) table->Note(EvidenceText(entry.claim(), *names));
  }
  return absl::OkStatus();
}

absl::StatusOr<ExitCode> RunHistory(Session& session, const HistoryFlags& flags) {
  RETURN_IF_ERROR(CheckPageFlags(flags.page));
  ASSIGN_OR_RETURN(v1::GetHistoryRequest request,
                   HistoryRequest(flags, session.flags.graph, AsGiven()));
  ReadOutput output(session, "entries");
  EntityNames names;
  Table table({"REVISION", "RECORDED", "PRINCIPAL", "WHAT"}, session.out, session.width);
  const auto ask = [&](uint32_t size, const std::string& token) -> absl::StatusOr<Page> {
    request.set_page_size(size);
    request.set_page_token(token);
    v1::GetHistoryResponse answer;
    RETURN_IF_ERROR(session.connection->Call(request, &answer));
    RETURN_IF_ERROR(output.Begin(answer.scope()));
    for (const v1::HistoryEntry& entry : answer.entries()) RETURN_IF_ERROR(output.Row(entry));
    if (session.format == Format::kTable) {
      RETURN_IF_ERROR(AddTableRows(answer, session, &names, &table));
    }
    return Page{static_cast<uint64_t>(answer.entries_size()), answer.trailer()};
  };
  ASSIGN_OR_RETURN(const v1::Trailer trailer, FollowPages(flags.page, ask));
  if (session.format == Format::kTable) table.Finish();
  return output.End(trailer, flags.page);
}

}  // namespace

void AddHistoryFlags(CLI::App* command, HistoryFlags* flags) {
  command->add_option("CLAIM_ID", flags->claim_id, "Claim id, 32 hex digits");
  command->add_option("--subject", flags->subject, "Entity, by id or name");
  command->add_option("--predicate", flags->predicate, "Predicate");
  command->add_option("--object", flags->object, "Entity, by id or name");
  AddReadFlags(command, &flags->read);
  AddPageFlags(command, &flags->page);
}

absl::StatusOr<v1::GetHistoryRequest> HistoryRequest(const HistoryFlags& flags,
                                                     const std::string& graph,
                                                     const Lookup& lookup) {
  const bool any = !flags.subject.empty() || !flags.predicate.empty() || !flags.object.empty();
  const bool all = !flags.subject.empty() && !flags.predicate.empty() && !flags.object.empty();
  if (flags.claim_id.empty() ? !all : any) {
    return UsageError("", "",
                      "history of what: give either CLAIM_ID, or --subject, --predicate and "
                      "--object together");
  }
  v1::GetHistoryRequest request;
  if (!flags.claim_id.empty()) {
    const auto id = IdFromHex(flags.claim_id);
    if (!id.ok()) return UsageError("CLAIM_ID", flags.claim_id, id.status().message());
    request.set_claim_id(*id);
  }
  ASSIGN_OR_RETURN(*request.mutable_scope(), ScopeOf(graph, flags.read, lookup));
  if (all) {
    v1::Proposition* proposition = request.mutable_proposition();
    proposition->set_predicate(flags.predicate);
    ASSIGN_OR_RETURN(*proposition->mutable_subject(), lookup("--subject", flags.subject));
    ASSIGN_OR_RETURN(*proposition->mutable_object(), lookup("--object", flags.object));
  }
  return request;
}

std::vector<std::string> HistoryCells(const v1::HistoryEntry& entry, const EntityNames& names) {
  std::string what;
  if (entry.has_claim()) {
    what = StatementText(entry.claim().claim(), names);
  } else if (entry.has_judgement()) {
    what = absl::StrCat(JudgementText(entry.judgement().judgement(), names), " (judgement ",
                        HexOf(entry.judgement().id()), ")");
  } else {
    what = absl::StrCat("judgement retracted", entry.retraction().reason().empty() ? "" : ": ",
                        entry.retraction().reason());
  }
  return {absl::StrCat(entry.revision()), entry.recorded_at(), entry.principal(), what};
}

void AddHistory(CLI::App* app, Session* session) {
  CLI::App* command =
      app->add_subcommand("history", "What was recorded of a claim or proposition, in order");
  const auto flags = std::make_shared<HistoryFlags>();
  AddHistoryFlags(command, flags.get());
  command->footer(
      "\nExamples:\n"
      "  entente history 00112233445566778899aabbccddeeff\n"
      "  entente history --subject unit:x --predicate located_in --object \"Kursk region\"");
  command->callback(
      [session, flags] { session->run = [flags](Session& s) { return RunHistory(s, *flags); }; });
}

}  // namespace entente
