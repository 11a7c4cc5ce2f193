#include "gmock/gmock.h"
#include "graph/query/queries.h"
#include "gtest/gtest.h"
#include "tests/graph/query/graph_fixture.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class ClaimsTest : public GraphTest {
 protected:
  static auto Asking(const ClaimPattern& pattern) {
    return [pattern](View& view, uint64_t page, const Bookmark& from, auto sink) {
      return ListClaims(view, pattern, page, from, sink);
    };
  }
  std::vector<ClaimId> Ids(const ClaimPattern& pattern, const AsOf& as_of = ValidAt("ALL"),
                           uint64_t page = kNoEnd) {
    std::vector<ClaimId> ids;
    for (const RecordedClaim& claim : Pages<RecordedClaim>(as_of, page, Asking(pattern)).rows) {
      ids.push_back(claim.id);
    }
    return ids;
  }
};

TEST_F(ClaimsTest, ClaimsAreListedWhateverTheLens) {
  const Claim denied = Said("brigade", "located_in", "kursk").As(Stance::kDenies);
  const Claim forecast = Said("brigade", "located_in", "donetsk").As(Mood::kForecast);
  Say({denied, forecast});
  Judge(Retract{Id(forecast), RetractReason::kRecorderError});
  EXPECT_THAT(Ids({.subject = "brigade", .predicate = "located_in"}),
              ElementsAre(Id(forecast), Id(denied)));
  EXPECT_THAT(Ids({.subject = "brigade", .stances = {Stance::kDenies}}), ElementsAre(Id(denied)));
  EXPECT_THAT(Ids({.moods = {Mood::kForecast}}), ElementsAre(Id(forecast)));
  EXPECT_THAT(Ids({.subject = "nobody"}), IsEmpty());
}

TEST_F(ClaimsTest, EachClaimComesWithTheJudgementsThatStandOnIt) {
  const Claim claim = Said("brigade", "located_in", "kursk");
  Say({claim});
  Judge(Prefer{Id(claim)});
  const auto answer =
      Pages<RecordedClaim>(ValidAt("ALL"), kNoEnd, Asking({.predicate = "located_in"}));
  ASSERT_EQ(answer.rows.size(), 1u);
  EXPECT_EQ(answer.rows[0].claim, claim);
  ASSERT_EQ(answer.rows[0].judgements.size(), 1u);
  EXPECT_EQ(answer.rows[0].judgements[0].judgement.principal, "tester");
}

TEST_F(ClaimsTest, ADocumentsClaimsComeInOrderOfRecording) {
  const Claim first = Said("division", "located_in", "kursk").In("echo");
  const Claim second = Said("brigade", "located_in", "kursk").In("echo");
  Say({first, Said("corps", "located_in", "kursk")});
  Say({second});
  EXPECT_THAT(Ids({.document = "echo"}), ElementsAre(Id(first), Id(second)));
  EXPECT_THAT(Ids({.predicate = "located_in", .document = "echo"}),
              ElementsAre(Id(first), Id(second)));
  EXPECT_THAT(Ids({.object = "kursk", .document = "echo"}), ElementsAre(Id(second), Id(first)));
  EXPECT_THAT(Ids({.document = "unheard_of"}), IsEmpty());
}

TEST_F(ClaimsTest, AnInversesNameSwapsSubjectAndObject) {
  const Claim claim = Said("brigade", "located_in", "kursk");
  Say({claim});
  EXPECT_THAT(Ids({.subject = "kursk", .predicate = "hosts"}), ElementsAre(Id(claim)));
}

TEST_F(ClaimsTest, ASymmetricClaimIsFoundFromEitherEndAsStated) {
  const Claim claim = Said("ukraine", "borders", "russia");
  Say({claim});
  for (const absl::string_view end : {"ukraine", "russia"}) {
    EXPECT_THAT(Ids({.subject = std::string(end), .predicate = "borders"}), ElementsAre(Id(claim)));
    EXPECT_THAT(Ids({.predicate = "borders", .object = std::string(end)}), ElementsAre(Id(claim)));
  }
}

