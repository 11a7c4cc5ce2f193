#include "graph/resolve/time_index.h"

#include <algorithm>
#include <random>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using Entry = TimeIndex::Entry;

Entry From(int64_t start, int64_t end, size_t owner) {
  return {{Instant{start}, Instant{end}}, owner, std::nullopt};
}

std::vector<size_t> Met(const TimeIndex& index, const Entry& asked) {
  const Proceed nobody;
  Pace pace(nobody);
  std::vector<size_t> owners;
  index.Visit(asked, pace, [&](const Entry& met) {
    owners.push_back(met.owner);
    return true;
  });
  return owners;
}

TEST(TimeIndexTest, TellsOfOthersThatOverlapInOrderOfStart) {
  const TimeIndex index(
      {From(5, 9, 1), From(0, 2, 2), From(8, 20, 3), From(1, 6, 4), From(7, 7, 5), From(3, 12, 6)});
  EXPECT_THAT(Met(index, From(2, 8, 0)), ElementsAre(4, 6, 1));
  EXPECT_THAT(Met(index, From(2, 8, 6)), ElementsAre(4, 1));
  EXPECT_THAT(Met(index, From(20, 30, 0)), ElementsAre());
  EXPECT_THAT(Met(index, From(4, 4, 0)), ElementsAre());
  EXPECT_THAT(Met(TimeIndex({}), From(0, 9, 0)), ElementsAre());
}

TEST(TimeIndexTest, StopsWhenToldTo) {
  const TimeIndex index({From(0, 9, 1), From(1, 9, 2), From(2, 9, 3)});
  const Proceed nobody;
  Pace pace(nobody);
  int visits = 0;
  index.Visit(From(0, 9, 0), pace, [&](const Entry&) { return ++visits < 2; });
  EXPECT_EQ(visits, 2);
  const Proceed never = [](uint64_t) { return absl::CancelledError("enough"); };
  Pace stopped(never);
  stopped.Take(0);
  index.Visit(From(0, 9, 0), stopped, [&](const Entry&) { return ++visits > 0; });
  EXPECT_EQ(visits, 2);
}

bool Agree(const Entry& a, const Entry& b) {
  return a.figures.has_value() && b.figures.has_value() && a.figures->low <= b.figures->high &&
         b.figures->low <= a.figures->high;
}

// Against looking at all: what is told of meets, and what meets is told of unless figures agree.
TEST(TimeIndexTest, FindsWhatLookingAtAllFinds) {
  const uint64_t seed = std::random_device()();
  SCOPED_TRACE(seed);
  std::mt19937_64 random(seed);
  const auto below = [&](uint64_t most) { return static_cast<int64_t>(random() % most); };
  const auto any = [&]() {
    const int64_t start = below(60);
    Entry entry = From(start, start + below(20) - 2, static_cast<size_t>(below(6)));
    if (below(3) > 0) {
      const double low = static_cast<double>(below(10));
      entry.figures = {low, low + static_cast<double>(below(4))};
    }
    return entry;
  };
  for (int round = 0; round < 400; ++round) {
    std::vector<Entry> entries(static_cast<size_t>(below(40)));
    for (Entry& entry : entries) entry = any();
    const TimeIndex index(entries);
    const Entry asked = any();
    size_t meeting = 0;
    size_t needed = 0;
    for (const Entry& entry : entries) {
      if (entry.owner == asked.owner || !Overlap(entry.time, asked.time)) continue;
      ++meeting;
      if (!Agree(entry, asked)) ++needed;
    }
    const Proceed nobody;
    Pace pace(nobody);
    size_t told = 0;
    size_t told_needed = 0;
    Instant last = kBeginningOfTime;
    index.Visit(asked, pace, [&](const Entry& entry) {
      EXPECT_TRUE(Overlap(entry.time, asked.time));
      EXPECT_NE(entry.owner, asked.owner);
      EXPECT_LE(last, entry.time.start);
      last = entry.time.start;
      ++told;
      if (!Agree(entry, asked)) ++told_needed;
      return true;
    });
    ASSERT_EQ(told_needed, needed) << "round " << round;
    ASSERT_LE(told, meeting) << "round " << round;
  }
}

// Ten thousand that agree, and one that does not: found without looking at all.
TEST(TimeIndexTest, PassesOverWhatAgrees) {
  std::vector<Entry> entries;
  for (size_t i = 0; i < 10'000; ++i) {
    Entry entry = From(0, 100, i);
    entry.figures = i == 7'000 ? Interval{50, 60} : Interval{1, 9};
    entries.push_back(entry);
  }
  uint64_t told = 0;
  const Proceed count = [&](uint64_t) {
    ++told;
    return absl::OkStatus();
  };
  Pace pace(count);
  Entry asked = From(0, 100, 10'001);
  asked.figures = {5, 5};
  std::vector<size_t> met;
  TimeIndex(entries).Visit(asked, pace, [&](const Entry& entry) {
    met.push_back(entry.owner);
    return true;
  });
  EXPECT_THAT(met, ElementsAre(7'000));
  EXPECT_EQ(told, 0u);  // less than Pace::kSteps
}

}  // namespace
}  // namespace entente
