#include "graph/store/identity_reader.h"

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/graph/query/graph_fixture.h"

namespace entente {
namespace {

using ::testing::ElementsAre;

class IdentityReaderTest : public GraphTest {
 protected:
  using Ids = std::vector<EntityId>;
  Ids Members(const EntityId& id, const Lens& lens = {}, Revision revision = 0) {
    AsOf as_of = ValidAt("ALL");
    as_of.recorded_at = revision;
    Reading reading(store(), as_of, lens);
    const auto members = reading->MembersOf({id});
    EXPECT_TRUE(members.ok()) << members.status();
    return members.ok() ? members->front() : Ids();
  }
  // A chain of `count` regions joined one by one.
  static std::vector<Change> Chain(int count) {
    std::vector<Change> changes;
    for (int i = 0; i < count; ++i) {
      changes.push_back(Claim(Said(absl::StrCat("r", i), "type", Words("Region"))));
      if (i > 0) changes.push_back(Judges(SameAs{absl::StrCat("r", i), absl::StrCat("r", i - 1)}));
    }
    return changes;
  }
};

TEST_F(IdentityReaderTest, AnIdStandsForItselfUntilItIsJoined) {
  EXPECT_THAT(Members("kursk"), ElementsAre("kursk"));
  EXPECT_THAT(Members("never heard of"), ElementsAre("never heard of"));
  Judge(NotSameAs{"kursk", "sudzha"});
  EXPECT_THAT(Members("kursk"), ElementsAre("kursk"));
}

TEST_F(IdentityReaderTest, AChainIsFoundFromAnyOfItsIds) {
  Judge(SameAs{"kursk", "sudzha"});
  Judge(SameAs{"donetsk", "sudzha"});
  for (const char* id : {"kursk", "sudzha", "donetsk"}) {
    EXPECT_THAT(Members(id), ElementsAre("donetsk", "kursk", "sudzha")) << id;
  }
}

TEST_F(IdentityReaderTest, TheMemberFirstNamedIsCanonical) {
  TypeOf("aaa", "Region");
  Judge(SameAs{"aaa", "kursk"});
  EXPECT_THAT(Members("aaa"), ElementsAre("kursk", "aaa"));
}

TEST_F(IdentityReaderTest, TheRevisionReadDecidesUndoingIncluded) {
  const Revision joined = Judge(SameAs{"kursk", "sudzha"});
  const JudgementId other = graph_.MustJudge(SameAs{"sudzha", "donetsk"});
  const Revision both = store().Head();
  Judge(RetractJudgement{other});
  EXPECT_THAT(Members("sudzha", {}, joined - 1), ElementsAre("sudzha"));
  EXPECT_THAT(Members("sudzha", {}, joined), ElementsAre("kursk", "sudzha"));
  EXPECT_EQ(Members("sudzha", {}, both).size(), 3u);
  EXPECT_THAT(Members("sudzha"), ElementsAre("kursk", "sudzha"));
  EXPECT_THAT(Members("donetsk"), ElementsAre("donetsk"));
}

TEST_F(IdentityReaderTest, TheOrderWithinACommitDecidesWhichJoinFails) {
  // Ids of judgements are of no order; so it is tried both ways round.
  for (const bool first : {true, false}) {
    const std::string a = absl::StrCat("a", first);
    const std::string b = absl::StrCat("b", first);
    const std::string c = absl::StrCat("c", first);
    for (const std::string& id : {a, b, c}) TypeOf(id, "Region");
    const Judgement left = Judges(SameAs{a, b});
    const Judgement right = Judges(SameAs{b, c});
    graph_.Must({first ? left : right, first ? right : left, Judges(NotSameAs{a, c})});
    EXPECT_EQ(Members(b).size(), 2u);
    EXPECT_EQ(Members(a).size(), first ? 2u : 1u);
  }
}

TEST_F(IdentityReaderTest, AssumptionsJoinWhatIsKeptApartOrNotThere) {
  Judge(NotSameAs{"kursk", "sudzha"});
  Judge(SameAs{"sudzha", "donetsk"});
  Lens lens;
  lens.assume_same = {{"sudzha", "kursk"}, {"kursk", "nowhere"}};
  EXPECT_THAT(Members("nowhere", lens), ElementsAre("donetsk", "kursk", "nowhere", "sudzha"));
  EXPECT_THAT(Members("kursk"), ElementsAre("kursk"));
}

TEST_F(IdentityReaderTest, TellsWhatWasJudged) {
  const JudgementId same = graph_.MustJudge(SameAs{"sudzha", "kursk"});
  const JudgementId apart = graph_.MustJudge(NotSameAs{"kursk", "sudzha"});
  Judge(NotSameAs{"donetsk", "kursk"});
  Reading reading = Read("ALL");
  const auto about = reading->IdentityOf("kursk");
  ASSERT_TRUE(about.ok()) << about.status();
  EXPECT_THAT(about->members, ElementsAre("kursk"));
  EXPECT_EQ(about->evidence.judgements.size(), 3u);
  ASSERT_EQ(about->closures.blocked.size(), 1u);
  EXPECT_EQ(about->closures.blocked[0].same.id, same);
  EXPECT_EQ(about->closures.blocked[0].apart[0].id, apart);
  // Of an entity that no SAME_AS names, too.
  const auto other = reading->IdentityOf("donetsk");
  ASSERT_TRUE(other.ok()) << other.status();
  EXPECT_EQ(other->evidence.judgements.size(), 1u);
  EXPECT_EQ(other->evidence.first_named.size(), 1u);
}

TEST_F(IdentityReaderTest, AsManyAsTheLimitHangTogether) {
  const int most = static_cast<int>(Limits().closure_members);
  std::vector<Change> changes = Chain(most);
  for (size_t begin = 0; begin < changes.size(); begin += 1'000) {
    const size_t end = std::min(changes.size(), begin + 1'000);
    graph_.Must({changes.begin() + static_cast<ptrdiff_t>(begin),
                 changes.begin() + static_cast<ptrdiff_t>(end)});
  }
  EXPECT_EQ(Members("r0").size(), Limits().closure_members);
  // One more is not recorded, but may be assumed.
  Lens lens;
  lens.assume_same = {{"kursk", "r7"}};
  Reading reading = Read("ALL", lens);
  EXPECT_EQ(ReasonOf(reading->MembersOf({"r0"}).status()), "LIMIT_MEMBERS");
  EXPECT_EQ(ReasonOf(reading->MembersOf({"kursk"}).status()), "LIMIT_MEMBERS");
  EXPECT_TRUE(reading->MembersOf({"sudzha"}).ok());
}

TEST_F(IdentityReaderTest, MoreJoinedEntitiesThanAreKeptAreFoundOneByOne) {
  for (int chain = 0; chain < 3; ++chain) {
    std::vector<Change> changes;
    for (int i = 0; i < 500; ++i) {
      const std::string id = absl::StrCat("x", chain, "-", i);
      changes.push_back(Claim(Said(id, "type", Words("Region"))));
      if (i % 2 == 1) {
        changes.push_back(Judges(SameAs{id, absl::StrCat("x", chain, "-", i - 1)}));
      }
    }
    graph_.Must(changes);
  }
  Judge(SameAs{"kursk", "sudzha"});
  EXPECT_THAT(Members("x2-7"), ElementsAre("x2-6", "x2-7"));
  EXPECT_THAT(Members("sudzha"), ElementsAre("kursk", "sudzha"));
  EXPECT_THAT(Members("donetsk"), ElementsAre("donetsk"));
  Lens lens;
  lens.assume_same = {{"donetsk", "kursk"}};
  EXPECT_THAT(Members("donetsk", lens), ElementsAre("donetsk", "kursk", "sudzha"));
}

}  // namespace
}  // namespace entente
