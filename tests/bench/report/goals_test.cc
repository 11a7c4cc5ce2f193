#include "bench/report/goals.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "bench/report/json.h"

namespace entente {
namespace {

TEST(Goals, AreAllThereOnce) {
  std::set<std::string> names;
  std::set<std::string> titles;
  for (const Goal& goal : Goals()) {
    names.insert(goal.name);
    EXPECT_TRUE(titles.insert(goal.title()).second) << goal.title();
    // Who reaches the stretch has met the bar; that of G15's time is no tighter than its bar.
    EXPECT_TRUE(Met(goal, goal.stretch)) << goal.title();
  }
  EXPECT_EQ(names.size(), 22u);
  for (int i = 1; i <= 22; ++i) EXPECT_TRUE(names.contains(absl::StrCat("G", i)));
}

TEST(Goals, AreToldInALine) {
  const Goal rate = {"G1", "", 0.65, 0.80};
  const Score met = {0.71, false};
  EXPECT_EQ(GoalLine(rate, &met, ""), "G1 0.71 must 0.65 stretch 0.80 met");
  const Score missed = {0.64, true};
  EXPECT_EQ(GoalLine(rate, &missed, ""), "G1 0.64 must 0.65 stretch 0.80 missed scaled");
  const Goal cost = {"G3", "W6", 1.25, 1.10, false};
  EXPECT_EQ(GoalLine(cost, &met, ""), "G3 W6 0.71 must 1.25 stretch 1.10 met");
  const Score dear = {1.26, false};
  EXPECT_EQ(GoalLine(cost, &dear, ""), "G3 W6 1.26 must 1.25 stretch 1.10 missed");
  EXPECT_EQ(GoalLine(cost, nullptr, "no data"), "G3 W6 not measured: no data");
}

TEST(Goals, SayWhyOneIsNotMeasured) {
  Report report;
  report.LeaveOut("G17", "nobody tells");
  const std::string lines = GoalLines({{"G1", {0.9, false}}}, report);
  EXPECT_TRUE(absl::StrContains(lines, "G1 0.90 must 0.65 stretch 0.80 met\n"));
  EXPECT_TRUE(absl::StrContains(lines, "G17 not measured: nobody tells\n"));
  EXPECT_TRUE(absl::StrContains(lines, "G22 not measured: what measures it was not asked for\n"));
}

TEST(Json, HasFiguresGoalsAndWhatTheyWereMeasuredWith) {
  Report report;
  report.Add({"empty call", "1 call"}, "", {.p50 = 70, .rate = 14'000, .calls = 3});
  report.Tell("bytes", 12);
  Machine machine = ThisMachine();
  const auto told =
      nlohmann::json::parse(JsonOf(report, {{"G1", {0.9, false}}}, machine, {{"edges", "10"}}));
  EXPECT_EQ(told["measures"][0]["p50_us"], 70);
  EXPECT_EQ(told["measures"][0]["calls"], 3);
  EXPECT_EQ(told["numbers"]["bytes"], 12);
  EXPECT_EQ(told["settings"]["edges"], "10");
  EXPECT_EQ(told["goals"].size(), Goals().size());
  EXPECT_EQ(told["goals"][0]["met"], true);
  EXPECT_FALSE(told["goals"][1].contains("met"));
  for (const char* part : {"date", "kernel", "cpu", "compiler", "grpc", "rocksdb", "protobuf"}) {
    EXPECT_NE(told["machine"][part], "") << part;
  }
}

}  // namespace
}  // namespace entente
