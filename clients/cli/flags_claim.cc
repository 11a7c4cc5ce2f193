#include "clients/cli/flags_claim.h"

#include <CLI/CLI.hpp>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/enum_words.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/value_parse.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

constexpr char kVoice[] = "Voice";
constexpr char kWhere[] = "Where it stands";

// A flag of a link: `set` is called for each time that it is given, in the order of the command
// line.
void AddLinkFlag(CLI::App* command, const std::string& name, const std::string& text,
                 std::function<void(const std::string&)> set) {
  command->add_option_function<std::string>(name, std::move(set), text)
      ->trigger_on_parse()
      ->group(kVoice);
}

void AddChainFlags(CLI::App* command, std::vector<LinkFlags>* chain) {
  AddLinkFlag(command, "--agent", "Who says it, by id or name; repeat from the outermost voice in",
              [chain](const std::string& text) {
                chain->push_back({text, "", "", ""});
              });
  AddLinkFlag(command, "--description", "Who says it, where nobody is named; as --agent",
              [chain](const std::string& text) {
                chain->push_back({"", text, "", ""});
              });
  const auto last = [chain](const char* flag) -> LinkFlags& {
    if (!chain->empty()) return chain->back();
    throw CLI::ValidationError(flag, "of whom? --agent or --description comes first");
  };
  AddLinkFlag(command, "--verb", "The verb as stated, of the voice before it",
              [last](const std::string& text) { last("--verb").verb = text; });
  AddLinkFlag(command, "--stated-at", "When the voice before it said so: a date or an instant",
              [last](const std::string& text) { last("--stated-at").stated_at = text; });
}

// NAME=ENTITY or NAME=VALUE.
absl::StatusOr<v1::Qualifier> QualifierOf(const std::string& text, const PredicateShape* shape,
                                          const EntityOfFlag& entity) {
  constexpr char kFlag[] = "--qualifiers";
  const size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0) {
    return UsageError(kFlag, text, "no qualifier: NAME=VALUE, or NAME=ENTITY, is expected");
  }
  v1::Qualifier qualifier;
  qualifier.set_name(text.substr(0, equals));
  const std::string filler = text.substr(equals + 1);
  bool is_entity = false;
  if (shape != nullptr) {
    const auto declared = shape->qualifiers.find(qualifier.name());
    if (declared == shape->qualifiers.end()) {
      const auto name = [](std::string* out, const auto& each) { out->append(each.first); };
      const std::string names = absl::StrJoin(shape->qualifiers, ", ", name);
      return UsageError(kFlag, text,
                        names.empty() ? "the predicate has no qualifiers"
                                      : absl::StrCat("no such qualifier: one of ", names));
    }
    is_entity = declared->second;
  }
  if (is_entity) {
    ASSIGN_OR_RETURN(*qualifier.mutable_entity(), entity(kFlag, filler));
  } else {
    ASSIGN_OR_RETURN(*qualifier.mutable_value(),
                     ParseValue(kFlag, filler, v1::ATTRIBUTE_VALUE_KIND_TEXT));
  }
  return qualifier;
}

absl::Status FillerOf(const ClaimContentFlags& flags, const PredicateShape* shape,
                      const EntityOfFlag& entity, v1::Claim* claim) {
  if (flags.object.empty() == flags.value.empty()) {
    return UsageError(flags.object.empty() ? "--object" : "--value", "",
                      "what is claimed: give either --object (an entity) or --value");
  }
  if (!flags.object.empty()) {
    ASSIGN_OR_RETURN(*claim->mutable_object(), entity("--object", flags.object));
    return absl::OkStatus();
  }
  const bool known = shape != nullptr && !shape->relation;
  ASSIGN_OR_RETURN(
      *claim->mutable_value(),
      ParseValue("--value", flags.value, known ? shape->value : v1::ATTRIBUTE_VALUE_KIND_ANY));
  return absl::OkStatus();
}

