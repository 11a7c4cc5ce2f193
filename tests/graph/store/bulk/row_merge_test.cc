#include "graph/store/bulk/row_merge.h"

#include <map>

#include "absl/strings/str_format.h"
#include "graph/store/draft_reads.h"
#include "gtest/gtest.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

ClaimId IdOf(int number) {
  ClaimId id;
  id.bytes[14] = static_cast<uint8_t>(number >> 8);
  id.bytes[15] = static_cast<uint8_t>(number);
  return id;
}

class RowMergeTest : public testing::Test {
 protected:
  std::vector<Row> Merge(const LoadBasis& basis, uint64_t* entities) {
    RowMerge merge(rows_, basis, 4'096);
    EXPECT_TRUE(merge.Begin().ok());
    std::vector<Row> rows;
    for (Row row; *merge.Next(&row);) {
      EXPECT_EQ(row.sequence, basis.head + 1);
      if (!rows.empty()) {
        EXPECT_LT(std::tie(rows.back().partition, rows.back().suffix),
                  std::tie(row.partition, row.suffix));
      }
      rows.push_back(row);
    }
    *entities = merge.new_entities();
    return rows;
  }

  TestGraph graph_;
  SpillSpace space_{testing::TempDir(), uint64_t{1} << 30};
  LoadRows rows_{space_, 4'096};
};

TEST_F(RowMergeTest, GivesRowsInOrderEntitiesFromThemAndIdsOfDocumentsTogether) {
  for (int i = 4'999; i >= 0; --i) ASSERT_TRUE(rows_.AddDocumentClaim("doc", IdOf(i)).ok());
  ASSERT_TRUE(rows_.AddEntity("doc").ok());
  ASSERT_TRUE(rows_.AddEntity("doc").ok());
  for (const char* subject : {"b", "a"}) {
    ASSERT_TRUE(rows_.Add({PartitionOf(Table::kClaim, subject), "claim"}, "value").ok());
    ASSERT_TRUE(rows_.Add({PartitionOf(Table::kIncoming, "c"), subject}, "").ok());
    ASSERT_TRUE(rows_.Add({PartitionOf(Table::kIncoming, "c"), subject}, "").ok());
  }
  uint64_t entities = 0;
  const std::vector<Row> rows = Merge({graph_.engine(), graph_.store().Head(), true}, &entities);
  EXPECT_EQ(entities, 4u);
  ASSERT_EQ(rows.size(), 2u + 2u + 4u + 3u);
  EXPECT_EQ(rows[0].partition, PartitionOf(Table::kClaim, "a"));
  EXPECT_EQ(rows[0].kind, RowKind::kTruth);
  EXPECT_EQ(rows[0].value, "value");
  EXPECT_EQ(rows[2].kind, RowKind::kDerived);
  EXPECT_EQ(rows[4].suffix, NameSuffix("a"));
  EXPECT_EQ(rows[7].suffix, NameSuffix("doc"));
  EXPECT_EQ(rows[8].value.size(), 2'000u * 16);
  EXPECT_EQ(rows[10].value.size(), 1'000u * 16);
  EXPECT_EQ(rows[10].suffix, LoadedClaimsSuffix(2, 2));
}

TEST_F(RowMergeTest, LeavesOutWhatIsRecorded) {
  graph_.Furnish();
  const Claim known = Says("u1", "located_in", EntityId("kursk"));
  graph_.Must({known});
  const LoadBasis basis{graph_.engine(), graph_.store().Head(), false};
  // The index rows of that proposition and of another one.
  for (const char* subject : {"u1", "u2"}) {
    Proposition proposition;
    proposition.subject = subject;
    proposition.predicate = "located_in";
    proposition.object = EntityId("kursk");
    const PropositionPlace place{subject, KeyOf(proposition)};
    ASSERT_TRUE(
        rows_.Add({PartitionOf(Table::kIncoming, "kursk"), IncomingSuffix(place)}, "").ok());
    ASSERT_TRUE(
        rows_.Add({PartitionOf(Table::kByPredicate, "located_in"), ByPredicateSuffix(place)}, "")
            .ok());
  }
  uint64_t entities = 0;
  EXPECT_EQ(Merge(basis, &entities).size(), 2u);
  EXPECT_EQ(entities, 0u);
}

}  // namespace
}  // namespace entente
