#include "clients/cli/flags_lens.h"

#include <CLI/CLI.hpp>

#include "absl/strings/str_split.h"
#include "clients/cli/enum_words.h"
#include "clients/cli/exit_code.h"
#include "clients/cpp/json.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

constexpr char kLensGroup[] = "Lens (inline; not together with --lens)";

// Names may hold commas, so entities are listed by repeating the flag.
void AddEntities(CLI::App* command, const std::string& flag, std::vector<std::string>* into,
                 const std::string& text) {
  command->add_option(flag, *into, text + " (id or name; repeat for more)")
      ->allow_extra_args(false)
      ->group(kLensGroup);
}

absl::Status Resolve(const std::vector<std::string>& texts, absl::string_view flag,
                     const Lookup& lookup, google::protobuf::RepeatedPtrField<std::string>* ids) {
  for (const std::string& text : texts) {
    ASSIGN_OR_RETURN(*ids->Add(), lookup(flag, text));
  }
  return absl::OkStatus();
}

}  // namespace

void AddLensFlags(CLI::App* command, LensFlags* flags, const std::string& prefix) {
  const auto named = [&prefix](const char* name) { return "--" + prefix + name; };
  command
      ->add_option(named("moods"), flags->moods, "Moods admitted (default fact; list with commas)")
      ->type_name(Choices<v1::Mood>())
      ->delimiter(',')
      ->allow_extra_args(false)
      ->group(kLensGroup);
  AddEntities(command, named("allow-agents"), &flags->allow_agents, "Only who speaks through");
  AddEntities(command, named("allow-origins"), &flags->allow_origins, "Only what originates with");
  AddEntities(command, named("allow-documents"), &flags->allow_documents, "Only what stands in");
  AddEntities(command, named("deny-agents"), &flags->deny_agents, "Nothing spoken through");
  AddEntities(command, named("deny-origins"), &flags->deny_origins, "Nothing that originates with");
  AddEntities(command, named("deny-documents"), &flags->deny_documents, "Nothing that stands in");
  command
      ->add_option(named("least-reliability"), flags->least_reliability,
                   "Least reliability of the source, a the best")
      ->type_name(Choices<v1::Reliability>())
      ->group(kLensGroup);
  command
      ->add_option(named("least-credibility"), flags->least_credibility,
                   "Least credibility of the information, 1 (best) to 5")
      ->group(kLensGroup);
  command->add_flag(named("ungraded"), flags->ungraded, "Admit also what has no grade asked for")
      ->group(kLensGroup);
  command
      ->add_option(named("graders"), flags->graders,
                   "Principals whose grades and preferences count")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->group(kLensGroup);
  command->add_option(named("least-origins"), flags->least_origins, "Least number of origins")
      ->group(kLensGroup);
  command
      ->add_option(named("least-certainty"), flags->least_certainty,
                   "Least certainty of rows (default extrapolated)")
      ->type_name(Choices<v1::Certainty>())
      ->group(kLensGroup);
  command
      ->add_option(named("contest"), flags->contest,
                   "What becomes of contested rows (default show)")
      ->type_name(Choices<v1::Contest>())
      ->group(kLensGroup);
  command
      ->add_option(named("assume-retracted"), flags->assume_retracted,
                   "Claim ids taken as retracted for this read")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->group(kLensGroup);
  AddEntities(command, named("assume-same"), &flags->assume_same,
              "A=B: two entities taken as one for this read");
}

LensFlags Overridden(LensFlags flags, const LensFlags& over) {
  const auto take = [](const auto& from, auto* into) {
    if (from != std::decay_t<decltype(from)>()) *into = from;
  };
  take(over.moods, &flags.moods);
  take(over.allow_agents, &flags.allow_agents);
  take(over.allow_origins, &flags.allow_origins);
  take(over.allow_documents, &flags.allow_documents);
  take(over.deny_agents, &flags.deny_agents);
  take(over.deny_origins, &flags.deny_origins);
  take(over.deny_documents, &flags.deny_documents);
  take(over.least_reliability, &flags.least_reliability);
  take(over.least_credibility, &flags.least_credibility);
  take(over.ungraded, &flags.ungraded);
  take(over.graders, &flags.graders);
  take(over.least_origins, &flags.least_origins);
  take(over.least_certainty, &flags.least_certainty);
  take(over.contest, &flags.contest);
  take(over.assume_retracted, &flags.assume_retracted);
  take(over.assume_same, &flags.assume_same);
  return flags;
}

