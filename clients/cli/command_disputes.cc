#include "clients/cli/command_disputes.h"

#include <CLI/CLI.hpp>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/claim_text.h"
#include "clients/cli/enum_words.h"
#include "clients/cli/flags_page.h"
#include "clients/cli/followed_pages.h"
#include "clients/cli/mentioned_ids.h"
#include "clients/cli/proposition_table.h"
#include "clients/cli/read_output.h"
#include "clients/cli/table.h"
#include "clients/cli/value_text.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

// A SAME_AS and who keeps its two apart.
void AddJoin(const v1::Dispute& dispute, const EntityNames& names, Table* table) {
  const auto told = [&](const v1::IdentityJudgement& judgement, absl::string_view kind) {
    return absl::StrCat(names.Shown(judgement.a()), " ", kind, " ", names.Shown(judgement.b()));
  };
  const v1::IdentityJudgement& same = dispute.join().same();
  table->Row({Word(dispute.kind()), "", told(same, "SAME_AS"), "", "", "", "nowhere"});
  table->Note(absl::StrCat("judged by ", same.principal(), " at revision ", same.revision(),
                           ": judgement ", HexOf(same.id())));
  for (const v1::IdentityJudgement& apart : dispute.join().apart()) {
    table->Note(absl::StrCat(told(apart, "NOT_SAME_AS"), ", by ", apart.principal(),
                             " at revision ", apart.revision(), ": judgement ", HexOf(apart.id())));
  }
}

// A line for each of its rows; what they have in common stands in the first.
void AddDispute(const v1::Dispute& dispute, const EntityNames& names, Table* table) {
  if (dispute.has_join()) AddJoin(dispute, names, table);
  for (int i = 0; i < dispute.rows_size(); ++i) {
    const v1::DisputedRow& one = dispute.rows(i);
    const v1::PropositionRow& row = one.row();
    table->Row({i == 0 ? Word(dispute.kind()) : "", i == 0 ? Word(dispute.certainty()) : "",
                PropositionText(row.proposition(), names), absl::StrJoin(row.validity(), ", "),
                OriginsText(row.origins()), absl::StrCat(row.support()), StandsText(one)});
    for (const v1::ClaimRecord& record : row.evidence()) {
      table->Note(EvidenceText(record, names), 2);
    }
  }
  if (dispute.denying_claim_ids_size() > 0) {
    table->Note(
        absl::StrCat("denied by ", absl::StrJoin(dispute.denying_claim_ids(), ", ",
                                                 [](std::string* out, const std::string& id) {
                                                   absl::StrAppend(out, "claim ", HexOf(id));
                                                 })));
  }
  for (const v1::TypeBreach& breach : dispute.breaches()) table->Note(BreachText(breach, names));
}

}  // namespace

absl::StatusOr<ExitCode> RunDisputes(Session& session, v1::ListDisputesRequest request,
                                     const PagePolicy& policy) {
  ReadOutput output(session, "rows");
  EntityNames names;
  Table table(
      {"KIND", "CERTAINTY", "PROPOSITION", "VALIDITY", "ORIGINS", "SUPPORT", "STANDS UNDER"},
      session.out, session.width);
  const auto add = [&](const v1::ListDisputesResponse& part) -> absl::Status {
    for (const v1::Dispute& dispute : part.rows()) RETURN_IF_ERROR(output.Row(dispute));
    if (session.format != Format::kTable) return absl::OkStatus();
    IdSet ids;
    for (const v1::Dispute& dispute : part.rows()) {
      for (const v1::DisputedRow& one : dispute.rows()) CollectIds(one.row(), &ids);
      for (const v1::TypeBreach& breach : dispute.breaches()) ids.insert(breach.entity());
      if (!dispute.has_join()) continue;
      ids.insert({dispute.join().same().a(), dispute.join().same().b()});
      for (const v1::IdentityJudgement& apart : dispute.join().apart()) {
        ids.insert({apart.a(), apart.b()});
      }
    }
    RETURN_IF_ERROR(
        names.Learn(*session.connection, session.flags.graph, output.scope().revision(), ids));
    for (const v1::Dispute& dispute : part.rows()) AddDispute(dispute, names, &table);
    return absl::OkStatus();
  };
  ASSIGN_OR_RETURN(const v1::Trailer trailer,
                   FollowStream<v1::ListDisputesResponse>(session, policy, request, &output, add));
  if (session.format == Format::kTable) table.Finish();
  return output.End(trailer, policy);
}

