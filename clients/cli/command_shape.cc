#include "clients/cli/command_shape.h"

#include <CLI/CLI.hpp>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace entente {
namespace {

FlagShape ShapeOf(const CLI::Option& option) {
  FlagShape shape;
  shape.argument = option.get_positional();
  if (shape.argument) {
    shape.name = option.get_name(true);
  } else if (!option.get_lnames().empty()) {
    shape.name = absl::StrCat("--", option.get_lnames()[0]);
  } else {
    shape.name = absl::StrCat("-", option.get_snames()[0]);
  }
  const bool takes_value = option.get_items_expected_max() > 0;
  if (takes_value) shape.type = option.get_type_name();
  // CLI11's own names of types are in capitals.
  const bool one_word = !shape.type.empty() && absl::ascii_islower(shape.type[0]);
  if (one_word) shape.words = absl::StrSplit(shape.type, '|');
  shape.group = option.get_group();
  shape.text = option.get_description();
  shape.initial = option.get_default_str();
  shape.environment = option.get_envname();
  shape.required = option.get_required();
  shape.repeats = option.get_items_expected_max() > 1;
  shape.listed = option.get_delimiter() == ',';
  return shape;
}

}  // namespace

const CommandShape* CommandShape::Below(absl::string_view command) const {
  for (const CommandShape& each : commands) {
    if (each.name == command) return &each;
  }
  return nullptr;
}

CommandShape ShapeOf(const CLI::App& app) {
  CommandShape shape;
  shape.name = app.get_name();
  shape.text = app.get_description();
  shape.footer = std::string(absl::StripPrefix(app.get_footer(), "\n"));
  for (const CLI::Option* option : app.get_options({})) {
    if (!option->get_group().empty()) shape.flags.push_back(ShapeOf(*option));
  }
  for (const CLI::App* command : app.get_subcommands(std::function<bool(const CLI::App*)>())) {
    if (!command->get_group().empty()) shape.commands.push_back(ShapeOf(*command));
  }
  return shape;
}

}  // namespace entente
