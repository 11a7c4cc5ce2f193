#include "graph/store/claim_reader.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/graph/query/graph_fixture.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class ClaimReaderTest : public GraphTest {
 protected:
  ClaimReader ReaderAt(Revision revision) { return {store().engine(), revision, budget_}; }
  ClaimReader Reader() { return ReaderAt(store().Head()); }

  static std::vector<ClaimId> Ids(const std::vector<RecordedClaim>& claims) {
    std::vector<ClaimId> ids;
    for (const RecordedClaim& claim : claims) ids.push_back(claim.id);
    return ids;
  }

  const ClaimRange brigade_{"brigade", PropositionPrefix("located_in")};
  Budget budget_{Allowance().most, absl::InfiniteFuture(), nullptr};
};

TEST_F(ClaimReaderTest, OneAnswerARangeInOrderEmptyOrNot) {
  const Claim here = Said("brigade", "located_in", "kursk");
  const Claim there = Said("corps", "located_in", "kursk");
  const Revision revision = Say({here, there});
  const std::vector<ClaimRange> ranges = {{"corps", PropositionPrefix("located_in")},
                                          {"nobody", PropositionPrefix("located_in")},
                                          brigade_,
                                          {"brigade", PropositionPrefix("part_of")}};
  const auto answers = Reader().Read(ranges);
  ASSERT_TRUE(answers.ok()) << answers.status();
  EXPECT_THAT(Ids((*answers)[0]), ElementsAre(Id(there)));
  EXPECT_THAT((*answers)[1], IsEmpty());
  EXPECT_THAT(Ids((*answers)[2]), ElementsAre(Id(here)));
  EXPECT_EQ((*answers)[2][0].claim, here);
  EXPECT_EQ((*answers)[2][0].revision, revision);
  EXPECT_THAT((*answers)[3], IsEmpty());
  EXPECT_TRUE(Reader().Read({})->empty());
}

TEST_F(ClaimReaderTest, ClaimsComeByPropositionThenId) {
  const Claim a = Said("brigade", "located_in", "kursk").In("echo");
  const Claim b = Said("brigade", "located_in", "kursk");
  const Claim c = Said("brigade", "located_in", "donetsk");
  Say({a, b, c});
  const auto answers = Reader().Read({brigade_});
  EXPECT_THAT(Ids(answers->front()),
              ElementsAre(Id(c), std::min(Id(a), Id(b)), std::max(Id(a), Id(b))));
}

TEST_F(ClaimReaderTest, JudgementsStandUntilTheyAreRetracted) {
  const Claim claim = Said("brigade", "located_in", "kursk");
  Say({claim});
  const Revision graded = Judge(Grade{.claim = Id(claim), .scheme = "NATO", .credibility = 2});
  const JudgementId prefer = graph_.MustJudge(Prefer{Id(claim)});
  const Revision preferred = store().Head();
  Judge(RetractJudgement{prefer});
  const auto judgements = [&](Revision revision) {
    return ReaderAt(revision).Read({brigade_})->front().front().judgements;
  };
  EXPECT_THAT(judgements(graded - 1), IsEmpty());
  ASSERT_EQ(judgements(graded).size(), 1u);
  ASSERT_EQ(judgements(preferred).size(), 2u);
  EXPECT_EQ(judgements(preferred)[1].id, prefer);
  ASSERT_EQ(judgements(store().Head()).size(), 1u);
  EXPECT_EQ(judgements(store().Head())[0].revision, graded);
}

TEST_F(ClaimReaderTest, ByIdInTheOrderAskedNothingForTheUnknown) {
  const Claim first = Said("brigade", "located_in", "kursk");
  const Claim second = Said("corps", "located_in", "kursk");
  const Revision revision = Say({first});
  Say({second});
  const std::vector<ClaimId> ids = {Id(second), IdNumber(7), Id(first)};
  const auto found = Reader().ReadById(ids);
  ASSERT_TRUE(found.ok()) << found.status();
  EXPECT_EQ((*found)[0]->claim, second);
  EXPECT_FALSE((*found)[1].has_value());
  EXPECT_EQ((*found)[2]->claim, first);
  EXPECT_FALSE((*ReaderAt(revision).ReadById(ids))[0].has_value());
}

TEST_F(ClaimReaderTest, JudgementsOnDocuments) {
  Judge(Retract{EntityId("echo"), RetractReason::kRecorderError});
  Judge(Reinstate{EntityId("echo")});
  const std::vector<EntityId> documents = {"paper", "echo"};
  const auto judgements = Reader().ReadDocumentJudgements(documents);
  ASSERT_TRUE(judgements.ok()) << judgements.status();
  EXPECT_THAT((*judgements)[0], IsEmpty());
  ASSERT_EQ((*judgements)[1].size(), 2u);
  EXPECT_TRUE(std::holds_alternative<Reinstate>((*judgements)[1][1].judgement.act));
}

TEST_F(ClaimReaderTest, MoreThanOnePageOfARangeIsReadWhole) {
  std::vector<Claim> claims;
  for (int i = 0; i < 1500; ++i) {
    claims.push_back(Said("brigade", "located_in", "kursk").ByUnnamed(absl::StrCat("soldier ", i)));
  }
  Say(claims);
  const auto answers = Reader().Read({brigade_, brigade_});
  EXPECT_EQ((*answers)[0].size(), 1500u);
  EXPECT_EQ((*answers)[1].size(), 1500u);
  EXPECT_EQ(budget_.used().edges, 3000u);
}

TEST_F(ClaimReaderTest, ItStopsWithTheBudgetsError) {
  Say({Said("brigade", "located_in", "kursk"), Said("brigade", "located_in", "donetsk")});
  const auto read = [&](Budget::Amounts most) {
    Budget budget(most, absl::InfiniteFuture(), nullptr);
    return ClaimReader(store().engine(), store().Head(), budget).Read({brigade_}).status();
  };
  EXPECT_TRUE(read({.edges = 2, .rows = 0, .bytes = 10'000}).ok());
  EXPECT_EQ(ReasonOf(read({.edges = 1, .rows = 0, .bytes = 10'000})), "BUDGET_EDGES");
  EXPECT_EQ(ReasonOf(read({.edges = 2, .rows = 0, .bytes = 10})), "BUDGET_BYTES");
}

}  // namespace
}  // namespace entente
