#include "graph/query/index_range.h"

#include "absl/strings/str_cat.h"
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

std::vector<std::pair<Table, std::string>> Ranges(const BoundIds& bound,
                                                  absl::string_view predicate) {
  return TablesAndNames(RangesOf(bound, {&Predicate(predicate)}));
}

TEST(IndexRangeTest, ABoundSubjectIsReadInItsOwnPartition) {
  EXPECT_THAT(Ranges({.subjects = {"brigade"}}, "located_in"),
              ElementsAre(Pair(Table::kClaim, "brigade")));
  const auto ranges =
      RangesOf({.subjects = {"brigade"}, .objects = {"kursk"}}, {&Predicate("located_in")});
  ASSERT_EQ(ranges.size(), 1u);
  EXPECT_EQ(ranges[0].prefix, PropositionPrefix("located_in", Object(EntityId("kursk"))));
}

TEST(IndexRangeTest, ABoundObjectIsReadFromItsIncomingRows) {
  EXPECT_THAT(Ranges({.objects = {"kursk"}}, "located_in"),
              ElementsAre(Pair(Table::kIncoming, "kursk")));
}

TEST(IndexRangeTest, ASymmetricPairIsKeptUnderItsSmallerId) {
  EXPECT_THAT(Ranges({.subjects = {"russia"}}, "borders"),
              ElementsAre(Pair(Table::kIncoming, "russia"), Pair(Table::kClaim, "russia")));
  EXPECT_THAT(Ranges({.objects = {"russia"}}, "borders"),
              ElementsAre(Pair(Table::kIncoming, "russia"), Pair(Table::kClaim, "russia")));
  EXPECT_THAT(Ranges({.subjects = {"ukraine"}, .objects = {"russia"}}, "borders"),
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
  EXPECT_THAT(Ranges({.places = {"kursk", "sudzha"}}, "located_in"),
              ElementsAre(Pair(Table::kIncoming, "kursk"), Pair(Table::kIncoming, "sudzha")));
  EXPECT_TRUE(Ranges({.places = {"kursk"}}, "strength").empty());
  EXPECT_THAT(Ranges({.subjects = {"brigade"}, .places = {"kursk"}}, "located_in"),
              ElementsAre(Pair(Table::kClaim, "brigade")));
}

TEST(IndexRangeTest, EveryIdOfAnEndIsReadAndEveryPairOfBoth) {
  EXPECT_THAT(Ranges({.subjects = {"b", "a"}}, "located_in"),
              ElementsAre(Pair(Table::kClaim, "b"), Pair(Table::kClaim, "a")));
  EXPECT_THAT(Ranges({.objects = {"b", "a"}}, "located_in"),
              ElementsAre(Pair(Table::kIncoming, "b"), Pair(Table::kIncoming, "a")));
  EXPECT_EQ(Ranges({.subjects = {"b", "a"}, .objects = {"x", "y", "z"}}, "located_in").size(), 6u);
  // Of very many pairs each subject's whole predicate.
  BoundIds many;
  for (int i = 0; i < 40; ++i) {
    many.subjects.push_back(absl::StrCat("s", i));
    many.objects.push_back(absl::StrCat("o", i));
  }
  EXPECT_EQ(Ranges(many, "located_in").size(), 40u);
}

TEST(IndexRangeTest, NoAttributeLeadsToAnEntity) {
  EXPECT_TRUE(Ranges({.objects = {"kursk"}}, "name").empty());
  EXPECT_TRUE(Ranges({.subjects = {"brigade"}, .objects = {"kursk"}}, "name").empty());
}

}  // namespace
}  // namespace entente
