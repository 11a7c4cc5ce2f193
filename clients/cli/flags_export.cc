#include "clients/cli/flags_export.h"

#include <CLI/CLI.hpp>
#include <set>

#include "absl/strings/str_cat.h"
#include "clients/cli/exit_code.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

constexpr char kCommits[] = "Commits (without --as)";
constexpr char kRows[] = "Rows (with --as)";
constexpr char kLimits[] = "Limits";

void AddList(CLI::App* command, const std::string& flag, std::vector<std::string>* into,
             const std::string& text) {
  command->add_option(flag, *into, text + " (list with commas)")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->group(kRows);
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
                      "File, or for formats of several files a new directory (default: the "
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
  AddReadFlags(command, &flags->read);
  command
      ->add_option("--limit-memory", flags->limit_memory,
                   "Bytes of ids and claims kept in memory before they go to temporary files")
      ->capture_default_str()
      ->check(CLI::Range(uint64_t{4096}, uint64_t{1} << 40))
      ->group(kLimits);
  command
      ->add_option("--limit-reads", flags->limit_reads,
                   "Lists read at most: one a predicate. Each is told in the manifest")
      ->capture_default_str()
      ->check(CLI::PositiveNumber)
      ->group(kLimits);
}

absl::Status CheckExportFlags(const CLI::App& command, const ExportFlags& flags) {
  const std::set<std::string> of_commits = {"--from-revision", "--to-revision"};
  const bool commits = flags.as.empty();
  for (const CLI::Option* option : command.get_options()) {
    const std::string name = option->get_name();
    if (option->count() == 0 || name == "--help" || name == "--as") continue;
    if (commits && of_commits.count(name) == 0) {
      return UsageError(name, "", "commits are exported whole: it goes with --as");
    }
    if (!commits && of_commits.count(name) > 0) {
      return UsageError(name, "", "it is for commits: with --as say --recorded-at");
    }
  }
  if (commits) return absl::OkStatus();
  if (!IsFormat(flags.as)) {
    return UsageError("--as", flags.as, absl::StrCat("no such format: one of ", FormatChoices()));
  }
  if (HasSeveralFiles(flags.as) && flags.output.empty()) {
    return UsageError("--output", "", "this format has several files: name a directory");
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
