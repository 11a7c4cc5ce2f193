#include "graph/query/row_diff.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

ClaimId Id(uint8_t first) {
  ClaimId id;
  id.bytes[0] = first;
  return id;
}

PropositionRow Row() {
  PropositionRow row;
  row.proposition.subject = "f1";
  row.origins = {1, 1};
  row.claims = {Id(1)};
  return row;
}

TEST(RowDiffTest, EqualRowsOrNoneDifferInNothing) {
  EXPECT_EQ(DiffOf(std::nullopt, std::nullopt), std::nullopt);
  EXPECT_EQ(DiffOf(Row(), Row()), std::nullopt);
}

TEST(RowDiffTest, ARowComesAndGoesWithItsClaims) {
  PropositionRow row = Row();
  row.dissenting = {Id(3)};
  const auto gone = DiffOf(row, std::nullopt);
  ASSERT_TRUE(gone.has_value());
  EXPECT_EQ(gone->kind, DiffKind::kGone);
  EXPECT_THAT(gone->claims_gone, ElementsAre(Id(1), Id(3)));
  EXPECT_THAT(gone->fields, IsEmpty());
  EXPECT_EQ(gone->proposition().subject, "f1");
  const auto come = DiffOf(std::nullopt, row);
  ASSERT_TRUE(come.has_value());
  EXPECT_EQ(come->kind, DiffKind::kNew);
  EXPECT_THAT(come->claims_new, ElementsAre(Id(1), Id(3)));
  EXPECT_THAT(come->claims_gone, IsEmpty());
}

TEST(RowDiffTest, EveryFieldThatDiffersIsNamed) {
  PropositionRow after = Row();
  after.verdict = Verdict::kContested;
  after.certainty = Certainty::kPossible;
  after.validity = {kAlways};
  after.origins = {1, 2};
  after.claims = {Id(1), Id(2)};
  after.dissent.denies = 1;
  after.dissenting = {Id(4)};
  after.rivals = {Proposition{.subject = "f1", .predicate = "", .object = EntityId("x")}};
  const auto diff = DiffOf(Row(), after);
  ASSERT_TRUE(diff.has_value());
  EXPECT_EQ(diff->kind, DiffKind::kChanged);
  EXPECT_THAT(diff->fields, ElementsAre(RowField::kVerdict, RowField::kCertainty,
                                        RowField::kValidity, RowField::kOrigins, RowField::kSupport,
                                        RowField::kDissent, RowField::kRivals));
  EXPECT_THAT(diff->claims_new, ElementsAre(Id(2), Id(4)));
}

TEST(RowDiffTest, AnotherClaimOfTheSameCountIsAChange) {
  PropositionRow after = Row();
  after.claims = {Id(2)};
  const auto diff = DiffOf(Row(), after);
  ASSERT_TRUE(diff.has_value());
  EXPECT_THAT(diff->fields, ElementsAre(RowField::kSupport));
  EXPECT_THAT(diff->claims_gone, ElementsAre(Id(1)));
  EXPECT_THAT(diff->claims_new, ElementsAre(Id(2)));
}

}  // namespace
}  // namespace entente
