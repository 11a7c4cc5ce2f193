#include "graph/resolve/identity.h"

#include <algorithm>

#include "gtest/gtest.h"

namespace entente {
namespace {

using Ids = std::vector<EntityId>;

// A judgement whose id is made of its number.
Coreference Word(uint8_t number, EntityId a, EntityId b, bool same, Revision revision) {
  Coreference made{.a = std::move(a), .b = std::move(b), .same = same, .revision = revision};
  made.id.bytes[0] = number;
  made.principal = "ana";
  return made;
}
Coreference Same(uint8_t number, EntityId a, EntityId b, Revision revision = 2) {
  return Word(number, std::move(a), std::move(b), true, revision);
}
Coreference Apart(uint8_t number, EntityId a, EntityId b, Revision revision = 2) {
  return Word(number, std::move(a), std::move(b), false, revision);
}

TEST(IdentityTest, WhatNothingJoinsIsItself) {
  const Closures closures = Close({});
  EXPECT_EQ(closures.CanonicalOf("a"), "a");
  EXPECT_EQ(closures.MembersOf("a"), Ids({"a"}));
  EXPECT_TRUE(Close({{Apart(1, "a", "b")}, {}, {}}).members.empty());
}

TEST(IdentityTest, TheCanonicalIdIsTheMemberFirstNamedThenTheSmallest) {
  const std::vector<Coreference> judgements = {Same(1, "a", "b"), Same(2, "b", "c")};
  EXPECT_EQ(Close({judgements, {{"a", 3}, {"b", 1}, {"c", 1}}, {}}).MembersOf("c"),
            Ids({"b", "a", "c"}));
  EXPECT_EQ(Close({judgements, {{"a", 3}, {"b", 3}, {"c", 3}}, {}}).CanonicalOf("c"), "a");
  // What was never recorded comes last.
  EXPECT_EQ(Close({judgements, {{"c", 9}}, {}}).CanonicalOf("a"), "c");
}

TEST(IdentityTest, OneJudgementMoreOrLessChangesNothingWhereOthersJoin) {
  const Closures closures =
      Close({{Same(1, "a", "b"), Same(2, "b", "a"), Same(3, "c", "d")}, {}, {}});
  EXPECT_EQ(closures.members.size(), 2u);
  EXPECT_TRUE(closures.blocked.empty());
}

TEST(IdentityTest, TheLaterJoinFailsThoughTheNotSameIsRecordedLast) {
  const IdentityEvidence evidence{
      {Same(1, "b", "c", 3), Apart(3, "a", "c", 4), Same(2, "a", "b", 2)}, {}, {}};
  const Closures closures = Close(evidence);
  EXPECT_EQ(closures.MembersOf("a"), Ids({"a", "b"}));
  EXPECT_EQ(closures.MembersOf("c"), Ids({"c"}));
  const std::vector<BlockedJoin> expected = {{Same(1, "b", "c", 3), {Apart(3, "a", "c", 4)}}};
  EXPECT_EQ(closures.blocked, expected);
}

TEST(IdentityTest, WithinARevisionThePlaceInTheCommitDecides) {
  Coreference first = Same(9, "a", "b", 2);
  Coreference second = Same(1, "b", "c", 2);
  second.place = 1;
  const Coreference apart = Apart(5, "a", "c", 2);
  EXPECT_EQ(Close({{second, apart, first}, {}, {}}).CanonicalOf("b"), "a");
  std::swap(first.place, second.place);
  EXPECT_EQ(Close({{second, apart, first}, {}, {}}).MembersOf("b"), Ids({"b", "c"}));
}

TEST(IdentityTest, AJoinIsBlockedByEveryPairThatItWouldJoin) {
  const Closures closures =
      Close({{Same(1, "a", "b", 2), Same(2, "c", "d", 3), Same(3, "a", "c", 4),
              Apart(5, "d", "b", 5), Apart(4, "a", "d", 5)},
             {},
             {}});
  EXPECT_EQ(closures.members.size(), 2u);
  ASSERT_EQ(closures.blocked.size(), 1u);
  EXPECT_EQ(closures.blocked.front().apart,
            (std::vector<Coreference>{Apart(4, "a", "d", 5), Apart(5, "d", "b", 5)}));
}

TEST(IdentityTest, AnAssumptionIsNotBlockedAndTheDisputeStays) {
  const IdentityEvidence evidence{{Same(1, "a", "b"), Apart(2, "a", "b")}, {}, {{"b", "a"}}};
  const Closures closures = Close(evidence);
  EXPECT_EQ(closures.MembersOf("b"), Ids({"a", "b"}));
  EXPECT_EQ(closures.blocked.size(), 1u);
}

TEST(IdentityTest, UndoingOneJoinLeavesTheParts) {
  const IdentityEvidence evidence{
      {Same(1, "a", "b", 2), Same(2, "b", "c", 3), Same(3, "c", "d", 4)}, {}, {}};
  const Ids members = Close(evidence).MembersOf("a");
  EXPECT_EQ(PartsWithout(evidence, Same(2, "", "").id, members),
            (std::vector<Ids>{{"a", "b"}, {"c", "d"}}));
  // What is joined by others as well stays together.
  IdentityEvidence doubled = evidence;
  doubled.judgements.push_back(Same(4, "a", "c", 5));
  EXPECT_EQ(PartsWithout(doubled, Same(2, "", "").id, members),
            (std::vector<Ids>{{"a", "b", "c", "d"}}));
}

TEST(IdentityTest, UndoingOneJoinMayLetABlockedOneJoin) {
  const IdentityEvidence evidence{
      {Same(1, "a", "b", 2), Same(2, "b", "c", 3), Apart(3, "a", "c", 4)}, {}, {}};
  EXPECT_EQ(PartsWithout(evidence, Same(1, "", "").id, {"a", "b"}),
            (std::vector<Ids>{{"a"}, {"b", "c"}}));
  EXPECT_EQ(PartsWithout(evidence, Apart(3, "", "").id, {"a", "b"}),
            (std::vector<Ids>{{"a", "b", "c"}}));
}

}  // namespace
}  // namespace entente
