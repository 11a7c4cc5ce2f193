#include "clients/cli/flags_lens.h"

#include <gtest/gtest.h>

#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

absl::StatusOr<v1::Lens> LensFrom(const std::string& arguments) {
  return LensOf(Parsed(AddLensFlags, arguments), NamesToIds());
}

TEST(FlagsLensTest, EveryFieldHasItsFlag) {
  const auto lens = LensFrom(
      "--moods fact,forecast --allow-agents A --allow-agents 'B, C' --allow-origins D "
      "--allow-documents E --deny-agents F --deny-origins G --deny-documents H "
      "--least-reliability b --least-credibility 2 --ungraded --graders x,y --least-origins 3 "
      "--least-certainty possible --contest resolve "
      "--assume-retracted 00112233445566778899aabbccddeeff --assume-same 'X, Y=Z'");
  ASSERT_TRUE(lens.ok()) << lens.status();
  EXPECT_EQ(lens->ShortDebugString(),
            "moods: MOOD_FACT moods: MOOD_FORECAST "
            "allow { agents: \"id:A\" agents: \"id:B, C\" origins: \"id:D\" documents: \"id:E\" } "
            "deny { agents: \"id:F\" origins: \"id:G\" documents: \"id:H\" } "
            "least_reliability: RELIABILITY_B least_credibility: 2 ungraded: true "
            "graders: \"x\" graders: \"y\" least_origins: 3 "
            "least_certainty: CERTAINTY_POSSIBLE contest: CONTEST_RESOLVE "
            "assume_retracted: \"\\000\\021\\\"3DUfw\\210\\231\\252\\273\\314\\335\\356\\377\" "
            "assume_same { a: \"id:X, Y\" b: \"id:Z\" }");
}

TEST(FlagsLensTest, NoFlagsAreTheDefaultLens) {
  EXPECT_EQ(LensFrom("").value().ByteSizeLong(), 0u);
  EXPECT_EQ(FirstLensFlag(Parsed(AddLensFlags, "")), "");
}

TEST(FlagsLensTest, EachFlagAloneIsSeen) {
  for (const char* flag :
       {"--moods fact", "--allow-agents a", "--allow-origins a", "--allow-documents a",
        "--deny-agents a", "--deny-origins a", "--deny-documents a", "--least-reliability a",
        "--least-credibility 1", "--ungraded", "--graders a", "--least-origins 1",
        "--least-certainty possible", "--contest show", "--assume-retracted a",
        "--assume-same a=b"}) {
    const std::string text = flag;
    EXPECT_EQ(FirstLensFlag(Parsed(AddLensFlags, text)), text.substr(0, text.find(' ')));
  }
}

TEST(FlagsLensTest, WrongWordsAreUsageErrors) {
  for (const char* flag :
       {"--moods gossip", "--least-reliability z", "--least-certainty sure", "--contest fight",
        "--assume-retracted 12", "--assume-same a", "--assume-same a=b=c"}) {
    EXPECT_EQ(ExitCodeOf(LensFrom(flag).status()), ExitCode::kUsage) << flag;
  }
}

}  // namespace
}  // namespace entente
