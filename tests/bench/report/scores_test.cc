#include "bench/report/scores.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(Scores, AreRatiosOfMeasures) {
  Report report;
  report.Add({kEmptyCall, kOneCall}, "", {.p50 = 80, .p99 = 100, .rate = 10'000});
  report.Add({kEmptyCall, kManyCalls}, "", {.p50 = 500, .p99 = 1'000, .rate = 80'000, .cpu = 12});
  report.Add({"W2", kOneCall}, "", {.p50 = 100, .rate = 9'000});
  report.Add({"W2", kManyCalls}, "", {.p50 = 600, .p99 = 1'400, .rate = 60'000, .cpu = 18});
  report.Add({"W4 2-hop", kOneCall}, "", {.p50 = 100, .mean = 200, .rate = 1, .cpu = 30});
  report.Add({"W4 2-hop", kInMemory}, "", {.p50 = 1, .cpu = 15});
  auto scores = ScoresOf(report);
  EXPECT_DOUBLE_EQ(scores["G1"].figure, 0.75);
  EXPECT_FALSE(scores["G1"].scaled);
  EXPECT_DOUBLE_EQ(scores["G3 W2"].figure, 1.25);
  EXPECT_DOUBLE_EQ(scores["G4"].figure, 1.5);
  EXPECT_DOUBLE_EQ(scores["G6 2-hop"].figure, 2);
  EXPECT_DOUBLE_EQ(scores["G19 W2"].figure, 1.4);
  EXPECT_FALSE(scores.contains("G8"));
}

TEST(Scores, StretchPeersToThisMachine) {
  Report report;
  // Twice as slow as the machine that the peers were measured on.
  report.Add({kEmptyCall, kOneCall}, "", {.p50 = 146});
  report.Add({"W4 2-hop", kOneCall}, "", {.p50 = 281, .mean = 674});
  report.Add({"W2", kManyCalls}, "", {.rate = 24'650});
  report.Add({kSyncedCommit, "1 thread"}, "", {.rate = 2'750});
  report.Add({"W9", "16 writers"}, "", {.rate = 8'700});
  auto scores = ScoresOf(report);
  EXPECT_DOUBLE_EQ(scores["G7 p50"].figure, 2);
  EXPECT_DOUBLE_EQ(scores["G7 mean"].figure, 2);
  EXPECT_DOUBLE_EQ(scores["G2"].figure, 1);
  EXPECT_DOUBLE_EQ(scores["G13 pgbench"].figure, 1);
  EXPECT_TRUE(scores["G13 pgbench"].scaled);
}

TEST(Scores, TakeAPeerThatRanBesideAsItIs) {
  Report report;
  report.Add({kEmptyCall, kOneCall}, "", {.p50 = 146});
  report.Add({"W4 2-hop", kOneCall}, "", {.p50 = 100});
  report.Add({"PostgreSQL W4 2-hop", "1 client"}, "", {.p50 = 250});
  report.Add({"W9", "16 writers"}, "", {.rate = 900});
  report.Add({"PostgreSQL W9", "16 clients"}, "", {.rate = 1'000});
  auto scores = ScoresOf(report);
  EXPECT_DOUBLE_EQ(scores["G7 p50"].figure, 2.5);
  EXPECT_FALSE(scores["G7 p50"].scaled);
  EXPECT_DOUBLE_EQ(scores["G13 pgbench"].figure, 0.9);
  EXPECT_FALSE(scores["G13 pgbench"].scaled);
}

}  // namespace
}  // namespace entente
