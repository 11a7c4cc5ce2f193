#include "clients/cli/command_claims.h"

#include <CLI/CLI.hpp>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/claim_text.h"
#include "clients/cli/command_claim_add.h"
#include "clients/cli/enum_words.h"
#include "clients/cli/flags_page.h"
#include "clients/cli/mentioned_ids.h"
#include "clients/cli/read_output.h"
#include "clients/cli/value_text.h"
#include "clients/cpp/json.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

std::string StateText(const v1::ClaimRecord& record) {
  if (record.retracted()) return "retracted";
  return record.hidden().empty() ? "admitted" : "hidden: " + record.hidden();
}

absl::Status AddClaimTableRows(const v1::ListClaimsResponse& answer, Session& session,
                               EntityNames* names, Table* table) {
  IdSet ids;
  for (const v1::ClaimRecord& record : answer.claims()) CollectIds(record.claim(), &ids);
  RETURN_IF_ERROR(
      names->Learn(*session.connection, session.flags.graph, answer.scope().revision(), ids));
  for (const v1::ClaimRecord& record : answer.claims()) {
    const v1::Claim& claim = record.claim();
    table->Row({HexOf(record.id()), names->Shown(claim.subject()), claim.predicate(),
                FillerText(claim, *names), claim.period(), Word(claim.stance()), Word(claim.mood()),
                StateText(record)});
    table->Note(EvidenceText(record, *names));
  }
  return absl::OkStatus();
}

absl::StatusOr<ExitCode> RunClaim(Session& session, const ClaimFlags& flags) {
  ASSIGN_OR_RETURN(const v1::GetClaimRequest request,
                   ClaimRequest(flags, session.flags.graph, AsGiven()));
  v1::GetClaimResponse answer;
  RETURN_IF_ERROR(session.connection->Call(request, &answer));
  v1::Trailer complete;
  complete.set_completion(v1::COMPLETION_COMPLETE);
  if (session.format != Format::kTable) {
    const bool lines = session.format == Format::kNdjson;
    ASSIGN_OR_RETURN(const std::string text, lines ? JsonOf(answer.claim(), JsonForm::kOneLine)
                                                   : JsonOf(answer, JsonForm::kIndented));
    session.out << text << '\n';
    if (lines) session.err << FooterText(answer.scope(), complete, 1);
    return ExitCode::kOk;
  }
  IdSet ids;
  CollectIds(answer.claim().claim(), &ids);
  for (const v1::JudgementRecord& judged : answer.claim().judgements()) {
    CollectIds(judged.judgement(), &ids);
  }
  EntityNames names;
  RETURN_IF_ERROR(
      names.Learn(*session.connection, session.flags.graph, answer.scope().revision(), ids));
  Table table({"CLAIM", HexOf(answer.claim().id())}, session.out, session.width);
  AddClaimRows(answer.claim(), names, &table);
  table.Finish();
  (session.width.csv ? session.err : session.out) << FooterText(answer.scope(), complete, 1);
  return ExitCode::kOk;
}

}  // namespace

absl::StatusOr<ExitCode> RunClaims(Session& session, v1::ListClaimsRequest request,
                                   const PagePolicy& policy) {
  ReadOutput output(session, "claims");
  output.Asked("ListClaims", request);
  EntityNames names;
  Table table({"CLAIM", "SUBJECT", "PREDICATE", "OBJECT", "PERIOD", "STANCE", "MOOD", "LENS"},
              session.out, session.width);
  const auto ask = [&](uint32_t size, const std::string& token) -> absl::StatusOr<Page> {
    request.set_page_size(size);
    request.set_page_token(token);
    v1::ListClaimsResponse answer;
    RETURN_IF_ERROR(session.connection->Call(request, &answer));
    RETURN_IF_ERROR(output.Begin(answer.scope()));
    for (const v1::ClaimRecord& record : answer.claims()) RETURN_IF_ERROR(output.Row(record));
    if (session.format == Format::kTable) {
      RETURN_IF_ERROR(AddClaimTableRows(answer, session, &names, &table));
    }
    return Page{static_cast<uint64_t>(answer.claims_size()), answer.trailer()};
  };
  ASSIGN_OR_RETURN(const v1::Trailer trailer, FollowPages(policy, ask));
  if (session.format == Format::kTable) table.Finish();
  return output.End(trailer, policy);
}

void AddClaimsFlags(CLI::App* command, ClaimsFlags* flags) {
  command->add_option("--subject", flags->subject, "Entity, by id or name");
  command->add_option("--predicate", flags->predicate, "Predicate");
  command->add_option("--object", flags->object, "Entity, by id or name");
  command->add_option("--stances", flags->stances, "Only these stances (list with commas)")
      ->type_name(Choices<v1::Stance>())
      ->delimiter(',')
      ->allow_extra_args(false);
  command->add_option("--document", flags->document, "Only claims of this document");
  command->add_option("--agent", flags->agent, "Only claims with this agent in the chain");
  command->add_option("--origin", flags->origin, "Only claims whose innermost voice is this agent");
  command->add_flag("--repeats-only", flags->repeats_only, "Only claims that repeat another voice");
  AddReadFlags(command, &flags->read);
  AddPageFlags(command, &flags->page);
}

void AddClaimFlags(CLI::App* command, ClaimFlags* flags) {
  command->add_option("CLAIM_ID", flags->id, "Claim id, 32 hex digits");
  AddReadFlags(command, &flags->read);
}