absl::Status VoiceOf(const ClaimContentFlags& flags, const EntityOfFlag& entity, v1::Voice* voice) {
  ASSIGN_OR_RETURN(*voice->mutable_document(), entity("--document", flags.document));
  if (flags.paragraph != 0 || flags.span_begin != 0 || flags.span_end != 0) {
    voice->mutable_locator()->set_paragraph(flags.paragraph);
    voice->mutable_locator()->set_span_begin(flags.span_begin);
    voice->mutable_locator()->set_span_end(flags.span_end);
  }
  for (const LinkFlags& link : flags.chain) {
    v1::ChainLink* added = voice->add_chain();
    if (link.agent.empty()) {
      added->set_description(link.description);
    } else {
      ASSIGN_OR_RETURN(*added->mutable_agent(), entity("--agent", link.agent));
    }
    added->set_verb(link.verb);
    added->set_stated_at(link.stated_at);
  }
  *voice->mutable_hedges() = {flags.hedges.begin(), flags.hedges.end()};
  voice->set_likelihood(flags.likelihood);
  return absl::OkStatus();
}

}  // namespace

void AddClaimContentFlags(CLI::App* command, ClaimContentFlags* flags, bool with_stance) {
  command->add_option("--subject", flags->subject, "Entity, by id or name")->required();
  command->add_option("--predicate", flags->predicate, "Relation or attribute")->required();
  command->add_option("--object", flags->object, "Entity that the relation leads to");
  command->add_option("--value", flags->value,
                      "Value of the attribute, as tables show it: 2024-10-24, \"A report@en\", "
                      "\"about 12000 soldier (stock)\", \"some value (5)\"; or in JSON");
  command
      ->add_option("--qualifiers", flags->qualifiers,
                   "NAME=VALUE, or NAME=ENTITY by id or name; repeat for more")
      ->allow_extra_args(false);
  command->add_option("--instance", flags->instance, "Tells parallel edges of open graphs apart");
  command->add_option("--period", flags->period,
                      "When it is the case: 2024-10-23, 2024-10-08/2024-10-13, 2024-10-01/.., ...");
  if (with_stance) {
    command->add_option("--stance", flags->stance, "What the voice does (default asserts)")
        ->type_name(Choices<v1::Stance>());
  }
  command->add_option("--mood", flags->mood, "In what mood (default fact)")
      ->type_name(Choices<v1::Mood>());
  command->add_option("--resolve-by", flags->resolve_by,
                      "When a forecast or intent is to be resolved: a date or an instant");
  command->add_option("--basis", flags->basis, "What it is said to rest on (default unstated)")
      ->type_name(Choices<v1::Basis>());
  command->add_option("--document", flags->document, "Document that carries the claim")
      ->required()
      ->group(kWhere);
  command->add_option("--paragraph", flags->paragraph, "Paragraph or row, from 1")->group(kWhere);
  command->add_option("--span-begin", flags->span_begin, "First character there, from 0")
      ->group(kWhere);
  command->add_option("--span-end", flags->span_end, "One past the last character")->group(kWhere);
  AddChainFlags(command, &flags->chain);
  command->add_option("--hedges", flags->hedges, "A word that hedges, as stated; repeat for more")
      ->allow_extra_args(false)
      ->group(kVoice);
  command->add_option("--likelihood", flags->likelihood, "Phrase of likelihood, as stated")
      ->group(kVoice);
}

absl::StatusOr<v1::Claim> ClaimOf(const ClaimContentFlags& flags, const PredicateShape* shape,
                                  const EntityOfFlag& entity) {
  v1::Claim claim;
  claim.set_predicate(flags.predicate);
  ASSIGN_OR_RETURN(const v1::Stance stance, FromWord<v1::Stance>("--stance", flags.stance));
  claim.set_stance(stance);
  ASSIGN_OR_RETURN(const v1::Mood mood, FromWord<v1::Mood>("--mood", flags.mood));
  claim.set_mood(mood);
  ASSIGN_OR_RETURN(const v1::Basis basis, FromWord<v1::Basis>("--basis", flags.basis));
  claim.set_basis(basis);
  claim.set_instance(flags.instance);
  claim.set_period(flags.period);
  claim.set_resolve_by(flags.resolve_by);
  // Entities come last: what is wrong in itself is said before anything is asked of the server.
  ASSIGN_OR_RETURN(*claim.mutable_subject(), entity("--subject", flags.subject));
  RETURN_IF_ERROR(FillerOf(flags, shape, entity, &claim));
  for (const std::string& text : flags.qualifiers) {
    ASSIGN_OR_RETURN(*claim.add_qualifiers(), QualifierOf(text, shape, entity));
  }
  RETURN_IF_ERROR(VoiceOf(flags, entity, claim.mutable_voice()));
  return claim;
}

}  // namespace entente
