#include "clients/cli/command_get.h"

#include <CLI/CLI.hpp>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/citing.h"
#include "clients/cli/claim_text.h"
#include "clients/cli/enum_words.h"
#include "clients/cli/proposition_table.h"
#include "clients/cli/read_output.h"
#include "clients/cli/value_text.h"
#include "clients/cpp/json.h"
#include "clients/cpp/shown_text.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

void AddAttribute(const std::string& field, const v1::Attribute& attribute, Table* table) {
  table->Row({field,
              absl::StrCat(ValueText(attribute.value()),
                           QualifiersText(attribute.qualifiers(), EntityNames())),
              absl::StrJoin(attribute.validity(), ", "), Word(attribute.certainty()),
              Word(attribute.verdict()), OriginsText(attribute.origins()),
              DissentText(attribute.dissent())});
  for (const std::string& id : attribute.claim_ids()) table->Note("claim " + HexOf(id));
}

absl::Status WriteEntity(const v1::GetEntityResponse& answer, Session& session) {
  if (session.format != Format::kTable) {
    const bool lines = session.format == Format::kNdjson;
    ASSIGN_OR_RETURN(const std::string text, lines ? JsonOf(answer.entity(), JsonForm::kOneLine)
                                                   : JsonOf(answer, JsonForm::kIndented));
    session.out << text << '\n';
    if (lines) session.err << FooterText(answer.scope(), answer.trailer(), 1);
    return absl::OkStatus();
  }
  const v1::Entity& entity = answer.entity();
  const std::string name = NameOf(entity);
  std::ostream& about = session.width.csv ? session.err : session.out;
  about << EscapeForTerminal(absl::StrCat(
               name, name.empty() ? "" : " ", "(", entity.id(),
               "): ", entity.types().empty() ? "no type" : absl::StrJoin(entity.types(), ", "),
               "; first named at revision ", entity.first_revision()))
        << '\n';
  for (const v1::EntityMember& member : entity.members()) {
    if (member.id() == entity.id()) continue;
    about << EscapeForTerminal(absl::StrCat("  also ", member.id())) << '\n';
  }
  Table table({"ATTRIBUTE", "VALUE", "VALIDITY", "CERTAINTY", "VERDICT", "ORIGINS", "DISSENT"},
              session.out, session.width);
  const uint64_t rows = AddAttributes(entity, &table);
  table.Finish();
  about << FooterText(answer.scope(), answer.trailer(), rows);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<ExitCode> RunGet(Session& session, const v1::GetEntityRequest& request) {
  v1::GetEntityResponse answer;
  RETURN_IF_ERROR(session.connection->Call(request, &answer));
  Citing citing(session);
  citing.Asked("GetEntity", request);
  citing.Came(answer.entity());
  RETURN_IF_ERROR(WriteEntity(answer, session));
  RETURN_IF_ERROR(
      citing.Finish({answer.scope()}, answer.trailer().completion() == v1::COMPLETION_COMPLETE));
  return ExitCodeOfEnd(answer.trailer(), {});
}

void AddGetFlags(CLI::App* command, GetFlags* flags) {
  command->add_option("ENTITY", flags->entity, "Entity, by id or name")->required();
  command->add_flag("--evidence", flags->evidence, "Show the claims behind each attribute");
  AddReadFlags(command, &flags->read);
}

absl::StatusOr<v1::GetEntityRequest> GetRequest(const GetFlags& flags, const std::string& graph,
                                                const Lookup& lookup) {
  v1::GetEntityRequest request;
  ASSIGN_OR_RETURN(*request.mutable_scope(), ScopeOf(graph, flags.read, lookup));
  ASSIGN_OR_RETURN(*request.mutable_id(), lookup("ENTITY", flags.entity));
  request.set_evidence(flags.evidence);
  return request;
}

uint64_t AddAttributes(const v1::Entity& entity, Table* table) {
  if (entity.has_own()) {
    uint64_t rows = 0;
    for (const v1::OwnAttribute& field : entity.own().attributes()) {
      for (const v1::Attribute& value : field.values()) {
        AddAttribute(field.field(), value, table);
        ++rows;
      }
    }
    return rows;
  }
  const auto* view = entity.GetReflection()->GetOneofFieldDescriptor(
      entity, entity.GetDescriptor()->FindOneofByName("view"));
  if (view == nullptr) return 0;
  const google::protobuf::Message& typed = entity.GetReflection()->GetMessage(entity, view);
  const google::protobuf::Reflection* reflection = typed.GetReflection();
  std::vector<const google::protobuf::FieldDescriptor*> fields;
  reflection->ListFields(typed, &fields);
  uint64_t rows = 0;
  for (const google::protobuf::FieldDescriptor* field : fields) {
    if (field->message_type() != v1::Attribute::descriptor()) continue;
    if (!field->is_repeated()) {
      AddAttribute(field->name(),
                   static_cast<const v1::Attribute&>(reflection->GetMessage(typed, field)), table);
      ++rows;
      continue;
    }
    for (int i = 0; i < reflection->FieldSize(typed, field); ++i, ++rows) {
      AddAttribute(
          field->name(),
          static_cast<const v1::Attribute&>(reflection->GetRepeatedMessage(typed, field, i)),
          table);
    }
  }
  return rows;
}

void AddGet(CLI::App* app, Session* session) {
  CLI::App* command = app->add_subcommand("get", "One entity with its attributes");
  const auto flags = std::make_shared<GetFlags>();
  AddGetFlags(command, flags.get());
  command->footer(
      "\nExamples:\n"
      "  entente get \"Kursk region\"\n"
      "  entente get iso:KP --valid 2024-10-27 --format json");
  command->callback([session, flags] {
    session->run = [flags](Session& s) -> absl::StatusOr<ExitCode> {
      ASSIGN_OR_RETURN(const v1::GetEntityRequest request,
                       GetRequest(*flags, s.flags.graph, AsGiven()));
      return RunGet(s, request);
    };
  });
}

}  // namespace entente
