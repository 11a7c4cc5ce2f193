#include "clients/cli/flags_step.h"

#include <gtest/gtest.h>

#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

absl::StatusOr<v1::Step> StepFrom(const std::string& arguments) {
  return StepOf(Parsed(AddStepFlags, arguments));
}

TEST(FlagsStepTest, EveryFieldHasItsFlag) {
  const auto step = StepFrom(
      "--predicates aids,hosts --direction in --types State,Region --qualifiers kind=troops "
      "--verdicts asserted --step-certainty attested --step-reliability b --step-credibility 2");
  ASSERT_TRUE(step.ok()) << step.status();
  EXPECT_EQ(step->ShortDebugString(),
            "predicates: \"aids\" predicates: \"hosts\" direction: DIRECTION_IN types: \"State\" "
            "types: \"Region\" qualifiers { name: \"kind\" value: \"troops\" } least_certainty: "
            "CERTAINTY_ATTESTED verdicts: VERDICT_ASSERTED least_reliability: RELIABILITY_B "
            "least_credibility: 2");
}

TEST(FlagsStepTest, NothingAskedIsAnything) { EXPECT_EQ(StepFrom("")->ShortDebugString(), ""); }

TEST(FlagsStepTest, WhatIsNoQualifierIsAUsageError) {
  EXPECT_EQ(ExitCodeOf(StepFrom("--qualifiers troops").status()), ExitCode::kUsage);
  EXPECT_EQ(ExitCodeOf(StepFrom("--verdicts true").status()), ExitCode::kUsage);
}

}  // namespace
}  // namespace entente
