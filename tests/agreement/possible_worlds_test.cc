// What certainty of a path means: a claim's period is known by four bounds, so each claim may have
// begun and ended at any instant within them. Each choice for all claims is a world. What is
// ATTESTED is so in every world, what is POSSIBLE in at least one, and what is neither in none. On
// small time lines all worlds are tried.
//
//   possible_worlds_test [--cases=N] [--seed=S]
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <iostream>
#include <optional>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "graph/resolve/course.h"
#include "tests/agreement/chance.h"

namespace entente {
namespace {

uint64_t g_cases = 2'000;
uint64_t g_seed = 0;

constexpr int64_t kEnd = 7;  // instants 0 .. 6

// Hops, each supported by claims; a number may stand in two hops.
struct Way {
  std::vector<PropositionRow> hops;
  std::vector<Bounds> claims;
  std::vector<std::vector<size_t>> of_hop;
  bool one_claim_a_hop = true;
};

ClaimId Numbered(size_t number) {
  ClaimId id;
  id.bytes[15] = static_cast<uint8_t>(number);
  return id;
}

Bounds RandomBounds(Chance& chance) {
  for (;;) {
    const auto at = [&] { return static_cast<int64_t>(chance.Below(kEnd + 1)); };
    Bounds bounds;
    bounds.start_earliest = Instant{at()};
    bounds.end_latest = Instant{at()};
    bounds.start_latest = Shift(bounds.start_earliest, static_cast<int64_t>(chance.Below(4)));
    bounds.end_earliest = Shift(bounds.end_latest, -static_cast<int64_t>(chance.Below(4)));
    // As they are bound: each start has a later end, and each end an earlier start.
    if (bounds.start_latest < bounds.end_latest && bounds.start_earliest < bounds.end_earliest) {
      return bounds;
    }
  }
}

Way RandomWay(Chance& chance) {
  Way way;
  const size_t hops = 2 + chance.Below(2);
  for (size_t hop = 0; hop < hops; ++hop) {
    PropositionRow& row = way.hops.emplace_back();
    std::vector<size_t>& numbers = way.of_hop.emplace_back();
    const size_t supports = chance.Percent(25) ? 2 : 1;
    for (size_t i = 0; i < supports; ++i) {
      size_t number = way.claims.size();
      if (number > 0 && chance.Percent(8)) {
        number = chance.Below(number);  // one claim behind two hops
      } else {
        way.claims.push_back(RandomBounds(chance));
      }
      if (std::find(numbers.begin(), numbers.end(), number) != numbers.end()) continue;
      numbers.push_back(number);
      row.supports.push_back({.claim = Numbered(number), .bounds = way.claims[number]});
    }
    if (numbers.size() != 1) way.one_claim_a_hop = false;
  }
  return way;
}

using World = std::vector<std::pair<int64_t, int64_t>>;  // begin and end of each claim

void ForEachWorld(const std::vector<Bounds>& claims, World* world,
                  const std::function<void(const World&)>& visit) {
  if (world->size() == claims.size()) return visit(*world);
  const Bounds& bounds = claims[world->size()];
  for (int64_t begin = bounds.start_earliest.micros; begin <= bounds.start_latest.micros; ++begin) {
    for (int64_t end = bounds.end_earliest.micros; end <= bounds.end_latest.micros; ++end) {
      if (begin >= end) continue;
      world->emplace_back(begin, end);
      ForEachWorld(claims, world, visit);
      world->pop_back();
    }
  }
}

bool HoldsAt(const Way& way, size_t hop, const World& world, int64_t at) {
  for (const size_t claim : way.of_hop[hop]) {
    if (world[claim].first <= at && at < world[claim].second) return true;
  }
  return false;
}

bool Together(const Way& way, const World& world, int64_t at) {
  for (size_t hop = 0; hop < way.hops.size(); ++hop) {
    if (!HoldsAt(way, hop, world, at)) return false;
  }
  return true;
}

bool IsGone(const Way& way, const World& world, const ValidCut& cut, PathTime time) {
  if (time == PathTime::kSimultaneous) {
    const bool all = cut.mode == ValidMode::kThroughout;
    for (int64_t at = cut.start.micros; at < cut.end.micros; ++at) {
      if (Together(way, world, at) != all) return !all;
    }
    return all;
  }
  int64_t at = cut.start.micros;
  for (size_t hop = 0; hop < way.hops.size(); ++hop) {
    while (at < cut.end.micros && !HoldsAt(way, hop, world, at)) ++at;
  }
  return at < cut.end.micros;
}

std::optional<Certainty> Found(const Way& way, const ValidCut& cut, PathTime time) {
  std::optional<Course> course = Course(cut, time, Certainty::kPossible);
  for (const PropositionRow& hop : way.hops) {
    course = course->After(Holding::Of(hop));
    if (!course.has_value()) return std::nullopt;
  }
  return course->certainty();
}

std::string Text(const Way& way, const ValidCut& cut, PathTime time) {
  std::string text = absl::StrCat("cut ", cut.start.micros, "..", cut.end.micros, " mode ",
                                  static_cast<int>(cut.mode), " time ", static_cast<int>(time));
  for (const std::vector<size_t>& numbers : way.of_hop) {
    absl::StrAppend(&text, "\n hop:");
    for (const size_t number : numbers) {
      const Bounds& bounds = way.claims[number];
      absl::StrAppend(&text, " claim ", number, " [", bounds.start_earliest.micros, "..",
                      bounds.start_latest.micros, "]/[", bounds.end_earliest.micros, "..",
                      bounds.end_latest.micros, "]");
    }
  }
  return text;
}

struct Counts {
  uint64_t attested = 0, possible = 0, none = 0, worlds = 0;
};

// Empty: certainty is what the worlds say.
std::string Judge(const Way& way, const ValidCut& cut, PathTime time,
                  std::optional<Certainty> found, Counts* counts) {
  bool in_all = true;
  bool in_one = false;
  World world;
  ForEachWorld(way.claims, &world, [&](const World& one) {
    ++counts->worlds;
    const bool gone = IsGone(way, one, cut, time);
    in_all = in_all && gone;
    in_one = in_one || gone;
  });
  if (found == Certainty::kAttested) ++counts->attested;
  if (found == Certainty::kPossible) ++counts->possible;
  if (!found.has_value()) ++counts->none;
  if (found == Certainty::kAttested && !in_all) return "attested, but not in every world";
  if (found.has_value() && !in_one) return "possible, but in no world";
  if (!found.has_value() && in_one) return "nothing, but there is a world";
  // Claims of one hop may take turns from world to world, which no single support attests; where
  // each hop has one claim there are no such turns.
  const bool exact = way.one_claim_a_hop && way.claims.size() == way.hops.size();
  if (exact && in_all && found != Certainty::kAttested) return "in every world, but not attested";
  return "";
}

// Runs cases until one is judged wrong; `spoil` may make Found's answer wrong.
std::string Try(
    uint64_t cases, Counts* counts,
    const std::function<std::optional<Certainty>(const Way&, const ValidCut&, PathTime)>& find) {
  Chance chance(g_seed);
  for (uint64_t i = 0; i < cases; ++i) {
    const Way way = RandomWay(chance);
    ValidCut cut{Instant{static_cast<int64_t>(chance.Below(kEnd))}, {}, ValidMode::kSometime};
    cut.end = Shift(cut.start, static_cast<int64_t>(1 + chance.Below(4)));
    const PathTime time = chance.Percent(60) ? PathTime::kSimultaneous : PathTime::kTimeRespecting;
    if (time == PathTime::kSimultaneous && chance.Percent(20)) cut.mode = ValidMode::kThroughout;
    const std::string wrong = Judge(way, cut, time, find(way, cut, time), counts);
    if (!wrong.empty())
      return absl::StrCat("seed ", g_seed, ", case ", i, ": ", wrong, "\n", Text(way, cut, time));
  }
  return "";
}

TEST(PossibleWorldsTest, CertaintyIsWhatTheWorldsSay) {
  Counts counts;
  EXPECT_EQ(Try(g_cases, &counts, Found), "");
  EXPECT_GT(counts.attested, g_cases / 20);
  EXPECT_GT(counts.possible, g_cases / 20);
  EXPECT_GT(counts.none, g_cases / 20);
  std::cout << g_cases << " cases from seed " << g_seed << ", " << counts.worlds
            << " worlds: " << counts.attested << " attested, " << counts.possible << " possible, "
            << counts.none << " neither\n";
}

TEST(PossibleWorldsTest, FaultsAreCaught) {
  using Find = std::function<std::optional<Certainty>(const Way&, const ValidCut&, PathTime)>;
  const std::pair<const char*, Find> faults[] = {
      {"hops as sure as each alone",
       [](const Way& way, const ValidCut& cut, PathTime) {
         std::optional<Certainty> worst = Certainty::kAttested;
         for (const PropositionRow& hop : way.hops) {
           const auto own = Holding::Of(hop).Meets(cut);
           if (!own.has_value()) return own;
           worst = std::max(*worst, *own);
         }
         return worst;
       }},
      {"one after the other taken for together",
       [](const Way& way, const ValidCut& cut, PathTime) {
         return Found(way, cut, PathTime::kTimeRespecting);
       }},
      {"together taken for one after the other",
       [](const Way& way, const ValidCut& cut, PathTime) {
         return Found(way, cut, PathTime::kSimultaneous);
       }},
      {"the last hop forgotten",
       [](const Way& way, const ValidCut& cut, PathTime time) {
         Way shorter = way;
         shorter.hops.pop_back();
         return Found(shorter, cut, time);
       }},
      {"a cut an instant too long",
       [](const Way& way, ValidCut cut, PathTime time) {
         cut.end = Shift(cut.end, 1);
         return Found(way, cut, time);
       }},
  };
  for (const auto& [name, find] : faults) {
    Counts counts;
    EXPECT_NE(Try(g_cases, &counts, find), "") << name;
  }
}

bool ReadFlag(absl::string_view argument, absl::string_view name, uint64_t* value) {
  const std::string prefix = absl::StrCat("--", name, "=");
  return absl::StartsWith(argument, prefix) &&
         absl::SimpleAtoi(argument.substr(prefix.size()), value);
}

int Main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  for (int i = 1; i < argc; ++i) {
    if (ReadFlag(argv[i], "cases", &g_cases) || ReadFlag(argv[i], "seed", &g_seed)) continue;
    std::cerr << "\"" << argv[i]
              << "\" is not known; possible_worlds_test [--cases=N] [--seed=S]\n";
    return 2;
  }
  if (g_seed == 0) {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    g_seed =
        static_cast<uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(now).count());
  }
  return RUN_ALL_TESTS();
}

}  // namespace
}  // namespace entente

int main(int argc, char** argv) { return entente::Main(argc, argv); }