absl::StatusOr<v1::ListClaimsRequest> ClaimsRequest(const ClaimsFlags& flags,
                                                    const std::string& graph,
                                                    const Lookup& lookup) {
  v1::ListClaimsRequest request;
  ReadFlags read = flags.read;
  for (const std::string& word : read.lens.moods) {
    ASSIGN_OR_RETURN(const v1::Mood mood, FromWord<v1::Mood>("--moods", word));
    request.add_moods(mood);
  }
  read.lens.moods.clear();
  ASSIGN_OR_RETURN(*request.mutable_scope(), ScopeOf(graph, read, lookup));
  for (const std::string& word : flags.stances) {
    ASSIGN_OR_RETURN(const v1::Stance stance, FromWord<v1::Stance>("--stances", word));
    request.add_stances(stance);
  }
  const struct {
    const char* flag;
    const std::string& text;
    std::string* into;
  } entities[] = {{"--subject", flags.subject, request.mutable_subject()},
                  {"--object", flags.object, request.mutable_object()},
                  {"--document", flags.document, request.mutable_document()},
                  {"--agent", flags.agent, request.mutable_agent()},
                  {"--origin", flags.origin, request.mutable_origin()}};
  for (const auto& entity : entities) {
    if (entity.text.empty()) continue;
    ASSIGN_OR_RETURN(*entity.into, lookup(entity.flag, entity.text));
  }
  request.set_predicate(flags.predicate);
  request.set_repeats_only(flags.repeats_only);
  return request;
}

absl::StatusOr<v1::GetClaimRequest> ClaimRequest(const ClaimFlags& flags, const std::string& graph,
                                                 const Lookup& lookup) {
  v1::GetClaimRequest request;
  if (flags.id.empty()) {
    return UsageError("CLAIM_ID", "", "which claim: CLAIM_ID, or claim add, or claim deny");
  }
  const auto id = IdFromHex(flags.id);
  if (!id.ok()) return UsageError("CLAIM_ID", flags.id, id.status().message());
  request.set_id(*id);
  ASSIGN_OR_RETURN(*request.mutable_scope(), ScopeOf(graph, flags.read, lookup));
  return request;
}

void AddClaimRows(const v1::ClaimRecord& record, const EntityNames& names, Table* table) {
  const v1::Claim& claim = record.claim();
  table->Row({"statement", StatementText(claim, names)});
  table->Row({"voice", ChainText(claim, names)});
  table->Row({"document", names.Shown(claim.voice().document())});
  if (claim.voice().locator().paragraph() != 0) {
    table->Row({"paragraph", absl::StrCat(claim.voice().locator().paragraph())});
  }
  table->Row({"published", record.published().empty() ? "unknown" : record.published()});
  table->Row({"bounds", record.bounds()});
  if (!claim.voice().hedges().empty()) {
    table->Row({"hedges", absl::StrJoin(claim.voice().hedges(), ", ")});
  }
  table->Row({"recorded", absl::StrCat(record.recorded_at(), ", revision ", record.revision())});
  table->Row({"grade", GradeText(record)});
  table->Row({"lens", StateText(record)});
  for (const v1::JudgementRecord& judged : record.judgements()) {
    table->Row({absl::StrCat("judgement", judged.has_retraction() ? " (retracted)" : ""),
                absl::StrCat(JudgementText(judged.judgement(), names), " (", judged.principal(),
                             ", revision ", judged.revision(), ", ", HexOf(judged.id()), ")")});
  }
}

void AddClaims(CLI::App* app, Session* session) {
  CLI::App* command = app->add_subcommand("claims", "Who asserts, repeats, denies, declines");
  const auto flags = std::make_shared<ClaimsFlags>();
  AddClaimsFlags(command, flags.get());
  command->footer(
      "\nThe lens hides nothing here: the column LENS says what it would keep out.\n"
      "--moods filters the claims.\n"
      "\nExamples:\n"
      "  entente claims --predicate located_in --object iso:RU-KRS --stances denies,declines\n"
      "  entente claims --document doc:article --repeats-only\n"
      "  entente claims --origin Zelenskyy --moods forecast --format ndjson");
  command->callback([session, flags] {
    session->run = [flags](Session& s) -> absl::StatusOr<ExitCode> {
      RETURN_IF_ERROR(CheckPageFlags(flags->page));
      ASSIGN_OR_RETURN(v1::ListClaimsRequest request,
                       ClaimsRequest(*flags, s.flags.graph, AsGiven()));
      return RunClaims(s, std::move(request), flags->page);
    };
  });
}

void AddClaim(CLI::App* app, Session* session) {
  CLI::App* command = app->add_subcommand(
      "claim", "One claim with everything judged of it; or, with add and deny, a new one");
  const auto flags = std::make_shared<ClaimFlags>();
  AddClaimFlags(command, flags.get());
  command->require_subcommand(0, 1);
  command->footer(
      "\nWithout add or deny it is claim show.\n"
      "\nExamples:\n"
      "  entente claim 00112233445566778899aabbccddeeff\n"
      "  entente claim show 00112233445566778899aabbccddeeff --recorded-at 17 --format json\n"
      "  entente claim add --help");
  CLI::App* show = command->add_subcommand("show", "One claim with everything judged of it");
  const auto shown = std::make_shared<ClaimFlags>();
  AddClaimFlags(show, shown.get());
  show->footer(
      "\nExamples:\n"
      "  entente claim show 00112233445566778899aabbccddeeff\n"
      "  entente claim show 00112233445566778899aabbccddeeff --recorded-at 17 --format json");
  AddClaimRecording(command, session);
  // Parents come after their subcommands: what is left over for the claim's own place is a mistake.
  command->callback([session, command, flags, shown] {
    const std::vector<CLI::App*> below = command->get_subcommands();
    if (!below.empty() && !flags->id.empty()) throw CLI::ExtrasError({flags->id});
    if (!below.empty() && below[0]->get_name() != "show") return;
    const auto chosen = below.empty() ? flags : shown;
    session->run = [chosen](Session& s) { return RunClaim(s, *chosen); };
  });
}

}  // namespace entente
