#include "graph/store/plain_edges.h"

#include "gtest/gtest.h"
#include "tests/graph/query/mixed_edges.h"

namespace entente {
namespace {

class PlainEdgesTest : public MixedEdgesTest {};

// Row for row, and hidden for hidden, what the long way says.
TEST_F(PlainEdgesTest, ComesToWhatViewSays) {
  size_t shown = 0;
  size_t hidden_claims = 0;
  for (const auto& [as_of, lens] : Readings()) {
    Reading reading(store(), as_of, lens);
    PlainEdges& plain = reading->plain();
    ASSERT_TRUE(plain.Usable().value());
    const auto block = plain.EdgesOf("russia", Side::kOut).value();
    ASSERT_NE(block, nullptr);
    for (const PackedEdge& edge : block->edges) {
      if (!plain.IsPlain(edge) || !plain.IsThere(edge)) continue;
      const PropositionPlace place = PlaceOf(plain.tables(), *block, edge);
      Hidden by_rows;
      const auto rows = reading->Rows({&place, 1}, false, nullptr, &by_rows);
      ASSERT_TRUE(rows.ok()) << rows.status();
      Hidden by_block;
      ASSERT_TRUE(plain.Learn(*block, edge).ok());
      const auto weighed = plain.Weigh(*block, edge, &by_block);
      EXPECT_EQ(by_rows, by_block);
      ASSERT_EQ(weighed.has_value(), !rows->empty());
      if (!plain.MayHold(*block, edge)) {
        EXPECT_TRUE(rows->empty());
        EXPECT_EQ(by_rows, Hidden());
      }
      for (const uint64_t count : by_rows.counts) hidden_claims += count;
      if (rows->empty()) continue;
      const PropositionRow row = plain.RowOf(*weighed);
      EXPECT_EQ(row, rows->front());
      ASSERT_EQ(row.supports.size(), rows->front().supports.size());
      EXPECT_EQ(plain.HoldingOf(*weighed).Validity(), Holding::Of(rows->front()).Validity());
      ++shown;
    }
  }
  EXPECT_GT(shown, 20u);
  EXPECT_GT(hidden_claims, 10u);
}

TEST_F(PlainEdgesTest, WhatNeedsTheLongWay) {
  Reading throughout(store(), [] {
    AsOf as_of = ValidAt("2024");
    as_of.valid.mode = ValidMode::kThroughout;
    return as_of;
  }());
  EXPECT_FALSE(throughout->plain().Usable().value());
  Lens doubting;
  doubting.assume_retracted = {Id(Said("ukraine", "borders", "russia"))};
  Reading assuming = Read("ALL", doubting);
  EXPECT_FALSE(assuming->plain().Usable().value());
  Reading traced = Read("ALL");
  TimeTrace trace(kBeginningOfTime, kBeginningOfTime);
  traced->Trace(&trace);
  EXPECT_FALSE(traced->plain().Usable().value());

  Reading reading = Read("ALL");
  PlainEdges& plain = reading->plain();
  const auto block = plain.EdgesOf("russia", Side::kOut).value();
  std::set<std::string> disputed;
  for (const PackedEdge& edge : block->edges) {
    if (!plain.IsPlain(edge)) {
      disputed.insert(plain.tables().predicates.At(edge.predicate) + " " +
                      plain.tables().entities.At(edge.neighbor));
    }
  }
  EXPECT_EQ(disputed, (std::set<std::string>{"aids ukraine", "opposes belarus"}))
      << "one is graded, one denied";
}

TEST_F(PlainEdgesTest, WhichPredicatesAreInUse) {
  Reading reading = Read("ALL");
  EXPECT_TRUE(reading->plain().InUse("borders").value());
  EXPECT_FALSE(reading->plain().InUse("allied_with").value());
  Say({Said("russia", "allied_with", "belarus")});
  Reading later = Read("ALL");
  EXPECT_TRUE(later->plain().InUse("allied_with").value());
}

}  // namespace
}  // namespace entente
