#include "clients/cli/cli_reference.h"

#include <map>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"

namespace entente {
namespace {

constexpr char kOwnFlags[] = "Options";  // CLI11's name for flags of no group

using Rows = std::map<std::string, std::string>;  // group -> its flags as rows of a table

// Text between pipes.
std::string Cell(absl::string_view text) {
  return absl::StrReplaceAll(text, {{"|", "\\|"}, {"<", "&lt;"}});
}

std::string FlagRow(const FlagShape& flag) {
  std::string name = absl::StrCat("`", flag.name, "`");
  if (!flag.words.empty()) {
    absl::StrAppend(&name, " `", absl::StrJoin(flag.words, "` \\| `"), "`");
  } else if (!flag.type.empty() && !flag.argument) {
    absl::StrAppend(&name, " ", Cell(flag.type));
  }
  std::string text = Cell(flag.text);
  if (flag.required) absl::StrAppend(&text, "; required");
  if (!flag.initial.empty()) absl::StrAppend(&text, "; default `", flag.initial, "`");
  if (!flag.environment.empty()) absl::StrAppend(&text, "; also from `", flag.environment, "`");
  return absl::StrCat("| ", name, " | ", text, " |\n");
}

std::string TableOf(const std::string& rows) {
  return absl::StrCat("| flag | |\n|---|---|\n", rows);
}

// The rows of a command's flags by group; --help is said once for all.
Rows RowsOf(const CommandShape& command) {
  Rows rows;
  for (const FlagShape& flag : command.flags) {
    if (flag.name != "--help" && flag.name != "-h") rows[flag.group] += FlagRow(flag);
  }
  return rows;
}

// How many commands have a group with exactly these flags.
void CountGroups(const CommandShape& command, std::map<std::string, int>* counts) {
  for (const auto& [group, rows] : RowsOf(command)) ++(*counts)[group + "\n" + rows];
  for (const CommandShape& each : command.commands) CountGroups(each, counts);
}

std::string Usage(const std::string& name, const CommandShape& command) {
  std::string usage = name;
  for (const FlagShape& flag : command.flags) {
    if (!flag.argument) continue;
    absl::StrAppend(&usage, flag.required ? " " : " [", flag.name, flag.repeats ? "..." : "",
                    flag.required ? "" : "]");
  }
  if (!command.flags.empty()) absl::StrAppend(&usage, " [FLAGS]");
  if (!command.commands.empty()) absl::StrAppend(&usage, " COMMAND");
  return usage;
}

// Footers are remarks, then "Examples:" and lines that are indented.
std::string FooterOf(const CommandShape& command) {
  std::string text;
  std::string code;
  for (absl::string_view line : absl::StrSplit(absl::StripAsciiWhitespace(command.footer), '\n')) {
    if (line == "Examples:" || line.empty()) continue;
    if (line.substr(0, 2) == "  ") {
      absl::StrAppend(&code, line.substr(2), "\n");
    } else {
      absl::StrAppend(&text, Cell(line), "\n");
    }
  }
  if (!text.empty()) absl::StrAppend(&text, "\n");
  if (!code.empty()) absl::StrAppend(&text, "```sh\n", code, "```\n\n");
  return text;
}

void AddCommand(const std::string& name, const CommandShape& command,
                const std::map<std::string, int>& counts, std::string* out) {
  absl::StrAppend(out, "## `", name, "`\n\n", command.text, ".\n\n```\n", Usage(name, command),
                  "\n```\n\n");
  std::vector<std::string> shared;
  std::string own;
  for (const auto& [group, rows] : RowsOf(command)) {
    if (group != kOwnFlags && counts.at(group + "\n" + rows) > 1) {
      shared.push_back(group);
    } else {
      absl::StrAppend(&own, rows);
    }
  }
  if (!own.empty()) absl::StrAppend(out, TableOf(own), "\n");
  if (!shared.empty()) {
    absl::StrAppend(out, "Also the flags of: ", absl::StrJoin(shared, "; "), ".\n\n");
  }
  absl::StrAppend(out, FooterOf(command));
  for (const CommandShape& each : command.commands) {
    AddCommand(absl::StrCat(name, " ", each.name), each, counts, out);
  }
}

}  // namespace

std::string CliReference(const CommandShape& program) {
  std::map<std::string, int> counts;
  CountGroups(program, &counts);
  std::string out = absl::StrCat(
      "# Reference of the command line\n\n"
      "Made from the program's own parser by `scripts/make_cli_reference`; do not edit. "
      "[cli.md](cli.md) explains what is listed here.\n\n",
      program.text,
      "\n\nEvery command takes `--help`, and these flags, before or after its name:\n\n");
  std::string own;
  for (const auto& [group, rows] : RowsOf(program)) absl::StrAppend(&own, rows);
  absl::StrAppend(&out, TableOf(own), "\n");
  absl::StrAppend(&out, FooterOf(program));
  for (const auto& [group_and_rows, count] : counts) {
    const size_t end = group_and_rows.find('\n');
    const std::string group = group_and_rows.substr(0, end);
    if (group == kOwnFlags || count < 2) continue;
    absl::StrAppend(&out, "## Flags: ", group, "\n\n", TableOf(group_and_rows.substr(end + 1)),
                    "\n");
  }
  for (const CommandShape& command : program.commands) {
    AddCommand(absl::StrCat(program.name, " ", command.name), command, counts, &out);
  }
  while (absl::EndsWith(out, "\n\n")) out.pop_back();
  return out;
}

}  // namespace entente
