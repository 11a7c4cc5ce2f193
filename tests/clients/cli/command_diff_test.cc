#include "clients/cli/command_diff.h"

#include <gtest/gtest.h>

#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

constexpr char kClaim[] = "00112233445566778899aabbccddeeff";

// The flags of entente diff, both sides' with them.
void AddAllFlags(CLI::App* command, DiffFlags* flags) {
  AddDiffFlags(command, flags);
  AddSideFlags(command, &flags->before, "before-");
  AddSideFlags(command, &flags->after, "after-");
}

absl::StatusOr<v1::DiffRequest> RequestFrom(const std::string& arguments) {
  return DiffRequestOf(Parsed(AddAllFlags, arguments), "g", NamesToIds());
}

TEST(CommandDiffTest, FlagsAreOfBothSidesUnlessOneSaysOtherwise) {
  const auto request = RequestFrom(
      "--subject A --predicate located_in --valid 2024-10-24 --least-origins 2 --budget-rows 7 "
      "--before-published-before 2024-10-24 --after-valid ALL --after-least-origins 3 --evidence");
  ASSERT_TRUE(request.ok()) << request.status();
  EXPECT_EQ(request->before().graph(), "g");
  EXPECT_EQ(request->before().as_of().valid(), "2024-10-24");
  EXPECT_EQ(request->before().as_of().published_before(), "2024-10-24");
  EXPECT_EQ(request->before().lens().inline_().least_origins(), 2u);
  EXPECT_EQ(request->before().budget().rows(), 7u);
  EXPECT_EQ(request->after().as_of().valid(), "ALL");
  EXPECT_EQ(request->after().as_of().published_before(), "");
  EXPECT_EQ(request->after().lens().inline_().least_origins(), 3u);
  EXPECT_FALSE(request->after().has_budget());
  EXPECT_EQ(request->subject(), "id:A");
  EXPECT_TRUE(request->evidence());
}

TEST(CommandDiffTest, ASidesLensTakesThePlaceOfTheOtherKind) {
  const auto request = RequestFrom("--lens strict --after-least-origins 2");
  ASSERT_TRUE(request.ok()) << request.status();
  EXPECT_EQ(request->before().lens().name(), "strict");
  EXPECT_EQ(request->after().lens().inline_().least_origins(), 2u);
  const auto stored = RequestFrom("--moods forecast --after-lens strict");
  ASSERT_TRUE(stored.ok()) << stored.status();
  EXPECT_EQ(stored->after().lens().name(), "strict");
  EXPECT_FALSE(RequestFrom("--after-lens strict --after-least-origins 2").ok());
}

TEST(CommandDiffTest, AWhatIfAssumesOnOneSideOnly) {
  const auto flags = WhatIf(
      Parsed(AddDiffFlags, std::string("--predicate strength --assume-retracted ") + kClaim));
  ASSERT_TRUE(flags.ok()) << flags.status();
  const auto request = DiffRequestOf(*flags, "g", NamesToIds());
  ASSERT_TRUE(request.ok()) << request.status();
  EXPECT_FALSE(request->before().has_lens());
  EXPECT_EQ(request->after().lens().inline_().assume_retracted_size(), 1);
}

TEST(CommandDiffTest, AWhatIfNeedsAnAssumptionAndOneKindOfLens) {
  EXPECT_FALSE(WhatIf(Parsed(AddDiffFlags, "--predicate strength")).ok());
  const std::string assumed = std::string("--lens strict --assume-retracted ") + kClaim;
  EXPECT_TRUE(WhatIf(Parsed(AddDiffFlags, assumed)).ok());
  EXPECT_FALSE(WhatIf(Parsed(AddDiffFlags, assumed + " --contest resolve")).ok());
}

TEST(CommandDiffTest, WithoutAServerBothAreUnavailable) {
  Written written;
  EXPECT_EQ(ExitCodeOf(RunWithout(AddDiff, written.session, "diff --valid ALL").status()),
            ExitCode::kUnavailable);
  EXPECT_EQ(ExitCodeOf(RunWithout(AddWhatIf, written.session,
                                  std::string("what-if --assume-retracted ") + kClaim)
                           .status()),
            ExitCode::kUnavailable);
}

}  // namespace
}  // namespace entente
