#include "clients/cli/enum_words.h"

#include <gtest/gtest.h>

#include "clients/cli/exit_code.h"
#include "clients/cpp/rpc_error.h"
#include "entente/v1/reading.pb.h"

namespace entente {
namespace {

TEST(EnumWordsTest, WordsAreReadInAnyCaseAndWithHyphens) {
  EXPECT_EQ(FromWord<v1::Mood>("--moods", "Forecast").value(), v1::MOOD_FORECAST);
  EXPECT_EQ(FromWord<v1::Contest>("--contest", "only-uncontested").value(),
            v1::CONTEST_ONLY_UNCONTESTED);
  EXPECT_EQ(FromWord<v1::Reliability>("--least-reliability", "B").value(), v1::RELIABILITY_B);
  EXPECT_EQ(FromWord<v1::Mood>("--moods", "").value(), v1::MOOD_UNSPECIFIED);
}

TEST(EnumWordsTest, AllWordsAreTheTypeOfAFlag) {
  EXPECT_EQ(Choices<v1::Contest>(), "show|resolve|only_uncontested");
}

TEST(EnumWordsTest, AnUnknownWordIsAUsageErrorThatNamesAll) {
  const auto mood = FromWord<v1::Mood>("--moods", "gossip");
  EXPECT_EQ(ExitCodeOf(mood.status()), ExitCode::kUsage);
  EXPECT_EQ(ErrorLine(mood.status()),
            "entente: unknown word (--moods=gossip): one of fact, forecast, intent, hypothesis "
            "[USAGE]");
  EXPECT_FALSE(FromWord<v1::Mood>("--moods", "unspecified").ok());
}

}  // namespace
}  // namespace entente
