#include "clients/cli/flags_step.h"

#include <CLI/CLI.hpp>

#include "clients/cli/enum_words.h"
#include "clients/cli/exit_code.h"
#include "clients/cpp/status_macros.h"

namespace entente {

void AddStepFlags(CLI::App* command, StepFlags* flags) {
  const auto list = [command](const char* name, std::vector<std::string>* values,
                              const char* about) {
    command->add_option(name, *values, about)
        ->delimiter(',')
        ->allow_extra_args(false)
        ->group("Hops");
  };
  list("--predicates", &flags->predicates, "Follow only these predicates or inverses");
  list("--types", &flags->types, "Enter only entities of one of these types");
  list("--qualifiers", &flags->qualifiers, "Follow only what has these: name=value");
  list("--verdicts", &flags->verdicts, "Follow only asserted, or only contested");
  command->add_option("--direction", flags->direction, "Follow out, in or both (default)")
      ->group("Hops");
  command->add_option("--step-certainty", flags->step_certainty, "Follow only what is so sure")
      ->group("Hops");
  command
      ->add_option("--step-reliability", flags->step_reliability,
                   "Follow only what a source of this grade supports, a to f")
      ->group("Hops");
  command
      ->add_option("--step-credibility", flags->step_credibility,
                   "Follow only what a claim of this grade supports, 1 to 5")
      ->group("Hops");
}

absl::StatusOr<v1::Step> StepOf(const StepFlags& flags) {
  v1::Step step;
  *step.mutable_predicates() = {flags.predicates.begin(), flags.predicates.end()};
  *step.mutable_types() = {flags.types.begin(), flags.types.end()};
  for (const std::string& text : flags.qualifiers) {
    const size_t equals = text.find('=');
    if (equals == std::string::npos) {
      return UsageError("--qualifiers", text, "a qualifier is name=value: kind=troops");
    }
    v1::QualifierFilter* filter = step.add_qualifiers();
    filter->set_name(text.substr(0, equals));
    filter->set_value(text.substr(equals + 1));
  }
  for (const std::string& word : flags.verdicts) {
    ASSIGN_OR_RETURN(const v1::Verdict verdict, FromWord<v1::Verdict>("--verdicts", word));
    step.add_verdicts(verdict);
  }
  ASSIGN_OR_RETURN(const v1::Direction direction,
                   FromWord<v1::Direction>("--direction", flags.direction));
  step.set_direction(direction);
  ASSIGN_OR_RETURN(const v1::Certainty certainty,
                   FromWord<v1::Certainty>("--step-certainty", flags.step_certainty));
  step.set_least_certainty(certainty);
  ASSIGN_OR_RETURN(const v1::Reliability reliability,
                   FromWord<v1::Reliability>("--step-reliability", flags.step_reliability));
  step.set_least_reliability(reliability);
  step.set_least_credibility(flags.step_credibility);
  return step;
}

}  // namespace entente
