#include "clients/cli/flags_pattern.h"

#include <CLI/CLI.hpp>

namespace entente {

void AddPatternFlags(CLI::App* command, PatternFlags* flags) {
  command->add_option("--subject", flags->subject, "Entity, by id or name");
  command->add_option("--predicate", flags->predicate, "Predicate, or an inverse's name");
  command->add_option("--object", flags->object, "Entity, by id or name");
  command->add_option("--within", flags->within, "Only objects that are this place or inside it");
  command->add_option("--subject-type", flags->subject_type, "Only subjects of this type");
  command->add_flag("--show-denied", flags->show_denied, "Also rows that are only denied");
}

}  // namespace entente
