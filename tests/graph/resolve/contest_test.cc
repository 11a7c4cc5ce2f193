#include "graph/resolve/contest.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/graph/resolve/said.h"

namespace entente {
namespace {

using ::testing::ElementsAre;

constexpr Credit kPreferred{0, 3};
constexpr Credit kGood{1, 0};
constexpr Credit kPlain{1, 3};
constexpr Credit kPoor{1, 5};

// Two rivals that are alike but for their smallest claims, 1 and 2.
std::vector<Standing> TwoRivals() {
  std::vector<Standing> rows(2);
  rows[0] = {.first_claim = IdNumber(1), .contested = true};
  rows[1] = {.first_claim = IdNumber(2), .contested = true};
  return rows;
}

// Each row is the rival of those before and behind it.
RivalsOfRow InAChain(size_t rows) {
  return [rows](size_t row) {
    std::vector<size_t> rivals;
    if (row > 0) rivals.push_back(row - 1);
    if (row + 1 < rows) rivals.push_back(row + 1);
    return rivals;
  };
}

std::vector<bool> Resolved(const std::vector<Standing>& rows) {
  return Keep(rows, Contest::kResolve, InAChain(rows.size()));
}

TEST(ContestTest, CredibilityIsRankedOneTwoThreeUnknownFourFive) {
  const auto credit = [](uint8_t credibility) {
    Admission admission;
    admission.grade.credibility = credibility;
    return CreditOf(admission);
  };
  EXPECT_LT(credit(1), credit(2));
  EXPECT_LT(credit(2), credit(3));
  EXPECT_LT(credit(3), credit(kCredibilityAbsent));
  EXPECT_EQ(credit(kCredibilityAbsent), credit(kCredibilityUnjudged));
  EXPECT_LT(credit(kCredibilityUnjudged), credit(4));
  EXPECT_LT(credit(4), credit(5));
  EXPECT_LT(CreditOf({.preferred = true}), credit(1));
}

TEST(ContestTest, NoRowsKeepNothing) {
  EXPECT_TRUE(Keep({}, Contest::kShow, InAChain(0)).empty());
  EXPECT_TRUE(Keep({}, Contest::kResolve, InAChain(0)).empty());
}

TEST(ContestTest, ShowKeepsAllOnlyUncontestedThoseThatNobodyContests) {
  std::vector<Standing> rows = TwoRivals();
  rows.push_back({.first_claim = IdNumber(3)});
  EXPECT_THAT(Keep(rows, Contest::kShow, nullptr), ElementsAre(true, true, true));
  EXPECT_THAT(Keep(rows, Contest::kOnlyUncontested, nullptr), ElementsAre(false, false, true));
}

TEST(ContestTest, ResolveWalksByPreferCredibilityOriginsPublicationRecordSmallestClaim) {
  std::vector<Standing> rows = TwoRivals();
  EXPECT_THAT(Resolved(rows), ElementsAre(true, false));
  rows[1].recorded = 9;
  EXPECT_THAT(Resolved(rows), ElementsAre(false, true));
  rows[0].published = At("2024-10-24T00:00Z");
  EXPECT_THAT(Resolved(rows), ElementsAre(true, false));
  rows[1].least_origins = 2;
  EXPECT_THAT(Resolved(rows), ElementsAre(false, true));
  rows[0].credit = kGood;
  EXPECT_THAT(Resolved(rows), ElementsAre(true, false));
  rows[1].credit = kPreferred;
  EXPECT_THAT(Resolved(rows), ElementsAre(false, true));
}

TEST(ContestTest, ResolveKeepsEachRowThatHasNoKeptRival) {
  // A chain: 0 - 1 - 2. The best beats 1, so 2 has no kept rival.
  std::vector<Standing> rows(3);
  rows[0] = {.credit = kGood, .first_claim = IdNumber(1)};
  rows[1] = {.credit = kPlain, .first_claim = IdNumber(2)};
  rows[2] = {.credit = kPoor, .first_claim = IdNumber(3)};
  EXPECT_THAT(Resolved(rows), ElementsAre(true, false, true));
  rows[1].credit = kPreferred;
  EXPECT_THAT(Resolved(rows), ElementsAre(false, true, false));
}

TEST(ContestTest, ADenialRemovesARowByPreferOrCredibilityOnly) {
  std::vector<Standing> rows(1);
  rows[0] = {.credit = kPlain, .least_origins = 1, .denial = kPlain, .contested = true};
  EXPECT_THAT(Resolved(rows), ElementsAre(true));
  rows[0].denial = kPoor;
  EXPECT_THAT(Resolved(rows), ElementsAre(true));
  rows[0].denial = kGood;
  EXPECT_THAT(Resolved(rows), ElementsAre(false));
  rows[0].credit = kPreferred;
  EXPECT_THAT(Resolved(rows), ElementsAre(true));
}

TEST(ContestTest, ARowRemovedByADenialBeatsNobody) {
  std::vector<Standing> rows = TwoRivals();
  rows[0].denial = kGood;
  EXPECT_THAT(Resolved(rows), ElementsAre(false, true));
}

}  // namespace
}  // namespace entente
