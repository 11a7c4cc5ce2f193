#include "graph/query/packed_neighbors.h"

#include "graph/query/queries.h"
#include "graph/store/kept_reads.h"
#include "gtest/gtest.h"
#include "tests/graph/query/mixed_edges.h"

namespace entente {
namespace {

class PackedNeighborsTest : public MixedEdgesTest {
 protected:
  Answer<NeighborRow> Ask(const Store& store, AsOf as_of, const Lens& lens,
                          const NeighborPattern& pattern) {
    if (as_of.recorded_at == 0) as_of.recorded_at = store.Head();
    Answer<NeighborRow> answer;
    Bookmark from;
    while (true) {
      Reading reading(store, as_of, lens);
      const auto ending = Neighbors(*reading, pattern, 2, from, [&](NeighborRow row) {
        answer.rows.push_back(std::move(row));
        return absl::OkStatus();
      });
      EXPECT_TRUE(ending.ok()) << ending.status();
      if (!ending.ok()) return answer;
      answer.hidden += ending->hidden;
      if (ending->complete) return answer;
      from = ending->resume;
    }
  }
};

// The same rows, the same that is hidden, on every page, as where every hop reads rows.
TEST_F(PackedNeighborsTest, AnswersAsRowsDo) {
  CountedRandom random;
  Limits limits;
  limits.adjacency_bytes = 0;
  const auto without =
      Store::Open(graph_.engine(), TestOntology(), graph_.clock(), random, limits, std::nullopt);
  ASSERT_TRUE(without.ok()) << without.status();
  size_t rows = 0;
  size_t hidden = 0;
  for (const auto& [as_of, lens] : Readings()) {
    for (const EntityId entity : {"russia", "ukraine", "belarus", "paper"}) {
      for (const std::string type : {"", "State", "Force"}) {
        for (const bool denied : {false, true}) {
          const NeighborPattern pattern{
              .entity = entity, .neighbor_type = type, .show_denied = denied};
          const auto packed = Ask(store(), as_of, lens, pattern);
          const auto read = Ask(**without, as_of, lens, pattern);
          ASSERT_EQ(packed.rows.size(), read.rows.size()) << entity;
          for (size_t i = 0; i < read.rows.size(); ++i) {
            EXPECT_EQ(packed.rows[i].neighbor, read.rows[i].neighbor);
            EXPECT_EQ(packed.rows[i].direction, read.rows[i].direction);
            EXPECT_EQ(packed.rows[i].row, read.rows[i].row);
          }
          EXPECT_EQ(packed.hidden, read.hidden) << entity;
          rows += read.rows.size();
          for (const uint64_t count : read.hidden.counts) hidden += count;
        }
      }
    }
  }
  EXPECT_GT(rows, 200u);
  EXPECT_GT(hidden, 50u);
  EXPECT_GT(store().kept().adjacency().blocks(), 0u);
  EXPECT_EQ((*without)->kept().adjacency().blocks(), 0u);
}

}  // namespace
}  // namespace entente
