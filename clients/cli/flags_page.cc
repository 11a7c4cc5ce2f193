#include "clients/cli/flags_page.h"

#include <CLI/CLI.hpp>

#include "absl/strings/str_cat.h"
#include "clients/cli/exit_code.h"

namespace entente {

void AddPageFlags(CLI::App* command, PagePolicy* policy) {
  constexpr char kPages[] = "Pages";
  command
      ->add_option("--page-size", policy->page_size,
                   "One page of so many rows, at most 10000, and no more")
      ->group(kPages);
  command
      ->add_option("--page-token", policy->page_token,
                   "Go on where an earlier page ended, with the same flags")
      ->group(kPages);
  command
      ->add_flag(
          "--all", policy->all,
          absl::StrCat("Follow pages to the end (otherwise until ", policy->most_rows, " rows)"))
      ->group(kPages);
}

absl::Status CheckPageFlags(const PagePolicy& policy) {
  if (policy.page_size <= 10'000) return absl::OkStatus();
  return UsageError("--page-size", absl::StrCat(policy.page_size),
                    "page too large: at most 10000 rows, or --all");
}

}  // namespace entente
