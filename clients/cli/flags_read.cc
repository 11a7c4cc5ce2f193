#include "clients/cli/flags_read.h"

#include <CLI/CLI.hpp>

#include "absl/strings/str_cat.h"
#include "clients/cli/enum_words.h"
#include "clients/cli/exit_code.h"
#include "clients/cpp/status_macros.h"

namespace entente {

namespace {

void AddCuts(CLI::App* command, ReadFlags* flags, const std::string& prefix) {
  constexpr char kAsOf[] = "As of";
  const auto named = [&prefix](const char* name) { return "--" + prefix + name; };
  command
      ->add_option(named("valid"), flags->valid,
                   "About when: a date, month, year, period, instant, ALL or now (default)")
      ->group(kAsOf);
  command->add_option(named("mode"), flags->mode, "How the valid cut is met (default sometime)")
      ->type_name(Choices<v1::ValidMode>())
      ->group(kAsOf);
  command
      ->add_option(named("published-before"), flags->published_before,
                   "Only what was published before this date or instant")
      ->group(kAsOf);
  command
      ->add_option(named("judgements"), flags->judgements,
                   "current: count judgements of hindsight under a publication cut")
      ->type_name(Choices<v1::JudgementsCut>())
      ->group(kAsOf);
  command
      ->add_option(named("recorded-at"), flags->recorded_at,
                   "Only what the graph had recorded at this revision or instant")
      ->group(kAsOf);
  command->add_option(named("lens"), flags->lens_name, "A stored lens: NAME or NAME@VERSION")
      ->group("Lens (stored)");
}

}  // namespace

void AddReadFlags(CLI::App* command, ReadFlags* flags) {
  AddCuts(command, flags, "");
  AddLensFlags(command, &flags->lens);
  constexpr char kBudget[] = "Budget";
  command->add_option("--budget-edges", flags->budget_edges, "Claims and index rows read at most")
      ->group(kBudget);
  command->add_option("--budget-rows", flags->budget_rows, "Rows answered at most")->group(kBudget);
  command->add_option("--budget-bytes", flags->budget_bytes, "Memory of the call at most")
      ->group(kBudget);
}

void AddSideFlags(CLI::App* command, ReadFlags* flags, const std::string& prefix) {
  AddCuts(command, flags, prefix);
  AddLensFlags(command, &flags->lens, prefix);
}

ReadFlags Overridden(const ReadFlags& flags, const ReadFlags& over) {
  ReadFlags both = flags;
  const auto take = [](const std::string& from, std::string* into) {
    if (!from.empty()) *into = from;
  };
  take(over.valid, &both.valid);
  take(over.mode, &both.mode);
  take(over.published_before, &both.published_before);
  take(over.judgements, &both.judgements);
  take(over.recorded_at, &both.recorded_at);
  if (!over.lens_name.empty()) {
    both.lens_name = over.lens_name;
    both.lens = over.lens;
    return both;
  }
  if (!FirstLensFlag(over.lens).empty()) both.lens_name.clear();
  both.lens = Overridden(both.lens, over.lens);
  return both;
}

absl::StatusOr<v1::ReadScope> ScopeOf(const std::string& graph, const ReadFlags& flags,
                                      const Lookup& lookup) {
  v1::ReadScope scope;
  scope.set_graph(graph);
  v1::AsOf* as_of = scope.mutable_as_of();
  as_of->set_valid(flags.valid);
  ASSIGN_OR_RETURN(const v1::ValidMode mode, FromWord<v1::ValidMode>("--mode", flags.mode));
  as_of->set_mode(mode);
  as_of->set_published_before(flags.published_before);
  ASSIGN_OR_RETURN(const v1::JudgementsCut judgements,
                   FromWord<v1::JudgementsCut>("--judgements", flags.judgements));
  as_of->set_judgements(judgements);
  as_of->set_recorded_at(flags.recorded_at);

  const std::string inline_flag = FirstLensFlag(flags.lens);
  if (!flags.lens_name.empty() && !inline_flag.empty()) {
    return UsageError("--lens", flags.lens_name,
                      absl::StrCat("a stored lens and ", inline_flag,
                                   " at once: give either --lens NAME or the flags of one"));
  }
  if (!flags.lens_name.empty()) {
    scope.mutable_lens()->set_name(flags.lens_name);
  } else if (!inline_flag.empty()) {
    ASSIGN_OR_RETURN(*scope.mutable_lens()->mutable_inline_(), LensOf(flags.lens, lookup));
  }
  v1::Budget* budget = scope.mutable_budget();
  budget->set_edges(flags.budget_edges);
  budget->set_rows(flags.budget_rows);
  budget->set_bytes(flags.budget_bytes);
  return scope;
}

}  // namespace entente
