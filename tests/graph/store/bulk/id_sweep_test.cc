#include "graph/store/bulk/id_sweep.h"

#include <algorithm>
#include <random>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace entente {
namespace {

struct Said {
  HeldId held;
  std::optional<uint64_t> number;
  bool holds = true;
};

Said Holds(int holder, int64_t start, int64_t end, std::optional<uint64_t> number, bool holds) {
  return {{absl::StrCat("e", holder), "1", "", Instant{start}, Instant{end}, {}}, number, holds};
}

bool Meet(const Said& a, const Said& b) {
  return a.held.holder != b.held.holder && b.holds && a.held.start < b.held.end &&
         b.held.start < a.held.end;
}

// The least number of a change that meets somebody else's, as each compared with each tells.
std::optional<uint64_t> LeastOf(const std::vector<Said>& said) {
  std::optional<uint64_t> least;
  for (const Said& one : said) {
    for (const Said& other : said) {
      if (one.number.has_value() && Meet(one, other))
        least = std::min(*one.number, least.value_or(*one.number));
    }
  }
  return least;
}

std::optional<uint64_t> Swept(std::vector<Said> said) {
  std::stable_sort(said.begin(), said.end(),
                   [](const Said& a, const Said& b) { return a.held.start < b.held.start; });
  std::optional<uint64_t> least;
  IdSweep sweep([&](uint64_t number, const HeldId&) {
    least = std::min(number, least.value_or(number));
    return absl::OkStatus();
  });
  for (const Said& one : said) {
    EXPECT_TRUE(sweep.Add(one.held, one.number, one.holds).ok());
  }
  return least;
}

TEST(IdSweepTest, TellsTheFirstChangeThatMeetsSomebodyElses) {
  EXPECT_EQ(Swept({Holds(1, 1, 9, 7, true), Holds(1, 3, 5, 2, true)}), std::nullopt);
  EXPECT_EQ(Swept({Holds(1, 1, 9, 7, true), Holds(1, 3, 5, 2, true), Holds(2, 4, 6, 9, true)}), 2u);
  EXPECT_EQ(Swept({Holds(1, 1, 4, 7, true), Holds(2, 4, 6, 9, true)}), std::nullopt) << "in turn";
  EXPECT_EQ(Swept({Holds(1, 1, 5, std::nullopt, true), Holds(2, 4, 6, 9, true)}), 9u);
  EXPECT_EQ(Swept({Holds(1, 1, 5, 3, false), Holds(2, 4, 6, 9, true)}), 3u) << "holds nothing";
}

TEST(IdSweepTest, AgreesWithEachComparedWithEach) {
  constexpr uint64_t kSeed = 20241027;
  std::mt19937_64 random(kSeed);
  const auto below = [&](uint64_t most) { return random() % most; };
  int met = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::vector<Said> said;
    const uint64_t span = 4 + below(40);
    for (uint64_t i = 0, count = 1 + below(9); i < count; ++i) {
      const auto start = static_cast<int64_t>(below(span));
      const auto end = start + 1 + static_cast<int64_t>(below(6));
      said.push_back(Holds(static_cast<int>(below(3)), start, end,
                           below(4) == 0 ? std::nullopt : std::optional<uint64_t>(i),
                           below(6) != 0));
    }
    std::shuffle(said.begin(), said.end(), random);
    const std::optional<uint64_t> least = LeastOf(said);
    met += least.has_value() ? 1 : 0;
    ASSERT_EQ(Swept(said), least) << "seed " << kSeed << ", round " << round;
  }
  EXPECT_GT(met, 5'000);
  EXPECT_LT(met, 19'000);
}

}  // namespace
}  // namespace entente
