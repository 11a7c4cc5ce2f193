#include "clients/cli/command_judge.h"

#include <CLI/CLI.hpp>
#include <functional>

#include "absl/strings/match.h"
#include "clients/cli/entity_choice.h"
#include "clients/cli/enum_words.h"
#include "clients/cli/judgement_change.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

// The change that a command's flags describe.
using ChangeOf = std::function<absl::StatusOr<v1::Change>(const JudgeFlags&, const EntityOfFlag&)>;

// Of commands that name no entity.
ChangeOf WithoutEntities(absl::StatusOr<v1::Change> (*of)(const JudgeFlags&)) {
  return [of](const JudgeFlags& flags, const EntityOfFlag&) { return of(flags); };
}

absl::StatusOr<ExitCode> Run(Session& session, const JudgeFlags& flags, const ChangeOf& of) {
  const EntityOfFlag entity = [&](absl::string_view flag, const std::string& text) {
    return ChosenEntity(session, flag, text, flags.recording.new_entities);
  };
  Recording recording;
  ASSIGN_OR_RETURN(recording.changes.emplace_back(), of(flags, entity));
  recording.flag_of = [](size_t, absl::string_view path) -> std::string {
    if (path == "judgement.same_as.a" || path == "judgement.not_same_as.a") return "A";
    if (path == "judgement.same_as.b" || path == "judgement.not_same_as.b") return "B";
    if (path == "retract_judgement.judgement_id") return "JUDGEMENT_ID";
    const bool forecast =
        absl::EndsWith(path, ".forecast") || absl::StrContains(path, ".forecast.");
    return forecast ? "FORECAST_ID" : "";
  };
  return Record(session, flags.recording, recording);
}

// A command that records one judgement, with the flags of all of them.
CLI::App* AddOne(CLI::App* parent, Session* session, const char* name, const char* text,
                 const std::shared_ptr<JudgeFlags>& flags, ChangeOf of, const char* examples) {
  CLI::App* command = parent->add_subcommand(name, text);
  command->footer(std::string("\nExamples:\n") + examples);
  command->callback([session, flags, of = std::move(of)] {
    session->run = [flags, of](Session& s) { return Run(s, *flags, of); };
  });
  return command;
}

// --reason and what every recording takes.
void AddEnd(CLI::App* command, JudgeFlags* flags) {
  command->add_option("--reason", flags->reason, "Why, in a sentence or two");
  AddRecordingFlags(command, &flags->recording);
}

void AddTarget(CLI::App* command, JudgeFlags* flags) {
  command->add_option("CLAIM_ID", flags->claim_id, "Claim, 32 hex digits");
  command->add_option("--document", flags->document, "Instead: a document, by id or name");
}

void AddClaimArgument(CLI::App* command, JudgeFlags* flags) {
  command->add_option("CLAIM_ID", flags->claim_id, "Claim, 32 hex digits")->required();
}

void AddForecastArguments(CLI::App* command, JudgeFlags* flags) {
  AddClaimArgument(command, flags);
  command->add_option("FORECAST_ID", flags->other_claim_id, "Forecast or intent, 32 hex digits")
      ->required();
}

void AddGrade(CLI::App* judge, Session* session) {
  const auto flags = std::make_shared<JudgeFlags>();
  CLI::App* command = AddOne(
      judge, session, "grade", "How good a claim is thought to be", flags, WithoutEntities(GradeOf),
      "  entente judge grade 00112233445566778899aabbccddeeff --reliability b "
      "--credibility 2\n"
      "  entente judge grade 00112233445566778899aabbccddeeff --likelihood likely \\\n"
      "    --confidence moderate --reason \"two sources, one of them close\"");
  AddClaimArgument(command, flags.get());
  command->add_option("--scheme", flags->scheme,
                      "Name of the scheme (default admiralty, or icd203 of a likelihood alone)");
  command->add_option("--reliability", flags->reliability, "Of the source, a the best")
      ->type_name(Choices<v1::Reliability>());
  command->add_option("--credibility", flags->credibility,
                      "Of the information, 1 (confirmed) to 5, 6: cannot be judged");
  command->add_option("--likelihood", flags->likelihood, "Of the content, in bands of ICD 203")
      ->type_name(Choices<v1::LikelihoodBand>());
  command->add_option("--confidence", flags->confidence, "The grader's own")
      ->type_name(Choices<v1::AnalyticConfidence>());
  AddEnd(command, flags.get());
}

void AddRetract(CLI::App* judge, Session* session) {
  const auto flags = std::make_shared<JudgeFlags>();
  CLI::App* command = AddOne(
      judge, session, "retract", "A claim, or a document's claims, count no more", flags, RetractOf,
      "  entente judge retract 00112233445566778899aabbccddeeff \\\n"
      "    --retract-reason recorder_error --reason \"misread the date\"\n"
      "  entente judge retract --document doc:a --retract-reason document_withdrawn \\\n"
      "    --published 2024-11-02 --dry-run");
  AddTarget(command, flags.get());
  command->add_option("--retract-reason", flags->retract_reason, "Why it counts no more")
      ->required()
      ->type_name(Choices<v1::RetractReason>());
  command->add_option("--published", flags->published,
                      "When the correction or withdrawal was published: a date or an instant");
  AddEnd(command, flags.get());
}

