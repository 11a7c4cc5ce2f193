#include "clients/cli/flags_export.h"

#include <CLI/CLI.hpp>
#include <set>

#include "absl/strings/str_cat.h"
#include "clients/cli/exit_code.h"
#include "clients/cpp/status_macros.h"
#include "clients/export/iri.h"

namespace entente {
namespace {

constexpr char kCommits[] = "Commits (without --as and --panel)";
constexpr char kRows[] = "Rows (with --as)";
constexpr char kPanels[] = "Panels (with --panel)";
constexpr char kLimits[] = "Limits";

// Flags of rows that only some formats have a use for, those formats, and what to do.
struct FlagOfFormats {
  const char* flag;
  std::set<std::string> formats;
  const char* otherwise;
};
const std::vector<FlagOfFormats>& OfFormats() {
  static const auto& flags = *new std::vector<FlagOfFormats>{
      {"--claims",
       {"csv", "ndjson"},
       "csv and ndjson can have claims beside rows, nquads always has"},
      {"--gexf-version", {"gexf"}, "it goes with --as gexf"},
      {"--iri-base", {"nquads"}, "it goes with --as nquads"}};
  return flags;
}

// A usage error for a flag that was given and that the format would ignore.
absl::Status CheckFormatFlags(const CLI::App& command, const std::string& format) {
  for (const FlagOfFormats& of : OfFormats()) {
    if (command.get_option(of.flag)->count() > 0 && of.formats.count(format) == 0) {
      return UsageError(of.flag, "", absl::StrCat(format, " has no use for it: ", of.otherwise));
    }
  }
  return absl::OkStatus();
}

// The flags that the other kinds of export have no use for.
const std::set<std::string>& OfCommits() {
  static const auto& names = *new std::set<std::string>{"--from-revision", "--to-revision"};
  return names;
}
const std::set<std::string>& OfRows() {
  static const auto& names = *new std::set<std::string>{
      "--subject", "--object",       "--within",   "--subject-type", "--entity-types",
      "--claims",  "--gexf-version", "--iri-base", "--valid",        "--show-denied"};
  return names;
}
const std::set<std::string>& OfPanels() {
  static const auto& names = *new std::set<std::string>{
      "--system",  "--membership",  "--from",      "--to",      "--day",
      "--columns", "--column-rule", "--certainty", "--dissent", "--limit-members"};
  return names;
}

void AddList(CLI::App* command, const std::string& flag, std::vector<std::string>* into,
             const std::string& text) {
  command->add_option(flag, *into, text + " (list with commas)")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->group(kRows);
}

void AddPanelFlags(CLI::App* command, PanelFlags* flags) {
  const auto one_of = [](CLI::Option* option, const std::set<std::string>& words,
                         const std::string& shown) {
    option->check(CLI::IsMember(words))->type_name(shown)->group(kPanels);
  };
  one_of(command->add_option("--panel", flags->unit, "A table by years, with its zeroes, as CSV"),
         {"state-year", "dyad-year", "directed-dyad-year"},
         "state-year|dyad-year|directed-dyad-year");
  command->add_option("--system", flags->system, "Whose members the table is about, by id or name")
      ->group(kPanels);
  command->add_option("--membership", flags->membership, "Predicate that says who is a member")
      ->capture_default_str()
      ->group(kPanels);
  const CLI::Range years(uint32_t{1}, uint32_t{9999});
  command->add_option("--from", flags->from, "First year")->check(years)->group(kPanels);
  command->add_option("--to", flags->to, "Last year")->check(years)->group(kPanels);
  one_of(
      command
          ->add_option("--day", flags->day, "Which days of a year count, for members and for cells")
          ->capture_default_str(),
      {"any", "first", "last"}, "any|first|last");
  command
      ->add_option("--columns", flags->columns,
                   "QUALIFIER or QUALIFIER=VALUE,VALUE: a column for each value of it, too")
      ->group(kPanels);
  one_of(command
             ->add_option("--column-rule", flags->rule,
                          "Of derived rows: values that every hop has, the first state's, any")
             ->capture_default_str(),
         {"every", "first", "any"}, "every|first|any");
  command->add_flag("--certainty", flags->certainty, "Columns of certainty")->group(kPanels);
  command->add_flag("--dissent", flags->dissent, "Columns of verdict and dissent")->group(kPanels);
  command
      ->add_option("--limit-members", flags->limit_members,
                   "Members of a year at most; a year's pairs are written from memory")
      ->capture_default_str()
      ->check(CLI::PositiveNumber)
      ->group(kLimits);
}

absl::Status CheckPanelFlags(const ExportFlags& flags) {
  if (flags.panel.system.empty()) {
    return UsageError("--system", "", "a panel is about the members of something: name it");
  }
  if (flags.panel.from == 0 || flags.panel.to == 0) {
    return UsageError(flags.panel.from == 0 ? "--from" : "--to", "",
                      "a panel has a first and a last year");
  }
  if (flags.panel.from > flags.panel.to) {
    return UsageError("--to", absl::StrCat(flags.panel.to),
                      absl::StrCat("before the first year, ", flags.panel.from));
  }
  if (PredicatesOf(flags).front().empty()) {
    return UsageError("--predicates", "", "a panel has a column a predicate: name some");
  }
  return absl::OkStatus();
}

}  // namespace

void AddExportFlags(CLI::App* command, ExportFlags* flags) {
  command->add_option("--from-revision", flags->from_revision, "First revision")
      ->check(CLI::PositiveNumber)
      ->group(kCommits);
  command->add_option("--to-revision", flags->to_revision, "Last revision (default: the head)")
      ->group(kCommits);
  command->add_option("--as", flags->as, "Rows and entities under a read, in this format")
      ->type_name(FormatChoices());
  command->add_option("--output", flags->output,
                      "File, or for formats of several files a new directory (default, and -: the "
                      "standard output)");
  command->add_option("--manifest", flags->manifest,
                      "File for the manifest, - for the standard error (default: beside the "
                      "output)");
  AddPatternFlags(command, flags);
  AddList(command, "--predicates", &flags->predicates, "Several predicates");
  AddList(command, "--entity-types", &flags->entity_types,
          "Also all entities of these types, rows or none");
  command
      ->add_option("--code-scheme", flags->code_scheme,
                   "Scheme of external ids that entities' codes are of")
      ->group(kRows);
  command->add_flag("--claims", flags->options.claims, "Also the claims behind the rows")
      ->group(kRows);
  command->add_option("--gexf-version", flags->options.gexf_version, "Version of GEXF written")
      ->check(CLI::IsMember({"1.3", "1.2draft"}))
      ->type_name("1.3|1.2draft")
      ->capture_default_str()
      ->group(kRows);
  command->add_option("--iri-base", flags->options.iri_base, "What the IRIs of N-Quads begin with")
      ->capture_default_str()
      ->group(kRows);
  AddReadFlags(command, &flags->read);
  AddPanelFlags(command, &flags->panel);
  command
      ->add_option("--limit-memory", flags->limit_memory,
                   "Bytes of ids and claims kept in memory before they go to temporary files")
      ->capture_default_str()
      ->check(CLI::Range(uint64_t{4096}, uint64_t{1} << 40))
      ->group(kLimits);
  command
      ->add_option(
          "--limit-reads", flags->limit_reads,
          "Lists read at most: one a predicate, of panels for each year. The manifest tells "
          "each")
      ->capture_default_str()
      ->check(CLI::PositiveNumber)
      ->group(kLimits);
}

absl::Status CheckExportFlags(const CLI::App& command, const ExportFlags& flags) {
  const bool rows = !flags.as.empty(), panel = !flags.panel.unit.empty();
  if (rows && panel) return UsageError("--as", flags.as, "a panel is CSV: leave --as away");
  for (const CLI::Option* option : command.get_options()) {
    const std::string name = option->get_name();
    if (option->count() == 0 || name == "--help" || name == "--as" || name == "--panel") continue;
    if (!rows && !panel && OfCommits().count(name) == 0) {
      return UsageError(name, "", "commits are exported whole: it goes with --as or --panel");
    }
    if ((rows || panel) && OfCommits().count(name) > 0) {
      return UsageError(name, "", "it is for commits: with --as or --panel say --recorded-at");
    }
    if (name == "--budget-rows") {
      return UsageError(name, absl::StrCat(flags.read.budget_rows),
                        "an export is whole or none: ask for less by predicates, subjects or cuts");
    }
    if (panel && OfRows().count(name) > 0) {
      return UsageError(name, "", "a panel has no use for it: it is about all members and years");
    }
    if (rows && OfPanels().count(name) > 0) return UsageError(name, "", "it goes with --panel");
  }
  if (panel) return CheckPanelFlags(flags);
  if (!rows) return absl::OkStatus();
  if (!IsFormat(flags.as)) {
    return UsageError("--as", flags.as, absl::StrCat("no such format: one of ", FormatChoices()));
  }
  RETURN_IF_ERROR(CheckFormatFlags(command, flags.as));
  if (HasSeveralFiles(flags.as) && (flags.output.empty() || flags.output == "-")) {
    return UsageError("--output", "", "this format has several files: name a directory");
  }
  if (!IsIriBeginning(flags.options.iri_base)) {
    return UsageError("--iri-base", flags.options.iri_base,
                      "no beginning of an IRI: as in https://example.org/graph/");
  }
  return absl::OkStatus();
}

std::vector<std::string> PredicatesOf(const ExportFlags& flags) {
  std::vector<std::string> predicates;
  std::set<std::string> seen;
  if (!flags.predicate.empty() && seen.insert(flags.predicate).second) {
    predicates.push_back(flags.predicate);
  }
  for (const std::string& predicate : flags.predicates) {
    if (seen.insert(predicate).second) predicates.push_back(predicate);
  }
  if (predicates.empty()) predicates.push_back("");
  return predicates;
}

absl::StatusOr<v1::ListPropositionsRequest> ExportRequest(const ExportFlags& flags,
                                                          const std::string& graph) {
  v1::ListPropositionsRequest request;
  ASSIGN_OR_RETURN(*request.mutable_scope(), ScopeOf(graph, flags.read, AsGiven()));
  RETURN_IF_ERROR(PutPattern(flags, AsGiven(), &request));
  request.clear_predicate();
  request.set_evidence(true);
  return request;
}

}  // namespace entente
