#include "graph/query/entity_identity.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/graph/query/graph_fixture.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class EntityIdentityTest : public GraphTest {
 protected:
  using Ids = std::vector<EntityId>;
  IdentityAnswer Asked(const EntityId& id, const Lens& lens = {}) {
    Reading reading = Read("ALL", lens);
    const auto answer = AskIdentity(*reading, id);
    EXPECT_TRUE(answer.ok()) << answer.status();
    return answer.ok() ? *answer : IdentityAnswer();
  }
};

TEST_F(EntityIdentityTest, AnEntityOfOneIdHasOneMember) {
  const IdentityAnswer answer = Asked("kursk");
  ASSERT_EQ(answer.members.size(), 1u);
  EXPECT_EQ(answer.members[0].id, "kursk");
  EXPECT_EQ(answer.members[0].first_named, 2u);
  EXPECT_THAT(answer.members[0].joined_by, IsEmpty());
  EXPECT_THAT(answer.same, IsEmpty());
  EXPECT_EQ(Asked("nobody").members[0].first_named, 0u);
}

TEST_F(EntityIdentityTest, EachMemberTellsWhatJoinedIt) {
  const JudgementId first = graph_.MustJudge(SameAs{"sudzha", "kursk"});
  const JudgementId second = graph_.MustJudge(SameAs{"sudzha", "donetsk"});
  const IdentityAnswer answer = Asked("donetsk");
  ASSERT_EQ(answer.members.size(), 3u);
  EXPECT_EQ(answer.members[0].id, "donetsk");
  ASSERT_EQ(answer.members[2].id, "sudzha");
  ASSERT_EQ(answer.members[2].joined_by.size(), 2u);
  EXPECT_EQ(answer.members[2].joined_by[0].id, first);
  EXPECT_EQ(answer.members[2].joined_by[1].id, second);
  EXPECT_EQ(answer.members[0].joined_by.size(), 1u);
}

TEST_F(EntityIdentityTest, EachJudgementTellsWhatUndoingItLeaves) {
  Judge(SameAs{"sudzha", "kursk"});
  Judge(SameAs{"sudzha", "donetsk"});
  Judge(SameAs{"kursk", "sudzha"});
  const IdentityAnswer answer = Asked("kursk");
  ASSERT_EQ(answer.same.size(), 3u);
  EXPECT_THAT(answer.same[0].undoing, ElementsAre(Ids{"donetsk", "kursk", "sudzha"}));
  EXPECT_THAT(answer.same[1].undoing, ElementsAre(Ids{"donetsk"}, Ids{"kursk", "sudzha"}));
}

TEST_F(EntityIdentityTest, ABlockedJoinNamesWhatBlocksIt) {
  const JudgementId apart = graph_.MustJudge(NotSameAs{"kursk", "donetsk"});
  Judge(SameAs{"sudzha", "kursk"});
  Judge(SameAs{"sudzha", "donetsk"});
  const IdentityAnswer answer = Asked("sudzha");
  ASSERT_EQ(answer.members.size(), 2u);
  ASSERT_EQ(answer.same.size(), 2u);
  EXPECT_THAT(answer.same[0].blocked_by, IsEmpty());
  EXPECT_THAT(answer.same[0].undoing, ElementsAre(Ids{"kursk"}, Ids{"donetsk", "sudzha"}));
  EXPECT_THAT(answer.same[1].blocked_by, ElementsAre(apart));
  ASSERT_EQ(answer.apart.size(), 1u);
  EXPECT_THAT(answer.apart[0].undoing, ElementsAre(Ids{"donetsk", "kursk", "sudzha"}));
  // From the other side of the dispute.
  EXPECT_EQ(Asked("donetsk").members.size(), 1u);
  EXPECT_EQ(Asked("donetsk").same.size(), 1u);
}

TEST_F(EntityIdentityTest, AssumptionsAreTold) {
  Lens lens;
  lens.assume_same = {{"kursk", "sudzha"}, {"russia", "belarus"}};
  const IdentityAnswer answer = Asked("sudzha", lens);
  EXPECT_EQ(answer.members.size(), 2u);
  EXPECT_THAT(answer.members[1].joined_by, IsEmpty());
  EXPECT_THAT(answer.assumed, ElementsAre(testing::Pair("kursk", "sudzha")));
}

}  // namespace
}  // namespace entente
