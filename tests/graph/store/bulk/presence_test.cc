#include "graph/store/bulk/presence.h"

#include <random>
#include <set>

#include "absl/strings/str_format.h"
#include "graph/engine/memory/memory_engine.h"
#include "gtest/gtest.h"
#include "tests/graph/store/reads_counted.h"

namespace entente {
namespace {

class PresenceTest : public testing::Test {
 protected:
  void Put(const std::vector<std::pair<std::string, std::string>>& places) {
    std::vector<Row> rows;
    for (const auto& [partition, suffix] : places) {
      rows.push_back({RowKind::kDerived, head_ + 1, partition, suffix, "v"});
    }
    ++head_;
    ASSERT_TRUE(engine_.Commit(absl::StrFormat("commit-%09d", head_), head_ - 1, rows).ok());
  }

  MemoryEngine engine_;
  Sequence head_ = 0;
};

TEST_F(PresenceTest, FindsWhatIsThereWhateverIsAskedFor) {
  std::mt19937_64 random(3);
  std::set<std::pair<std::string, std::string>> there;
  for (int commit = 0; commit < 3; ++commit) {  // rows have several versions
    std::set<std::pair<std::string, std::string>> rows;
    for (int i = 0; i < 3'000; ++i) {
      rows.emplace(absl::StrFormat("p%d", random() % 5), absl::StrFormat("%06d", random() % 9'000));
    }
    there.insert(rows.begin(), rows.end());
    Put({rows.begin(), rows.end()});
  }
  for (const uint64_t density : {1, 3, 100, 3'000}) {
    Presence presence(engine_, head_);
    for (const char* partition : {"p0", "p1", "p2", "p4", "p9"}) {
      for (uint64_t i = random() % density; i < 9'500; i += 1 + random() % density) {
        const std::string suffix = absl::StrFormat("%06d", i);
        const auto has = presence.Has(partition, suffix);
        ASSERT_TRUE(has.ok()) << has.status();
        ASSERT_EQ(*has, there.contains({partition, suffix})) << partition << " " << suffix;
        ASSERT_EQ(*presence.Has(partition, suffix), *has) << "asked again";
      }
    }
  }
}

TEST_F(PresenceTest, ReadsAtItsSnapshot) {
  Put({{"p", "a"}});
  Put({{"p", "b"}});
  Presence presence(engine_, 1);
  EXPECT_TRUE(*presence.Has("p", "a"));
  EXPECT_FALSE(*presence.Has("p", "b"));
}

TEST_F(PresenceTest, ADenseLoadScansAndOneOfAnEmptyPartitionAsksOnce) {
  std::vector<std::pair<std::string, std::string>> rows;
  for (int i = 0; i < 4'000; ++i) rows.emplace_back("p", absl::StrFormat("%06d", i));
  Put(rows);
  const ReadsCounted counted(engine_);
  Presence presence(counted, head_);
  for (const auto& [partition, suffix] : rows) EXPECT_TRUE(*presence.Has(partition, suffix));
  EXPECT_LT(counted.reads(), 20);
  const int before = counted.reads();
  for (const auto& [partition, suffix] : rows) EXPECT_FALSE(*presence.Has("q", suffix));
  EXPECT_EQ(counted.reads(), before + 1);
}

}  // namespace
}  // namespace entente