TEST_F(ClaimsTest, OnlyThePublicationAndRecordCutsApply) {
  Publish("paper", "2024-10-24");
  const Claim claim = Said("brigade", "located_in", "kursk").When("2024-10-08");
  const Claim undated = Said("brigade", "located_in", "kursk").When("2024-10-08").In("echo");
  const Revision revision = Say({claim, undated});
  const ClaimPattern pattern{.predicate = "located_in"};
  EXPECT_EQ(Ids(pattern, ValidAt("1914")).size(), 2u);
  AsOf before = ValidAt("ALL");
  before.recorded_at = revision - 1;
  EXPECT_THAT(Ids(pattern, before), IsEmpty());
  EXPECT_THAT(Ids(pattern, PublishedBefore("2024-10-24")), IsEmpty());
  const auto answer = Pages<RecordedClaim>(PublishedBefore("2024-10-25"), kNoEnd, Asking(pattern));
  ASSERT_EQ(answer.rows.size(), 1u);
  EXPECT_EQ(answer.rows[0].id, Id(claim));
  EXPECT_EQ(answer.hidden[HiddenReason::kUnpublished], 1u);
}

TEST_F(ClaimsTest, PagesOfAnySizeMakeOneAnswerAndCountWhatIsHiddenOnce) {
  Publish("paper", "2024-10-24");
  std::vector<Claim> claims;
  for (const absl::string_view day : {"2024-10-01", "2024-10-02", "2024-10-03", "2024-10-04"}) {
    for (const absl::string_view document : {"paper", "echo"}) {
      claims.push_back(Said("brigade", "located_in", "kursk").When(day).In(document));
      claims.push_back(Said("corps", "located_in", "kursk").When(day).In(document));
    }
  }
  Say(claims);
  for (const ClaimPattern& pattern : std::vector<ClaimPattern>{{},
                                                               {.predicate = "located_in"},
                                                               {.object = "kursk"},
                                                               {.document = "paper"},
                                                               {.document = "echo"}}) {
    const AsOf as_of = PublishedBefore("2024-10-25");
    const auto whole = Pages<RecordedClaim>(as_of, kNoEnd, Asking(pattern));
    for (const uint64_t page : {1, 2, 3}) {
      EXPECT_EQ(Ids(pattern, as_of, page), Ids(pattern, as_of));
      EXPECT_EQ(Pages<RecordedClaim>(as_of, page, Asking(pattern)).hidden, whole.hidden);
    }
  }
}

TEST_F(ClaimsTest, BookmarksOfAnotherRequestAreRefused) {
  Say({Said("brigade", "located_in", "kursk"), Said("corps", "located_in", "kursk")});
  Reading reading = Read("ALL");
  const auto sink = [](RecordedClaim) { return absl::OkStatus(); };
  const auto first = ListClaims(*reading, {.predicate = "located_in"}, 1, "", sink);
  ASSERT_TRUE(first.ok());
  ASSERT_FALSE(first->complete);
  for (const Bookmark& bookmark :
       {first->resume, Bookmark("\x01short"), Bookmark("\x07"), Bookmark(1, '\0') + "x"}) {
    const auto ending = ListClaims(*reading, {.document = "paper"}, 1, bookmark, sink);
    ASSERT_FALSE(ending.ok());
    EXPECT_EQ(ReasonOf(ending.status()), "PAGE_TOKEN_INVALID");
  }
}

TEST_F(ClaimsTest, WithoutARowLeftTheBudgetIsTheError) {
  Say({Said("brigade", "located_in", "kursk")});
  Allowance allowance;
  allowance.most.rows = 0;
  Reading reading = Read("ALL", {}, allowance);
  const auto ending = ListClaims(*reading, {.predicate = "located_in"}, 10, "",
                                 [](RecordedClaim) { return absl::OkStatus(); });
  EXPECT_EQ(ReasonOf(ending.status()), "BUDGET_ROWS");
}

}  // namespace
}  // namespace entente
