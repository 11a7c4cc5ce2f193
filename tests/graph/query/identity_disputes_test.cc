#include "graph/query/identity_disputes.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/graph/query/graph_fixture.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class IdentityDisputesTest : public GraphTest {
 protected:
  static std::vector<std::string> Texts(const std::vector<BlockedJoin>& joins) {
    std::vector<std::string> texts;
    for (const BlockedJoin& join : joins) {
      texts.push_back(absl::StrCat(join.same.a, " = ", join.same.b));
      for (const Coreference& apart : join.apart) {
        absl::StrAppend(&texts.back(), ", ", apart.a, " /= ", apart.b);
      }
    }
    return texts;
  }
  std::vector<std::string> Found(const EntityId& subject = "") {
    Reading reading = Read("ALL");
    std::vector<BlockedJoin> joins;
    Bookmark from;
    while (true) {
      absl::StatusOr<BlockedJoins> found = FindBlockedJoins(*reading, subject, from);
      EXPECT_TRUE(found.ok()) << found.status();
      if (!found.ok()) return {};
      std::move(found->joins.begin(), found->joins.end(), std::back_inserter(joins));
      if (!found->after.has_value()) return Texts(joins);
      from = *found->after;
    }
  }
};

TEST_F(IdentityDisputesTest, WhatIsKeptApartIsToldOnceWithWhoKeepsItApart) {
  Judge(SameAs{"russia", "ukraine"});
  EXPECT_THAT(Found(), IsEmpty());
  Judge(NotSameAs{"ukraine", "belarus"});
  Judge(SameAs{"belarus", "russia"});
  Judge(SameAs{"sudzha", "donetsk"});
  Judge(NotSameAs{"donetsk", "sudzha"});
  EXPECT_THAT(Found(), ElementsAre("belarus = russia, ukraine /= belarus",
                                   "sudzha = donetsk, donetsk /= sudzha"));
}

TEST_F(IdentityDisputesTest, OfOneEntityByAnyOfItsIds) {
  Judge(SameAs{"russia", "ukraine"});
  Judge(NotSameAs{"ukraine", "belarus"});
  Judge(SameAs{"belarus", "russia"});
  for (const char* id : {"russia", "ukraine", "belarus"}) {
    EXPECT_THAT(Found(id), ElementsAre("belarus = russia, ukraine /= belarus")) << id;
  }
  EXPECT_THAT(Found("kursk"), IsEmpty());
}

TEST_F(IdentityDisputesTest, WhatIsOnlyAssumedHidesNone) {
  const JudgementId undone = graph_.MustJudge(SameAs{"army", "ministry"});
  Judge(RetractJudgement{undone});
  Judge(SameAs{"russia", "ukraine"});
  Judge(NotSameAs{"ukraine", "russia"});
  Lens lens;
  lens.assume_same = {{"army", "ukraine"}};
  Reading reading = Read("ALL", lens);
  const auto found = FindBlockedJoins(*reading, "", "");
  ASSERT_TRUE(found.ok()) << found.status();
  EXPECT_THAT(Texts(found->joins), ElementsAre("russia = ukraine, ukraine /= russia"));
}

TEST_F(IdentityDisputesTest, MoreThanAPageOfThem) {
  std::vector<Change> types;
  std::vector<Change> judgements;
  for (int i = 0; i < 400; ++i) {
    const EntityId one = absl::StrCat("a", i);
    const EntityId other = absl::StrCat("b", i);
    types.push_back(Claim(Said(one, "type", Words("Region"))));
    types.push_back(Claim(Said(other, "type", Words("Region"))));
    judgements.push_back(Judges(SameAs{one, other}));
    if (i % 2 == 0) judgements.push_back(Judges(NotSameAs{one, other}));
  }
  graph_.Must(types);
  graph_.Must(judgements);
  EXPECT_EQ(Found().size(), 200u);
}

}  // namespace
}  // namespace entente
