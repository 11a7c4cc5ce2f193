#include "bench/report/measure.h"

#include <gtest/gtest.h>

#include <vector>

#include "bench/percentiles.h"
#include "bench/report/report.h"

namespace entente {
namespace {

TEST(Measure, TellsOfManyCalls) {
  std::vector<double> micros;
  for (int i = 200; i >= 0; --i) micros.push_back(i);  // 0 .. 200
  const Measure measure = MeasureOf(micros, 2, 0.402);
  EXPECT_EQ(measure.calls, 201u);
  EXPECT_EQ(measure.p50, 100);
  EXPECT_EQ(measure.p99, 198);
  EXPECT_DOUBLE_EQ(measure.mean, 100);
  EXPECT_DOUBLE_EQ(measure.rate, 100.5);
  EXPECT_DOUBLE_EQ(measure.cpu, 2'000);
}

TEST(Measure, TellsOfOneCall) {
  const Measure measure = MeasureOf({7}, 1, 0);
  EXPECT_EQ(measure.p50, 7);
  EXPECT_EQ(measure.p99, 7);
  EXPECT_EQ(measure.rate, 1);
}

TEST(Measure, HasMediansFigureByFigure) {
  const Measure median =
      MedianOf({{.p50 = 1, .rate = 30}, {.p50 = 9, .rate = 10}, {.p50 = 2, .rate = 20}});
  EXPECT_EQ(median.p50, 2);
  EXPECT_EQ(median.rate, 20);
  EXPECT_EQ(MedianOf({{.p50 = 1}, {.p50 = 9}}).p50, 1);
}

TEST(Report, ComparesWithTheCeilingMadeTheSameWay) {
  Report report;
  report.Add({"empty", "1 call"}, "", {.p50 = 10, .rate = 100});
  report.Add({"empty", "64 calls"}, "", {.p50 = 10, .rate = 1'000});
  report.Add({"W2", "64 calls"}, "empty", {.p50 = 20, .rate = 250});
  report.Add({"W2", "64 calls"}, "empty", {.p50 = 20, .rate = 250});
  const auto lines = report.Lines();
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[2].key.what, "W2");
  EXPECT_DOUBLE_EQ(lines[2].ratio, 0.25);
  EXPECT_EQ(lines[0].ratio, 0);
  EXPECT_FALSE(report.Find("W2", "1 call").has_value());
}

}  // namespace
}  // namespace entente