std::string StandsText(const v1::DisputedRow& row) {
  std::vector<std::string> words;
  for (const int contest : row.stands_under()) {
    words.push_back(Word(static_cast<v1::Contest>(contest)));
  }
  return absl::StrJoin(words, ", ");
}

std::string BreachText(const v1::TypeBreach& breach, const EntityNames& names) {
  return absl::StrCat(
      "the ", breach.where(), " ", names.Shown(breach.entity()), " is ",
      breach.types_size() == 0 ? "of no type" : absl::StrJoin(breach.types(), " and "),
      ", and must be ", absl::StrJoin(breach.allowed(), " or "));
}

void AddDisputesFlags(CLI::App* command, DisputesFlags* flags) {
  command->add_option("--kinds", flags->kinds, "Only these kinds (list with commas)")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name(Choices<v1::DisputeKind>());
  command->add_option("--subject", flags->subject, "Entity, by id or name");
  command->add_option("--predicate", flags->predicate, "Predicate");
  command->add_option("--within", flags->within, "Only about places inside this one");
  command->add_flag("--evidence", flags->evidence, "Show the claims for and against each row");
  AddReadFlags(command, &flags->read);
  AddPageFlags(command, &flags->page);
}

absl::StatusOr<v1::ListDisputesRequest> DisputesRequest(const DisputesFlags& flags,
                                                        const std::string& graph,
                                                        const Lookup& lookup) {
  v1::ListDisputesRequest request;
  ASSIGN_OR_RETURN(*request.mutable_scope(), ScopeOf(graph, flags.read, lookup));
  for (const std::string& word : flags.kinds) {
    ASSIGN_OR_RETURN(const v1::DisputeKind kind, FromWord<v1::DisputeKind>("--kinds", word));
    request.add_kinds(kind);
  }
  if (!flags.subject.empty()) {
    ASSIGN_OR_RETURN(*request.mutable_subject(), lookup("--subject", flags.subject));
  }
  if (!flags.within.empty()) {
    ASSIGN_OR_RETURN(*request.mutable_within(), lookup("--within", flags.within));
  }
  request.set_predicate(flags.predicate);
  request.set_evidence(flags.evidence);
  return request;
}

void AddDisputes(CLI::App* app, Session* session) {
  CLI::App* command =
      app->add_subcommand("disputes", "What is in dispute, and who stands under which rule");
  const auto flags = std::make_shared<DisputesFlags>();
  AddDisputesFlags(command, flags.get());
  command->footer(
      "\n--contest is not asked: STANDS UNDER tells of all three rules.\n"
      "\nExamples:\n"
      "  entente disputes --valid 2024-10-30\n"
      "  entente disputes --kinds quantity --predicate strength --valid 2024-10\n"
      "  entente disputes --within \"Kursk region\" --valid 2024-10-30 --evidence");
  command->callback([session, flags] {
    session->run = [flags](Session& s) -> absl::StatusOr<ExitCode> {
      RETURN_IF_ERROR(CheckPageFlags(flags->page));
      ASSIGN_OR_RETURN(v1::ListDisputesRequest request,
                       DisputesRequest(*flags, s.flags.graph, AsGiven()));
      return RunDisputes(s, std::move(request), flags->page);
    };
  });
}

}  // namespace entente
