#include "graph/query/packed_walk.h"

#include "gtest/gtest.h"
#include "tests/graph/query/mixed_edges.h"

namespace entente {
namespace {

class PackedWalkTest : public MixedEdgesTest {
 protected:
  static std::vector<Found> All(const std::function<absl::StatusOr<std::vector<Found>>()>& next) {
    std::vector<Found> all;
    while (true) {
      const auto found = next();
      EXPECT_TRUE(found.ok()) << found.status();
      if (!found.ok() || found->empty()) return all;
      all.insert(all.end(), found->begin(), found->end());
    }
  }
};

// The same propositions, ranges and bookmarks, from the beginning and from every bookmark on.
TEST_F(PackedWalkTest, GoesAsAWalkOverRowsGoes) {
  for (const EntityId entity : {"russia", "ukraine", "belarus", "kursk"}) {
    Reading reading = Read("ALL");
    const std::vector<Way> ways = Ways(*reading);
    const std::vector<IndexRange> ranges = RangesFrom({entity}, ways);
    std::vector<Bookmark> bookmarks = {""};
    for (size_t i = 0; i < bookmarks.size(); ++i) {
      auto rows = PlaceWalk::Start(*reading, ranges, bookmarks[i]).value();
      auto packed = PackedWalk::Start(*reading, entity, ways, ranges, bookmarks[i]).value();
      ASSERT_TRUE(packed.has_value());
      const auto by_rows = All([&] { return rows.Next(3); });
      const auto by_blocks = All([&] { return packed->Next(3); });
      ASSERT_EQ(by_rows.size(), by_blocks.size()) << entity << " from bookmark " << i;
      for (size_t row = 0; row < by_rows.size(); ++row) {
        EXPECT_EQ(by_rows[row].place, by_blocks[row].place);
        EXPECT_EQ(by_rows[row].range, by_blocks[row].range);
        EXPECT_EQ(by_rows[row].after, by_blocks[row].after);
        if (i == 0) bookmarks.push_back(by_rows[row].after);
      }
    }
  }
}

TEST_F(PackedWalkTest, OthersBookmarksAreRefused) {
  Reading reading = Read("ALL");
  const std::vector<Way> ways = Ways(*reading);
  const std::vector<IndexRange> ranges = RangesFrom({"russia"}, ways);
  EXPECT_EQ(ReasonOf(PackedWalk::Start(*reading, "russia", ways, ranges, "x").status()),
            "PAGE_TOKEN_INVALID");
}

}  // namespace
}  // namespace entente
