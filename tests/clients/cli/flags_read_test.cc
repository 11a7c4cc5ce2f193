#include "clients/cli/flags_read.h"

#include <gtest/gtest.h>

#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

absl::StatusOr<v1::ReadScope> ScopeFrom(const std::string& arguments) {
  return ScopeOf("g", Parsed(AddReadFlags, arguments), NamesToIds());
}

TEST(FlagsReadTest, EveryCutHasItsFlag) {
  const auto scope = ScopeFrom(
      "--valid 2024-10 --mode throughout --published-before 2024-10-24 --judgements current "
      "--recorded-at 17 --budget-edges 1 --budget-rows 2 --budget-bytes 3");
  ASSERT_TRUE(scope.ok()) << scope.status();
  EXPECT_EQ(scope->ShortDebugString(),
            "graph: \"g\" as_of { valid: \"2024-10\" mode: VALID_MODE_THROUGHOUT "
            "published_before: \"2024-10-24\" judgements: JUDGEMENTS_CUT_CURRENT "
            "recorded_at: \"17\" } budget { edges: 1 rows: 2 bytes: 3 }");
}

TEST(FlagsReadTest, ALensIsStoredOrInlineOrTheGraphsDefault) {
  EXPECT_FALSE(ScopeFrom("").value().has_lens());
  EXPECT_EQ(ScopeFrom("--lens careful@2").value().lens().name(), "careful@2");
  EXPECT_EQ(ScopeFrom("--least-origins 2").value().lens().inline_().least_origins(), 2u);
}

TEST(FlagsReadTest, AStoredLensAndPiecesOfOneAreAUsageErrorThatNamesBoth) {
  const auto scope = ScopeFrom("--lens careful --ungraded");
  EXPECT_EQ(ErrorLine(scope.status()),
            "entente: a stored lens and --ungraded at once (--lens=careful): give either --lens "
            "NAME or the flags of one [USAGE]");
  EXPECT_EQ(ExitCodeOf(scope.status()), ExitCode::kUsage);
}

TEST(FlagsReadTest, WrongWordsAreUsageErrors) {
  EXPECT_EQ(ExitCodeOf(ScopeFrom("--mode always").status()), ExitCode::kUsage);
  EXPECT_EQ(ExitCodeOf(ScopeFrom("--judgements old").status()), ExitCode::kUsage);
}

}  // namespace
}  // namespace entente
