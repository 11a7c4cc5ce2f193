#include "graph/query/index_range.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/graph/resolve/said.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

std::vector<std::pair<Table, std::string>> TablesAndNames(const std::vector<IndexRange>& ranges) {
  std::vector<std::pair<Table, std::string>> names;
  for (const IndexRange& range : ranges) names.emplace_back(range.table, range.name);
  return names;
}

std::vector<std::pair<Table, std::string>> Ranges(const PropositionPattern& pattern,
                                                  absl::string_view predicate,
                                                  const std::set<EntityId>& places = {}) {
  return TablesAndNames(RangesOf(pattern, {&Predicate(predicate)}, places));
}

TEST(IndexRangeTest, ABoundSubjectIsReadInItsOwnPartition) {
  EXPECT_THAT(Ranges({.subject = "brigade"}, "located_in"),
              ElementsAre(Pair(Table::kClaim, "brigade")));
  const auto ranges =
      RangesOf({.subject = "brigade", .object = "kursk"}, {&Predicate("located_in")}, {});
  ASSERT_EQ(ranges.size(), 1u);
  EXPECT_EQ(ranges[0].prefix, PropositionPrefix("located_in", Object(EntityId("kursk"))));
}

TEST(IndexRangeTest, ABoundObjectIsReadFromItsIncomingRows) {
  EXPECT_THAT(Ranges({.object = "kursk"}, "located_in"),
              ElementsAre(Pair(Table::kIncoming, "kursk")));
}

TEST(IndexRangeTest, ASymmetricPairIsKeptUnderItsSmallerId) {
  EXPECT_THAT(Ranges({.subject = "russia"}, "borders"),
              ElementsAre(Pair(Table::kIncoming, "russia"), Pair(Table::kClaim, "russia")));
  EXPECT_THAT(Ranges({.object = "russia"}, "borders"),
              ElementsAre(Pair(Table::kIncoming, "russia"), Pair(Table::kClaim, "russia")));
  EXPECT_THAT(Ranges({.subject = "ukraine", .object = "russia"}, "borders"),
              ElementsAre(Pair(Table::kClaim, "russia")));
}

TEST(IndexRangeTest, WithNoEndBoundThePredicatesListingIsRead) {
  EXPECT_THAT(Ranges({}, "located_in"), ElementsAre(Pair(Table::kByPredicate, "located_in")));
  EXPECT_THAT(Ranges({}, "name"), ElementsAre(Pair(Table::kByText, "name")));
  for (const absl::string_view by_text : {"type", "name", "external_id"}) {
    EXPECT_EQ(ListingOf(by_text), Table::kByText) << by_text;
  }
  EXPECT_EQ(ListingOf("strength"), Table::kByPredicate);
}

TEST(IndexRangeTest, WithinReadsTheIncomingRowsOfEachPlace) {
  EXPECT_THAT(Ranges({.within = "kursk"}, "located_in", {"kursk", "sudzha"}),
              ElementsAre(Pair(Table::kIncoming, "kursk"), Pair(Table::kIncoming, "sudzha")));
  EXPECT_TRUE(Ranges({.within = "kursk"}, "strength", {"kursk"}).empty());
  EXPECT_THAT(Ranges({.subject = "brigade", .within = "kursk"}, "located_in", {"kursk"}),
              ElementsAre(Pair(Table::kClaim, "brigade")));
}

TEST(IndexRangeTest, NoAttributeLeadsToAnEntity) {
  EXPECT_TRUE(Ranges({.object = "kursk"}, "name").empty());
  EXPECT_TRUE(Ranges({.subject = "brigade", .object = "kursk"}, "name").empty());
}

}  // namespace
}  // namespace entente
