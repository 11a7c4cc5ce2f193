#include "server/grouping.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace entente {
namespace {

RecordedClaim ClaimBy(uint8_t id, const std::string& agent, const std::string& description) {
  RecordedClaim claim;
  claim.id.bytes[0] = id;
  claim.claim.voice.document = "doc:1";
  if (!agent.empty() || !description.empty()) {
    claim.claim.voice.chain = {{"p:outer", "", "", std::nullopt},
                               {agent, description, "", std::nullopt}};
  }
  return claim;
}

std::vector<std::string> Keys(const std::vector<v1::ClaimGroup>& groups) {
  std::vector<std::string> keys;
  for (const v1::ClaimGroup& group : groups) keys.push_back(group.key());
  return keys;
}

TEST(GroupingTest, ByOriginNamedBeforeAnonymous) {
  std::vector<RecordedClaim> claims = {ClaimBy(3, "", "a colonel"), ClaimBy(2, "p:z", ""),
                                       ClaimBy(1, "p:z", ""), ClaimBy(4, "", "")};
  claims[1].claim.stance = Stance::kDenies;
  Surroundings around;
  const auto groups = GroupClaims(v1::GROUPING_ORIGIN, claims, around, AsOf{}, Lens{});
  EXPECT_THAT(Keys(groups), testing::ElementsAre("p:z", "doc:1", "a colonel"));
  EXPECT_TRUE(groups[2].anonymous());
  ASSERT_EQ(groups[0].claim_ids_size(), 2);
  EXPECT_EQ(groups[0].claim_ids(0)[0], 1);
  EXPECT_EQ(groups[0].asserts(), 1u);
  EXPECT_EQ(groups[0].denies(), 1u);
  around.documents["doc:1"].issuer = "o:agency";
  EXPECT_THAT(Keys(GroupClaims(v1::GROUPING_ORIGIN, claims, around, AsOf{}, Lens{})),
              testing::ElementsAre("o:agency", "p:z", "a colonel"));
}

// Each document's unnamed voice is an origin of its own, as Resolve counts them.
TEST(GroupingTest, TheSameDescriptionInTwoDocumentsIsTwoOrigins) {
  std::vector<RecordedClaim> claims = {ClaimBy(1, "", "an official"), ClaimBy(2, "", "an official"),
                                       ClaimBy(3, "", "an official")};
  claims[1].claim.voice.document = "doc:2";
  const auto groups = GroupClaims(v1::GROUPING_ORIGIN, claims, {}, AsOf{}, Lens{});
  EXPECT_THAT(Keys(groups), testing::ElementsAre("an official", "an official"));
  EXPECT_EQ(groups[0].document(), "doc:1");
  EXPECT_EQ(groups[0].claim_ids_size(), 2);
  EXPECT_EQ(groups[1].document(), "doc:2");
}

TEST(GroupingTest, ByDocumentAndByGrade) {
  std::vector<RecordedClaim> claims = {ClaimBy(1, "p:z", ""), ClaimBy(2, "p:z", "")};
  Grade grade;
  grade.claim = claims[0].id;
  grade.reliability = Reliability::kB;
  grade.credibility = 2;
  claims[0].judgements.push_back({{}, {grade, "local", ""}, 1});
  EXPECT_THAT(Keys(GroupClaims(v1::GROUPING_DOCUMENT, claims, {}, AsOf{}, Lens{})),
              testing::ElementsAre("doc:1"));
  EXPECT_THAT(Keys(GroupClaims(v1::GROUPING_GRADE, claims, {}, AsOf{}, Lens{})),
              testing::ElementsAre("B2", "ungraded"));
  EXPECT_THAT(GroupClaims(v1::GROUPING_UNSPECIFIED, claims, {}, AsOf{}, Lens{}),
              testing::IsEmpty());
}

}  // namespace
}  // namespace entente
