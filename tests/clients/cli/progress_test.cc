#include "clients/cli/progress.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace entente {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(ProgressTest, ElsewhereThanOnATerminalNothingIsWritten) {
  std::ostringstream out;
  {
    Progress progress(out, false);
    progress.Update("importing", 1, 2);
  }
  EXPECT_EQ(out.str(), "");
}

TEST(ProgressTest, ALineIsWrittenOverItselfAndTakenAway) {
  std::ostringstream out;
  absl::Time now = absl::UnixEpoch();
  {
    Progress progress(out, true, [&now] { return now; });
    progress.Update("importing: 5 commits", 10, 40);
    EXPECT_EQ(out.str(), "\r\x1b[Kimporting: 5 commits, 25 %");
  }
  EXPECT_EQ(out.str(), "\r\x1b[Kimporting: 5 commits, 25 %\r\x1b[K");
}

TEST(ProgressTest, ItIsWrittenFiveTimesASecondAtMost) {
  std::ostringstream out;
  absl::Time now = absl::UnixEpoch();
  Progress progress(out, true, [&now] { return now; });
  for (int i = 0; i < 1000; ++i) {
    progress.Update(std::string("x"), 0, 0);
    now += absl::Milliseconds(1);
  }
  const std::string all = out.str();
  EXPECT_EQ(std::count(all.begin(), all.end(), 'x'), 5);
}

TEST(ProgressTest, TheRestIsEstimatedFromThePaceSoFar) {
  std::ostringstream out;
  absl::Time now = absl::UnixEpoch();
  Progress progress(out, true, [&now] { return now; });
  now += absl::Seconds(1);
  progress.Update("x", 25, 100);
  EXPECT_THAT(out.str(), Not(HasSubstr("left")));
  now += absl::Seconds(9);
  progress.Update("x", 25, 100);
  EXPECT_THAT(out.str(), HasSubstr("25 %, 30 s left"));
}

TEST(ProgressTest, WhatIsSaidCommandsNoTerminal) {
  std::ostringstream out;
  Progress progress(out, true);
  progress.Update("evil\x1b[2J", 0, 0);
  EXPECT_THAT(out.str(), HasSubstr("evil\\x1b[2J"));
}

TEST(ProgressTest, DurationsAreShort) {
  EXPECT_EQ(ShortDuration(absl::Seconds(59)), "59 s");
  EXPECT_EQ(ShortDuration(absl::Seconds(90)), "2 min");
  EXPECT_EQ(ShortDuration(absl::Minutes(65)), "1 h 5 min");
}

}  // namespace
}  // namespace entente
