#include "graph/resolve/course.h"

#include "gtest/gtest.h"
#include "tests/graph/resolve/said.h"

namespace entente {
namespace {

Holding Of(absl::string_view period, absl::string_view until = "") {
  static uint8_t number = 0;
  PropositionRow row;
  row.supports = {{.claim = IdNumber(++number), .bounds = BoundsOf(period)}};
  if (!until.empty()) row.supports[0].extrapolated_until = At(until);
  return Holding::Of(row);
}

Course Begin(absl::string_view cut, PathTime time, Certainty least = Certainty::kExtrapolated,
             ValidMode mode = ValidMode::kSometime) {
  return Course(ValidAt(cut, mode).valid, time, least);
}

TEST(CourseTest, SimultaneousHopsMustMeetInsideTheCut) {
  const auto january = Begin("2024", PathTime::kSimultaneous).After(Of("2024-01-01/2024-01-31"));
  ASSERT_TRUE(january.has_value());
  EXPECT_FALSE(january->After(Of("2024-03-01/2024-03-31")).has_value());
  const auto both = january->After(Of("2024-01-15/2024-03-31"));
  ASSERT_TRUE(both.has_value());
  EXPECT_EQ(FormatBounds(both->Validity().at(0)), "2024-01-15/2024-01-31");
  EXPECT_FALSE(Begin("2024-02", PathTime::kSimultaneous).After(Of("2024-01-01/2024-01-31")));
}

TEST(CourseTest, ItsValidityReachesBeyondTheCut) {
  const auto way = Begin("2024-02-01", PathTime::kSimultaneous).After(Of("2024-01-01/2024-03-31"));
  ASSERT_TRUE(way.has_value());
  EXPECT_EQ(FormatBounds(way->Validity().at(0)), "2024-01-01/2024-03-31");
}

TEST(CourseTest, WhatIsLessSureThanTheLeastCannotBeGone) {
  const Holding vague = Of("2024-02");
  EXPECT_FALSE(Begin("2024-02-10", PathTime::kSimultaneous).After(vague).has_value());
  const auto possible =
      Begin("2024-02-10", PathTime::kSimultaneous, Certainty::kPossible).After(vague);
  ASSERT_TRUE(possible.has_value());
  EXPECT_EQ(possible->certainty(), Certainty::kPossible);
}

TEST(CourseTest, ThroughoutTheyHoldAtEveryInstant) {
  const auto begin = Begin("2024-01-10/2024-01-20", PathTime::kSimultaneous,
                           Certainty::kExtrapolated, ValidMode::kThroughout);
  EXPECT_TRUE(begin.After(Of("2024-01-01/2024-01-31")).has_value());
  EXPECT_FALSE(begin.After(Of("2024-01-11/2024-01-31")).has_value());
}

TEST(CourseTest, TimeRespectingHopsAreGoneAsSoonAsTheyCan) {
  const Course begin = Begin("2024", PathTime::kTimeRespecting);
  const auto there = begin.After(Of("2024-01-01/2024-01-31"))->After(Of("2024-03-01/2024-03-31"));
  ASSERT_TRUE(there.has_value());
  EXPECT_EQ(there->departure(), At("2024-01-01T00:00Z"));
  EXPECT_EQ(there->arrival(), At("2024-03-01T00:00Z"));
  EXPECT_EQ(there->certainty(), Certainty::kAttested);
  EXPECT_FALSE(
      begin.After(Of("2024-03-01/2024-03-31"))->After(Of("2024-01-01/2024-01-31")).has_value());
}

TEST(CourseTest, AVagueHopIsGoneAtItsLatest) {
  const auto there = Begin("2024", PathTime::kTimeRespecting)
                         .After(Of("2024-02"))
                         ->After(Of("2024-01-01/2024-12-31"));
  ASSERT_TRUE(there.has_value());
  EXPECT_EQ(there->certainty(), Certainty::kAttested);
  EXPECT_GT(there->arrival(), At("2024-02-28T00:00Z"));
}

TEST(CourseTest, WithinIsWhatLeadsNoFarther) {
  const Course begin = Begin("2024", PathTime::kSimultaneous);
  const Course january = *begin.After(Of("2024-01-01/2024-01-31"));
  const Course winter = *begin.After(Of("2024-01-01/2024-02-29"));
  EXPECT_TRUE(january.Within(winter));
  EXPECT_FALSE(winter.Within(january));
  const Course start = Begin("2024", PathTime::kTimeRespecting);
  const Course early = *start.After(Of("2024-01-01/2024-01-31"));
  const Course late = *start.After(Of("2024-03-01/2024-03-31"));
  EXPECT_TRUE(late.Within(early));
  EXPECT_FALSE(early.Within(late));
}

}  // namespace
}  // namespace entente
