#include "clients/cli/command_claim_add.h"

#include <gtest/gtest.h>

#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

TEST(CommandClaimAddTest, ADenialHasItsStance) {
  CLI::App app;
  ClaimAddFlags flags;
  AddClaimDenyFlags(&app, &flags);
  const std::string rest = "--subject A --predicate p --object B --document D --dry-run";
  app.parse(rest);
  EXPECT_EQ(ClaimOf(flags.content, nullptr, NamesToIds())->stance(), v1::STANCE_DENIES);
  EXPECT_TRUE(flags.recording.dry_run);
  EXPECT_THROW(app.parse(rest + " --stance asserts"), CLI::ParseError);
}

TEST(CommandClaimAddTest, AClaimTakesAnyStance) {
  CLI::App app;
  ClaimAddFlags flags;
  AddClaimAddFlags(&app, &flags);
  app.parse("--subject A --predicate p --object B --document D --stance doubts --new-entities");
  EXPECT_EQ(ClaimOf(flags.content, nullptr, NamesToIds())->stance(), v1::STANCE_DOUBTS);
  EXPECT_TRUE(flags.recording.new_entities);
}

TEST(CommandClaimAddTest, BothStandBelowClaim) {
  Written written;
  const auto code = RunWithout(AddClaimRecording, written.session,
                               "deny --subject A --predicate p --object B --document D");
  EXPECT_EQ(ExitCodeOf(code.status()), ExitCode::kUnavailable);  // nobody listens
}

}  // namespace
}  // namespace entente
