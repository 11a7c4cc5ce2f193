// Reads from packed edges while others write: at any revision they say what rows say. Then the
// control: a store that is told to follow commits of which it was never told anything, which must
// not go unnoticed.
//
//   packed_reads_test [--commits=N] [--seed=S]
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <iostream>
#include <random>
#include <thread>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "graph/query/queries.h"
#include "graph/store/kept_reads.h"
#include "tests/graph/query/graph_fixture.h"

namespace entente {
namespace {

uint64_t g_commits = 1'000;
uint64_t g_seed = 0;

constexpr uint32_t kStates = 10;

std::string StateOf(uint32_t number) { return absl::StrCat("state", number); }

class PackedReadsTest : public GraphTest {
 protected:
  using Dice = std::mt19937_64;

  void SetUp() override {
    GraphTest::SetUp();
    for (uint32_t i = 0; i < kStates; ++i) TypeOf(StateOf(i), "State");
    Limits limits;
    limits.adjacency_bytes = 0;
    rows_ = Open(limits);
  }

  std::unique_ptr<Store> Open(const Limits& limits) {
    return Store::Open(graph_.engine(), TestOntology(), graph_.clock(), random_, limits,
                       std::nullopt)
        .value();
  }

  // A claim of some relation between two states, or a judgement of one said before.
  void WriteOne(Dice& dice) {
    static constexpr absl::string_view kRelations[] = {"aids", "opposes", "borders", "consulted"};
    if (!said_.empty() && dice() % 4 == 0) {
      const ClaimId claim = said_[dice() % said_.size()];
      if (dice() % 2 == 0) {
        Judge(Retract{claim, RetractReason::kRecorderError, {}});
      } else {
        Judge(Prefer{claim});
      }
      return;
    }
    const auto from = static_cast<uint32_t>(dice() % kStates);
    const auto to = static_cast<uint32_t>((from + 1 + dice() % (kStates - 1)) % kStates);
    Claim claim = Said(StateOf(from), kRelations[dice() % 4], StateOf(to))
                      .When(absl::StrCat(2000 + dice() % 20, "/", 2021 + dice() % 5))
                      .In(dice() % 3 == 0 ? "echo" : "paper");
    if (dice() % 8 == 0) claim.stance = Stance::kDenies;
    Say({claim});
    said_.push_back(Id(claim));
  }

  // Everything that a state's neighbours come to, as one text.
  static std::string NeighborsOf(const Store& store, const EntityId& state, Revision revision) {
    AsOf as_of = ValidAt("2010/2022");
    as_of.recorded_at = revision;
    Reading reading(store, as_of);
    std::string text;
    const auto ending = Neighbors(*reading, {.entity = state}, kNoEnd, "", [&](NeighborRow row) {
      absl::StrAppend(&text, row.neighbor, " ", static_cast<int>(row.direction), " ",
                      row.row.proposition.predicate, " ", static_cast<int>(row.row.verdict), " ",
                      row.row.claims.size(), " ", row.row.dissenting.size());
      for (const Bounds& bounds : row.row.validity) {
        absl::StrAppend(&text, " ", FormatBounds(bounds));
      }
      absl::StrAppend(&text, "\n");
      return absl::OkStatus();
    });
    EXPECT_TRUE(ending.ok()) << ending.status();
    if (!ending.ok()) return text;
    for (const uint64_t count : ending->hidden.counts) absl::StrAppend(&text, count, " ");
    return text;
  }

  // How often what `store` says differs from what rows say, in so many reads of any revision.
  size_t Differences(const Store& store, Dice& dice, int reads) {
    size_t differences = 0;
    for (int i = 0; i < reads; ++i) {
      const Revision head = store.Head();
      const Revision revision = dice() % 3 == 0 ? 1 + dice() % head : head;
      const EntityId state = StateOf(static_cast<uint32_t>(dice() % kStates));
      if (NeighborsOf(store, state, revision) != NeighborsOf(*rows_, state, revision)) {
        ++differences;
      }
    }
    return differences;
  }

  CountedRandom random_;
  std::unique_ptr<Store> rows_;  // reads rows only
  std::vector<ClaimId> said_;
};

TEST_F(PackedReadsTest, WhileOthersWriteTheySayWhatRowsSay) {
  const std::unique_ptr<Store> beside = Open({});  // is told of no commit
  std::atomic<bool> done{false};
  std::atomic<uint64_t> reads{0};
  std::vector<std::thread> readers;
  for (const Store* store : std::vector<const Store*>{&graph_.store(), beside.get()}) {
    readers.emplace_back([&, store] {
      Dice dice(g_seed + (store == beside.get() ? 1 : 2));
      while (!done) {
        EXPECT_EQ(Differences(*store, dice, 10), 0u) << "seed " << g_seed;
        reads += 10;
      }
    });
  }
  Dice dice(g_seed);
  size_t behind = 0;  // reads of who has just written
  for (uint64_t i = 0; i < g_commits; ++i) {
    WriteOne(dice);
    behind += Differences(graph_.store(), dice, 1);
  }
  done = true;
  for (std::thread& reader : readers) reader.join();
  EXPECT_EQ(behind, 0u) << "seed " << g_seed;
  std::cout << g_commits << " commits, " << reads << " reads beside them\n";
  EXPECT_GT(graph_.store().kept().adjacency().blocks(), 0u);
  EXPECT_EQ(Differences(graph_.store(), dice, 200), 0u);
}

TEST_F(PackedReadsTest, ALieIsNoticed) {
  Dice dice(g_seed);
  for (int i = 0; i < 40; ++i) WriteOne(dice);
  const std::unique_ptr<Store> lied_to = Open({});
  ASSERT_EQ(Differences(*lied_to, dice, 50), 0u);
  for (int i = 0; i < 40; ++i) WriteOne(dice);
  ASSERT_EQ(Differences(*lied_to, dice, 50), 0u) << "it knows that others wrote";
  lied_to->kept().Follow(lied_to->Head());
  EXPECT_GT(Differences(*lied_to, dice, 50), 0u);
}

}  // namespace
}  // namespace entente

int main(int argc, char** argv) {
  ::testing::InitGoogleTest(&argc, argv);
  entente::g_seed =
      static_cast<uint64_t>(std::chrono::system_clock::now().time_since_epoch().count());
  for (int i = 1; i < argc; ++i) {
    absl::string_view argument = argv[i];
    const bool read =
        (absl::ConsumePrefix(&argument, "--commits=") &&
         absl::SimpleAtoi(argument, &entente::g_commits)) ||
        (absl::ConsumePrefix(&argument, "--seed=") && absl::SimpleAtoi(argument, &entente::g_seed));
    if (!read) {
      std::cerr << "usage: packed_reads_test [--commits=N] [--seed=S]\n";
      return 2;
    }
  }
  return RUN_ALL_TESTS();
}
