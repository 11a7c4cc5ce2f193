#include "graph/store/names/name_sheet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/model/status.h"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

const auto kGoOn = [] { return absl::OkStatus(); };

// Names 0 and 1 of subject 0, 2 of subject 1, 3 of subject 2.
NameSheet Sheet() {
  NameSheet sheet;
  sheet.subjects = {0, 0, 1, 2};
  sheet.groups = {{0, 1, 2}};
  sheet.sets = {TrigramsOf("kursk"), TrigramsOf("kursk region")};
  sheet.owners = {{0, 2}, {1, 3}};
  return sheet;
}

std::vector<NamePair> Pairs(double least, size_t most = 100) {
  const auto pairs = PairsIn(Sheet(), least, most, kGoOn);
  EXPECT_TRUE(pairs.ok()) << pairs.status();
  return pairs.value_or(std::vector<NamePair>());
}

TEST(NameSheetTest, PairsOfDifferentSubjectsEachOnce) {
  EXPECT_THAT(Pairs(0.5), ElementsAre(Pair(0, 2), Pair(0, 3), Pair(1, 2), Pair(1, 3), Pair(2, 3)));
  EXPECT_THAT(Pairs(1), ElementsAre(Pair(0, 2), Pair(1, 2), Pair(1, 3)));
  EXPECT_THAT(Pairs(1.1), ElementsAre(Pair(0, 2), Pair(1, 2)));  // groups are equal in any case
}

TEST(NameSheetTest, AsManyPairsAsAreAllowedAndOneMore) {
  EXPECT_EQ(Pairs(0.5, 5).size(), 5u);
  const absl::Status more = PairsIn(Sheet(), 0.5, 4, kGoOn).status();
  EXPECT_EQ(more.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(DetailOf(more)->reason, "LIMIT_PAIRS");
  EXPECT_THAT(std::string(more.message()), testing::HasSubstr("more than 4 pairs"));
  // Far more than are allowed are noticed on the way, before all are there.
  NameSheet many;
  many.groups.emplace_back();
  for (uint32_t i = 0; i < 2'000; ++i) {
    many.subjects.push_back(i);
    many.groups.front().push_back(i);
  }
  EXPECT_EQ(PairsIn(many, 0.5, 10, kGoOn).status().code(), absl::StatusCode::kResourceExhausted);
}

TEST(NameSheetTest, StopsWhenTold) {
  EXPECT_EQ(PairsIn(Sheet(), 0.5, 100, [] { return absl::CancelledError("enough"); }).status(),
            absl::CancelledError("enough"));
  EXPECT_THAT(PairsIn(NameSheet(), 0.5, 100, kGoOn).value(), IsEmpty());
}

}  // namespace
}  // namespace entente