absl::StatusOr<v1::Lens> LensOf(const LensFlags& flags, const Lookup& lookup) {
  v1::Lens lens;
  for (const std::string& word : flags.moods) {
    ASSIGN_OR_RETURN(const v1::Mood mood, FromWord<v1::Mood>("--moods", word));
    lens.add_moods(mood);
  }
  const struct {
    const char* flag;
    const std::vector<std::string>& texts;
    bool allow;
    google::protobuf::RepeatedPtrField<std::string>* (v1::VoicePattern::*ids)();
  } lists[] = {
      {"--allow-agents", flags.allow_agents, true, &v1::VoicePattern::mutable_agents},
      {"--allow-origins", flags.allow_origins, true, &v1::VoicePattern::mutable_origins},
      {"--allow-documents", flags.allow_documents, true, &v1::VoicePattern::mutable_documents},
      {"--deny-agents", flags.deny_agents, false, &v1::VoicePattern::mutable_agents},
      {"--deny-origins", flags.deny_origins, false, &v1::VoicePattern::mutable_origins},
      {"--deny-documents", flags.deny_documents, false, &v1::VoicePattern::mutable_documents},
  };
  for (const auto& list : lists) {
    if (list.texts.empty()) continue;
    v1::VoicePattern* voices = list.allow ? lens.mutable_allow() : lens.mutable_deny();
    RETURN_IF_ERROR(Resolve(list.texts, list.flag, lookup, (voices->*list.ids)()));
  }
  ASSIGN_OR_RETURN(const v1::Reliability reliability,
                   FromWord<v1::Reliability>("--least-reliability", flags.least_reliability));
  lens.set_least_reliability(reliability);
  lens.set_least_credibility(flags.least_credibility);
  lens.set_ungraded(flags.ungraded);
  *lens.mutable_graders() = {flags.graders.begin(), flags.graders.end()};
  lens.set_least_origins(flags.least_origins);
  ASSIGN_OR_RETURN(const v1::Certainty certainty,
                   FromWord<v1::Certainty>("--least-certainty", flags.least_certainty));
  lens.set_least_certainty(certainty);
  ASSIGN_OR_RETURN(const v1::Contest contest, FromWord<v1::Contest>("--contest", flags.contest));
  lens.set_contest(contest);
  for (const std::string& hex : flags.assume_retracted) {
    const auto id = IdFromHex(hex);
    if (!id.ok()) return UsageError("--assume-retracted", hex, id.status().message());
    lens.add_assume_retracted(*id);
  }
  for (const std::string& text : flags.assume_same) {
    const std::vector<std::string> ends = absl::StrSplit(text, '=');
    if (ends.size() != 2) {
      return UsageError("--assume-same", text, "give two entities with one \"=\" between them");
    }
    v1::IdPair* pair = lens.add_assume_same();
    ASSIGN_OR_RETURN(*pair->mutable_a(), lookup("--assume-same", ends[0]));
    ASSIGN_OR_RETURN(*pair->mutable_b(), lookup("--assume-same", ends[1]));
  }
  return lens;
}

std::string FirstLensFlag(const LensFlags& flags) {
  if (!flags.moods.empty()) return "--moods";
  if (!flags.allow_agents.empty()) return "--allow-agents";
  if (!flags.allow_origins.empty()) return "--allow-origins";
  if (!flags.allow_documents.empty()) return "--allow-documents";
  if (!flags.deny_agents.empty()) return "--deny-agents";
  if (!flags.deny_origins.empty()) return "--deny-origins";
  if (!flags.deny_documents.empty()) return "--deny-documents";
  if (!flags.least_reliability.empty()) return "--least-reliability";
  if (flags.least_credibility != 0) return "--least-credibility";
  if (flags.ungraded) return "--ungraded";
  if (!flags.graders.empty()) return "--graders";
  if (flags.least_origins != 0) return "--least-origins";
  if (!flags.least_certainty.empty()) return "--least-certainty";
  if (!flags.contest.empty()) return "--contest";
  if (!flags.assume_retracted.empty()) return "--assume-retracted";
  if (!flags.assume_same.empty()) return "--assume-same";
  return "";
}

}  // namespace entente
