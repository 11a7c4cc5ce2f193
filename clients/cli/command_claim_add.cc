#include "clients/cli/command_claim_add.h"

#include <CLI/CLI.hpp>

#include "clients/cli/entity_choice.h"
#include "clients/cli/predicate_shape.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

absl::StatusOr<ExitCode> RunAdd(Session& session, const ClaimAddFlags& flags) {
  v1::GetOntologyResponse ontology;
  RETURN_IF_ERROR(session.connection->Call(v1::GetOntologyRequest(), &ontology));
  const auto shape = PredicateNamed(ontology.descriptors(), flags.content.predicate);
  const bool may_be_new = flags.recording.new_entities;
  const EntityOfFlag entity = [&](absl::string_view flag, const std::string& text) {
    return ChosenEntity(session, flag, text, may_be_new);
  };
  Recording recording;
  ASSIGN_OR_RETURN(*recording.changes.emplace_back().mutable_claim(),
                   ClaimOf(flags.content, shape.has_value() ? &*shape : nullptr, entity));
  return Record(session, flags.recording, recording);
}

}  // namespace

void AddClaimAddFlags(CLI::App* command, ClaimAddFlags* flags) {
  AddClaimContentFlags(command, &flags->content, true);
  AddRecordingFlags(command, &flags->recording);
  AddNewEntitiesFlag(command, &flags->recording);
}

void AddClaimDenyFlags(CLI::App* command, ClaimAddFlags* flags) {
  flags->content.stance = "denies";
  AddClaimContentFlags(command, &flags->content, false);
  AddRecordingFlags(command, &flags->recording);
  AddNewEntitiesFlag(command, &flags->recording);
}

void AddClaimRecording(CLI::App* claim, Session* session) {
  CLI::App* add = claim->add_subcommand("add", "Records a claim: who says what, where, of when");
  const auto added = std::make_shared<ClaimAddFlags>();
  AddClaimAddFlags(add, added.get());
  add->footer(
      "\nExamples:\n"
      "  entente claim add --subject unit:x --predicate located_in --object \"Kursk region\" \\\n"
      "    --period 2024-10-23 --basis observed --document doc:a --paragraph 2 \\\n"
      "    --agent Zelenskyy --verb said --stated-at 2024-10-25 --description intelligence\n"
      "  entente claim add --subject unit:x --predicate strength --document doc:a \\\n"
      "    --value \"about 500 soldier (stock), incl. 20 officers\" --period 2024-10-23 --dry-run\n"
      "  entente claim add --new-entities --subject unit:y --predicate type --value MilitaryUnit "
      "\\\n"
      "    --document doc:a");
  add->callback(
      [session, added] { session->run = [added](Session& s) { return RunAdd(s, *added); }; });

  CLI::App* deny = claim->add_subcommand("deny", "Records a denial: claim add --stance denies");
  const auto denied = std::make_shared<ClaimAddFlags>();
  AddClaimDenyFlags(deny, denied.get());
  deny->footer(
      "\nExamples:\n"
      "  entente claim deny --subject unit:x --predicate located_in --object \"Kursk region\" \\\n"
      "    --period 2024-10-23 --document doc:b --agent iso:RU --verb called --dry-run");
  deny->callback(
      [session, denied] { session->run = [denied](Session& s) { return RunAdd(s, *denied); }; });
}

}  // namespace entente
