#include "clients/mapping/spells.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "tests/clients/mapping/mapped.h"

namespace entente {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> Spelled(const std::string& years, uint64_t gap_days = 0,
                                 size_t most = 1u << 20) {
  ClaimSpec spec;
  spec.merge = true;
  spec.gap_days = gap_days;
  Spells spells(most);
  uint32_t row = 0;
  for (const absl::string_view year : absl::StrSplit(years, ' ')) {
    MappedClaim claim;
    claim.spec = &spec;
    claim.line = ++row + 1;
    claim.claim.set_subject("x");
    claim.claim.set_predicate("p");
    claim.claim.set_object("y");
    claim.claim.mutable_voice()->set_document("d");
    claim.claim.mutable_voice()->mutable_locator()->set_paragraph(row);
    int64_t number = std::stoll(std::string(year));
    claim.period.kind = StatedPeriod::Kind::kSpan;
    claim.period.start = {StatedBound::Kind::kDate, {number, 1, 1, ""}};
    claim.period.end = {StatedBound::Kind::kDate, {number, 12, 31, ""}};
    const absl::Status added = spells.Add(claim);
    if (!added.ok()) return {std::string(added.message())};
  }
  std::vector<std::string> lines;
  EXPECT_TRUE(spells
                  .Take([&](const MappedClaim& spell) {
                    lines.push_back(LineOf(spell));
                    return absl::OkStatus();
                  })
                  .ok());
  EXPECT_EQ(spells.bytes(), 0u);
  return lines;
}

TEST(SpellsTest, ConsecutiveYearsAreOneAndAGapEndsIt) {
  EXPECT_THAT(Spelled("1990 1991 1992 1994"),
              ElementsAre("x p y 1990-01-01/1992-12-31 @d:1", "x p y 1994-01-01/1994-12-31 @d:4"));
}

TEST(SpellsTest, TheOrderOfRowsDoesNotMatter) {
  std::vector<std::string> years;
  for (int year = 1900; year < 1960; ++year) {
    if (year % 13 != 0) years.push_back(std::to_string(year));
  }
  const std::vector<std::string> sorted = Spelled(absl::StrJoin(years, " "));
  std::mt19937 random(7);
  for (int i = 0; i < 50; ++i) {
    std::shuffle(years.begin(), years.end(), random);
    std::vector<std::string> lines = Spelled(absl::StrJoin(years, " "));
    ASSERT_EQ(lines.size(), sorted.size());
    for (size_t k = 0; k < lines.size(); ++k) {
      EXPECT_EQ(lines[k].substr(0, lines[k].find('@')), sorted[k].substr(0, sorted[k].find('@')));
    }
  }
}

TEST(SpellsTest, ASpellHasTheRowOfItsEarliestRecord) {
  EXPECT_THAT(Spelled("1992 1991 1990"), ElementsAre("x p y 1990-01-01/1992-12-31 @d:3"));
  EXPECT_THAT(Spelled("1990 1990"), ElementsAre("x p y 1990-01-01/1990-12-31 @d:1"));
}

TEST(SpellsTest, DaysAreMergedAsYearsAre) {
  ClaimSpec spec;
  spec.merge = true;
  Spells spells(1u << 20);
  for (const int day : {3, 1, 2, 5}) {
    MappedClaim claim;
    claim.spec = &spec;
    claim.claim.set_subject("x");
    claim.claim.set_predicate("p");
    claim.claim.set_object("y");
    claim.claim.mutable_voice()->set_document("d");
    claim.period.kind = StatedPeriod::Kind::kAt;
    claim.period.start = {StatedBound::Kind::kDate, {2022, 2, day, ""}};
    ASSERT_TRUE(claim.period.exact());
    ASSERT_TRUE(spells.Add(claim).ok());
  }
  std::vector<std::string> lines;
  ASSERT_TRUE(spells
                  .Take([&](const MappedClaim& spell) {
                    lines.push_back(LineOf(spell));
                    return absl::OkStatus();
                  })
                  .ok());
  EXPECT_THAT(lines,
              ElementsAre("x p y 2022-02-01/2022-02-03 @d", "x p y 2022-02-05/2022-02-05 @d"));
}

TEST(SpellsTest, AGapMayBeAllowed) {
  EXPECT_THAT(Spelled("1990 1992 1995", 366),
              ElementsAre("x p y 1990-01-01/1992-12-31 @d:1", "x p y 1995-01-01/1995-12-31 @d:3"));
}

TEST(SpellsTest, MoreRunsThanTheBytesHoldAreRefused) {
  EXPECT_THAT(Spelled("1990", 0, 700), ElementsAre("x p y 1990-01-01/1990-12-31 @d:1"));
  EXPECT_THAT(Spelled("1990 1992 1994 1996 1998", 0, 700)[0],
              ::testing::HasSubstr("spells of more than 700 bytes in memory"));
}

}  // namespace
}  // namespace entente