void AddRest(CLI::App* judge, Session* session) {
  auto flags = std::make_shared<JudgeFlags>();
  CLI::App* command =
      AddOne(judge, session, "reinstate", "What was retracted counts again", flags, ReinstateOf,
             "  entente judge reinstate 00112233445566778899aabbccddeeff\n"
             "  entente judge reinstate --document doc:a --dry-run");
  AddTarget(command, flags.get());
  AddEnd(command, flags.get());

  flags = std::make_shared<JudgeFlags>();
  command = AddOne(judge, session, "prefer", "A claim wins over its rivals", flags,
                   WithoutEntities(PreferOf),
                   "  entente judge prefer 00112233445566778899aabbccddeeff --reason \"nearer\"");
  AddClaimArgument(command, flags.get());
  AddEnd(command, flags.get());

  flags = std::make_shared<JudgeFlags>();
  command = AddOne(
      judge, session, "deprecate", "A claim is not shown", flags, WithoutEntities(DeprecateOf),
      "  entente judge deprecate 00112233445566778899aabbccddeeff --reason \"a parody\"");
  AddClaimArgument(command, flags.get());
  AddEnd(command, flags.get());

  for (const bool fulfils : {true, false}) {
    flags = std::make_shared<JudgeFlags>();
    command = AddOne(judge, session, fulfils ? "fulfils" : "refutes",
                     fulfils ? "A claim bears a forecast out" : "A claim refutes a forecast", flags,
                     WithoutEntities(fulfils ? FulfilsOf : RefutesOf),
                     fulfils ? "  entente judge fulfils 00112233445566778899aabbccddeeff "
                               "ffeeddccbbaa99887766554433221100"
                             : "  entente judge refutes 00112233445566778899aabbccddeeff "
                               "ffeeddccbbaa99887766554433221100 --dry-run");
    AddForecastArguments(command, flags.get());
    AddEnd(command, flags.get());
  }

  flags = std::make_shared<JudgeFlags>();
  command = AddOne(judge, session, "derives-from", "A claim or document depends on another", flags,
                   DerivesFromOf,
                   "  entente judge derives-from 00112233445566778899aabbccddeeff \\\n"
                   "    --from-claim ffeeddccbbaa99887766554433221100\n"
                   "  entente judge derives-from --document doc:b --from-document doc:a");
  AddTarget(command, flags.get());
  command->add_option("--from-claim", flags->from_claim, "Its source, a claim: 32 hex digits");
  command->add_option("--from-document", flags->from_document,
                      "Its source, a document: by id or name");
  AddEnd(command, flags.get());
}

}  // namespace

void AddJudge(CLI::App* app, Session* session) {
  CLI::App* judge = app->add_subcommand("judge", "Judges claims and documents, by your name");
  judge->require_subcommand(1);
  judge->footer(
      "\nA judgement changes no claim and can be taken back with entente undo.\n"
      "\nExamples:\n"
      "  entente judge grade 00112233445566778899aabbccddeeff --reliability b --credibility 2\n"
      "  entente judge retract 00112233445566778899aabbccddeeff --retract-reason recorder_error");
  AddGrade(judge, session);
  AddRetract(judge, session);
  AddRest(judge, session);
}

void AddSameAs(CLI::App* app, Session* session) {
  for (const bool same : {true, false}) {
    const auto flags = std::make_shared<JudgeFlags>();
    CLI::App* command =
        AddOne(app, session, same ? "same-as" : "not-same-as",
               same ? "Two entities are one" : "Two entities are not one", flags,
               same ? SameAsOf : NotSameAsOf,
               same ? "  entente same-as iso:KP org:dprk --dry-run\n"
                      "  entente same-as iso:KP org:dprk --reason \"two names of one state\""
                    : "  entente not-same-as iso:GE iso:US-GA");
    command->add_option("A", flags->a, "Entity, by id or name")->required();
    command->add_option("B", flags->b, "Another entity, by id or name")->required();
    AddEnd(command, flags.get());
  }
}

void AddUndo(CLI::App* app, Session* session) {
  const auto flags = std::make_shared<JudgeFlags>();
  CLI::App* command = AddOne(app, session, "undo", "Takes a judgement back, for good", flags,
                             WithoutEntities(UndoOf),
                             "  entente undo 00112233445566778899aabbccddeeff --dry-run\n"
                             "  entente undo 00112233445566778899aabbccddeeff --reason \"not so\"");
  command->add_option("JUDGEMENT_ID", flags->judgement_id, "Judgement, 32 hex digits")->required();
  AddEnd(command, flags.get());
}

}  // namespace entente
