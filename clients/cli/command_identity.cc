#include "clients/cli/command_identity.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/citing.h"
#include "clients/cli/claim_text.h"
#include "clients/cli/plain_output.h"
#include "clients/cli/read_output.h"
#include "clients/cpp/json.h"
#include "clients/cpp/shown_text.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

using Parts = google::protobuf::RepeatedPtrField<v1::IdentityPart>;

// "{a, b} {c}"; "no change" where the ids stay together as they are.
std::string PartsText(const Parts& parts, const v1::GetIdentityResponse& answer) {
  if (parts.size() == 1 && parts.Get(0).ids_size() == answer.members_size()) return "no change";
  std::string text;
  for (const v1::IdentityPart& part : parts) {
    absl::StrAppend(&text, text.empty() ? "{" : " {", absl::StrJoin(part.ids(), ", "), "}");
  }
  return text;
}

void AddJudgement(const std::string& kind, const v1::IdentityJudgement& judgement,
                  const std::string& effect, const std::string& undoing, Table* table) {
  table->Row({absl::StrCat(judgement.a(), " ", kind, " ", judgement.b()), judgement.principal(),
              absl::StrCat(judgement.revision()), effect, undoing});
  table->Note("judgement " + HexOf(judgement.id()));
  if (!judgement.reason().empty()) table->Note(judgement.reason());
}

absl::Status WriteIdentity(const v1::GetIdentityResponse& answer, Session& session) {
  if (session.format != Format::kTable) return PrintPlain(session, answer).status();
  // As CSV the judgements alone are the table.
  std::ostream& about = session.width.csv ? session.err : session.out;
  TableStyle plain = session.width;
  plain.csv = false;
  Table members({"ID", "FIRST NAMED", "JOINED BY"}, about, plain);
  AddMembers(answer, &members);
  members.Finish();
  if (answer.same_size() + answer.apart_size() > 0 || session.width.csv) {
    about << '\n';
    Table judgements({"JUDGEMENT", "BY", "REVISION", "EFFECT", "UNDOING LEAVES"}, session.out,
                     session.width);
    AddJudgements(answer, &judgements);
    judgements.Finish();
  }
  for (const v1::IdPair& pair : answer.assumed()) {
    about << EscapeForTerminal(absl::StrCat("assumed: ", pair.a(), " = ", pair.b())) << '\n';
  }
  about << FooterText(answer.scope(), answer.trailer(),
                      static_cast<uint64_t>(answer.members_size()));
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<ExitCode> RunIdentity(Session& session, const v1::GetIdentityRequest& request) {
  v1::GetIdentityResponse answer;
  RETURN_IF_ERROR(session.connection->Call(request, &answer));
  Citing citing(session);
  citing.Asked("GetIdentity", request);
  citing.CameWhole(answer);
  RETURN_IF_ERROR(WriteIdentity(answer, session));
  RETURN_IF_ERROR(
      citing.Finish({answer.scope()}, answer.trailer().completion() == v1::COMPLETION_COMPLETE));
  return ExitCodeOfEnd(answer.trailer(), {});
}

void AddIdentityFlags(CLI::App* command, IdentityFlags* flags) {
  command->add_option("ENTITY", flags->entity, "Entity, by id or name")->required();
  AddReadFlags(command, &flags->read);
}

absl::StatusOr<v1::GetIdentityRequest> IdentityRequest(const IdentityFlags& flags,
                                                       const std::string& graph,
                                                       const Lookup& lookup) {
  v1::GetIdentityRequest request;
  ASSIGN_OR_RETURN(*request.mutable_scope(), ScopeOf(graph, flags.read, lookup));
  ASSIGN_OR_RETURN(*request.mutable_id(), lookup("ENTITY", flags.entity));
  return request;
}

void AddMembers(const v1::GetIdentityResponse& answer, Table* table) {
  for (const v1::EntityMember& member : answer.members()) {
    std::vector<std::string> by;
    for (const v1::IdentityJudgement& judgement : member.joined_by()) {
      by.push_back(absl::StrCat(judgement.principal(), " (revision ", judgement.revision(), ")"));
    }
    const std::string first =
        member.first_revision() == 0 ? "never" : absl::StrCat("revision ", member.first_revision());
    table->Row({member.id(), first, by.empty() ? "-" : absl::StrJoin(by, ", ")});
  }
}

void AddJudgements(const v1::GetIdentityResponse& answer, Table* table) {
  for (const v1::StandingSameAs& same : answer.same()) {
    std::string effect = "joins";
    if (same.blocked_by_size() > 0) {
      std::vector<std::string> by;
      for (const std::string& id : same.blocked_by()) by.push_back(HexOf(id));
      effect = "disputed: blocked by " + absl::StrJoin(by, ", ");
    }
    AddJudgement("SAME_AS", same.judgement(), effect, PartsText(same.undoing(), answer), table);
  }
  for (const v1::StandingNotSameAs& apart : answer.apart()) {
    AddJudgement("NOT_SAME_AS", apart.judgement(), "keeps apart",
                 PartsText(apart.undoing(), answer), table);
  }
}

void AddIdentity(CLI::App* app, Session* session) {
  CLI::App* command =
      app->add_subcommand("identity", "Which ids an entity has, and who joined them");
  const auto flags = std::make_shared<IdentityFlags>();
  AddIdentityFlags(command, flags.get());
  command->footer(
      "\nExamples:\n"
      "  entente identity \"North Korea\"\n"
      "  entente identity iso:KP --recorded-at 3 --format json");
  command->callback([session, flags] {
    session->run = [flags](Session& s) -> absl::StatusOr<ExitCode> {
      ASSIGN_OR_RETURN(const v1::GetIdentityRequest request,
                       IdentityRequest(*flags, s.flags.graph, AsGiven()));
      return RunIdentity(s, request);
    };
  });
}

}  // namespace entente
