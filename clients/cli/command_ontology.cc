#include "clients/cli/command_ontology.h"

#include <CLI/CLI.hpp>

#include "absl/strings/str_cat.h"
#include "clients/cli/command_ontology_versions.h"
#include "clients/cli/ontology_text.h"
#include "clients/cli/plain_output.h"
#include "clients/cli/table.h"
#include "clients/cpp/rpc_error.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

absl::StatusOr<v1::GetOntologyResponse> Ask(Session& session) {
  v1::GetOntologyRequest request;
  request.set_graph(session.flags.graph);
  v1::GetOntologyResponse answer;
  RETURN_IF_ERROR(session.connection->Call(request, &answer));
  return answer;
}

absl::StatusOr<ExitCode> RunOntology(Session& session, OntologyPart part) {
  ASSIGN_OR_RETURN(const v1::GetOntologyResponse answer, Ask(session));
  if (session.format != Format::kTable) return PrintPlain(session, answer);
  if (session.width.csv && part == OntologyPart::kAll) {
    return UsageError("--format", "csv",
                      "two tables are no CSV: take ontology types or ontology predicates");
  }
  WriteOntology(answer, part, session);
  return ExitCode::kOk;
}

absl::StatusOr<ExitCode> RunShow(Session& session, const std::string& name) {
  ASSIGN_OR_RETURN(const v1::GetOntologyResponse answer, Ask(session));
  if (session.format != Format::kTable) {
    for (const auto& file : answer.descriptors().file()) {
      for (const auto& message : file.message_type()) {
        google::protobuf::FileDescriptorSet alone;
        *alone.add_file()->add_message_type() = message;
        const std::vector<Declared> declared = DeclaredIn(alone);
        const bool wanted =
            !declared.empty() && (declared[0].name == name || declared[0].inverse == name);
        if (wanted) return PrintPlain(session, message);
      }
    }
  }
  RETURN_IF_ERROR(ShowDeclared(answer.descriptors(), name, session));
  return ExitCode::kOk;
}

}  // namespace

void WriteOntology(const v1::GetOntologyResponse& answer, OntologyPart part, Session& session) {
  const std::vector<Declared> all = DeclaredIn(answer.descriptors());
  if (part != OntologyPart::kPredicates) {
    Table table(TypeHeaders(), session.out, session.width);
    for (const Declared& declared : all) {
      if (!declared.predicate) table.Row(declared.cells);
    }
    for (const std::string& name : answer.free_types()) table.Row({name, "(undeclared)", ""});
    table.Finish();
  }
  if (part == OntologyPart::kAll) session.out << '\n';
  if (part != OntologyPart::kTypes) {
    Table table(PredicateHeaders(), session.out, session.width);
    for (const Declared& declared : all) {
      if (declared.predicate) table.Row(declared.cells);
    }
    for (const std::string& name : answer.free_predicates()) {
      table.Row({name, "any", "any", "any", "state (undeclared)"});
    }
    table.Finish();
  }
}

absl::Status ShowDeclared(const google::protobuf::FileDescriptorSet& descriptors,
                          const std::string& name, Session& session) {
  bool found = false;
  for (const Declared& declared : DeclaredIn(descriptors)) {
    if (declared.name != name && declared.inverse != name) continue;
    found = true;
    Table table({declared.details[0].first, declared.details[0].second}, session.out,
                session.width);
    for (size_t i = 1; i < declared.details.size(); ++i) {
      table.Row({declared.details[i].first, declared.details[i].second});
    }
    table.Finish();
  }
  if (found) return absl::OkStatus();
  return WithRpcError(
      absl::NotFoundError(absl::StrCat("the ontology has no \"", name,
                                       "\": a type, predicate or inverse is expected")),
      {"UNKNOWN_NAME", "NAME", name, {}});
}

void AddOntology(CLI::App* app, Session* session) {
  CLI::App* command = app->add_subcommand("ontology", "The types and predicates of a graph");
  command->footer(
      "\nExamples:\n"
      "  entente ontology\n"
      "  entente ontology predicates\n"
      "  entente ontology show located_in\n"
      "  entente ontology apply rivers.binpb");
  command->callback([session, command] {
    if (!command->get_subcommands().empty()) return;
    session->run = [](Session& s) { return RunOntology(s, OntologyPart::kAll); };
  });
  command->require_subcommand(0, 1);
  CLI::App* types = command->add_subcommand("types", "The types of entities");
  types->footer("\nExamples:\n  entente ontology types\n  entente ontology types --format json");
  types->callback([session] {
    session->run = [](Session& s) { return RunOntology(s, OntologyPart::kTypes); };
  });
  CLI::App* predicates = command->add_subcommand("predicates", "Relations and attributes");
  predicates->footer(
      "\nExamples:\n  entente ontology predicates\n"
      "  entente ontology predicates | grep functional");
  predicates->callback([session] {
    session->run = [](Session& s) { return RunOntology(s, OntologyPart::kPredicates); };
  });
  const auto name = std::make_shared<std::string>();
  CLI::App* show = command->add_subcommand("show", "One type or predicate");
  show->add_option("NAME", *name, "Type, predicate or inverse")->required();
  show->footer("\nExamples:\n  entente ontology show MilitaryUnit\n  entente ontology show hosts");
  show->callback(
      [session, name] { session->run = [name](Session& s) { return RunShow(s, *name); }; });
  AddOntologyVersions(command, session);
}

}  // namespace entente
