#include "graph/query/disputes.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/graph/query/graph_fixture.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class DisputesTest : public GraphTest {
 protected:
  Answer<Dispute> Disputes(const DisputePattern& pattern = {}, uint64_t page = kNoEnd,
                           const Lens& lens = {}) {
    return Pages<Dispute>(
        ValidAt("2024-10-24"), page,
        [pattern](View& view, uint64_t most, const Bookmark& from, auto sink) {
          return ListDisputes(view, pattern, most, from, sink);
        },
        lens);
  }
  static std::vector<std::string> Rows(const Dispute& dispute) {
    std::vector<std::string> rows;
    for (const DisputedRow& one : dispute.rows) {
      rows.push_back(absl::StrCat(Text(one.row.proposition), one.resolve ? " resolve" : "",
                                  one.only_uncontested ? " uncontested" : ""));
    }
    return rows;
  }
};

TEST_F(DisputesTest, RivalsAndDenialsAreListedWithWhoStands) {
  const Claim best = Said("brigade", "located_in", "kursk").When("@2024-10-24").By("ministry");
  const Claim denied = Said("division", "located_in", "kursk").When("@2024-10-24").By("army");
  const Claim denial =
      Said("division", "located_in", "kursk").When("@2024-10-24").By("russia").As(Stance::kDenies);
  Say({best, Said("brigade", "located_in", "donetsk").When("@2024-10-24").By("army"), denied,
       denial,
       Said("division", "located_in", "kursk")
           .By("belarus")
           .As(Stance::kDoubts)
           .When("2024-10-24")});
  Judge(Grade{.claim = Id(best), .scheme = "admiralty", .credibility = 2});
  const auto answer = Disputes();
  ASSERT_THAT(answer.rows, SizeIs(2));
  EXPECT_EQ(answer.rows[0].kind, DisputeKind::kFunctional);
  EXPECT_EQ(answer.rows[0].certainty, Certainty::kAttested);
  EXPECT_THAT(Rows(answer.rows[0]),
              ElementsAre("brigade located_in donetsk", "brigade located_in kursk resolve"));
  EXPECT_EQ(answer.rows[1].kind, DisputeKind::kDenial);
  EXPECT_THAT(Rows(answer.rows[1]), ElementsAre("division located_in kursk resolve"));
  EXPECT_THAT(answer.rows[1].denying, ElementsAre(Id(denial)));
  EXPECT_THAT(Disputes({.kinds = {DisputeKind::kDenial}}).rows, SizeIs(1));
  EXPECT_THAT(Disputes({.subject = "brigade"}).rows, SizeIs(1));
  EXPECT_THAT(Disputes({.within = "donetsk"}).rows, SizeIs(1));
  EXPECT_THAT(Disputes({.predicate = "strength"}).rows, IsEmpty());
  // Whatever the contest of the lens.
  EXPECT_THAT(Disputes({}, kNoEnd, {.contest = Contest::kOnlyUncontested}).rows, SizeIs(2));
}

TEST_F(DisputesTest, PagesGoOnBehindWhatWasStatedWithSeveralIds) {
  std::vector<Claim> claims;
  for (int i = 0; i < 300; ++i)
    claims.push_back(Said(absl::StrCat("p", i), "type", Words("Region")));
  Say(claims);
  TypeOf("zouaves", "MilitaryUnit");
  claims.clear();
  for (const char* unit : {"brigade", "division", "zouaves"}) {
    for (int i = 0; i < 300; ++i) {
      const std::string place = absl::StrCat("p", i);
      claims.push_back(Said(unit, "deployed_to", place).By("ministry"));
      claims.push_back(Said(unit, "deployed_to", place).By("army").As(Stance::kDenies));
    }
  }
  Say({claims.begin(), claims.begin() + 900});
  Say({claims.begin() + 900, claims.end()});
  Judge(SameAs{"brigade", "division"});
  const DisputePattern denials{.kinds = {DisputeKind::kDenial}, .predicate = "deployed_to"};
  const auto whole = Disputes(denials);
  EXPECT_EQ(whole.rows.size(), 600u);
  EXPECT_EQ(Disputes(denials, 37).rows, whole.rows);
}

TEST_F(DisputesTest, JoinsThatAreKeptApartComeLast) {
  Say({Said("brigade", "located_in", "kursk").By("ministry"),
       Said("brigade", "located_in", "kursk").By("army").As(Stance::kDenies)});
  Judge(NotSameAs{"kursk", "donetsk"});
  Judge(SameAs{"sudzha", "kursk"});
  Judge(SameAs{"sudzha", "donetsk"});
  for (const uint64_t page : {uint64_t{1}, kNoEnd}) {
    const auto answer = Disputes({}, page);
    ASSERT_THAT(answer.rows, SizeIs(2));
    EXPECT_EQ(answer.rows[0].kind, DisputeKind::kDenial);
    EXPECT_EQ(answer.rows[1].kind, DisputeKind::kIdentity);
    ASSERT_TRUE(answer.rows[1].join.has_value());
    EXPECT_EQ(answer.rows[1].join->same.b, "donetsk");
  }
  EXPECT_THAT(Disputes({.kinds = {DisputeKind::kIdentity}}).rows, SizeIs(1));
  EXPECT_THAT(Disputes({.kinds = {DisputeKind::kIdentity}, .subject = "donetsk"}).rows, SizeIs(1));
  EXPECT_THAT(Disputes({.kinds = {DisputeKind::kIdentity}, .subject = "russia"}).rows, IsEmpty());
  EXPECT_THAT(Disputes({.kinds = {DisputeKind::kIdentity}, .within = "kursk"}).rows, IsEmpty());
  // A lens that assumes more hides none.
  Lens lens;
  lens.assume_same = {{"belarus", "sudzha"}};
  EXPECT_THAT(Disputes({.kinds = {DisputeKind::kIdentity}}, kNoEnd, lens).rows, SizeIs(1));
}

TEST_F(DisputesTest, FiguresWithoutAScopeAreInAPossibleDispute) {
  const auto soldiers = [](double count) {
    return Value{Quantity{.best = count, .unit = "soldier", .measure = Measure::kStock}};
  };
  Say({Said("corps", "strength", soldiers(12'000)).When("2024-10-24"),
       Said("corps", "strength", soldiers(3'000)).When("2024-10-24").For("place", "kursk"),
       Said("corps", "strength", soldiers(9'000)).When("2024-10-24").For("place", "kursk")});
  const auto answer = Disputes();
  ASSERT_THAT(answer.rows, SizeIs(2));
  EXPECT_THAT(answer.rows[0].rows, SizeIs(2));
  EXPECT_EQ(answer.rows[0].kind, DisputeKind::kQuantity);
  EXPECT_EQ(answer.rows[0].certainty, Certainty::kAttested);
  EXPECT_THAT(answer.rows[1].rows, SizeIs(3));
  EXPECT_EQ(answer.rows[1].certainty, Certainty::kPossible);
}

TEST_F(DisputesTest, ATypeRetractedLaterMakesADispute) {
  const Claim type = Said("flotilla", "type", Words("MilitaryUnit"));
  Say({type});
  Say({Said("flotilla", "located_in", "kursk").When("2024-10-24")});
  EXPECT_THAT(Disputes().rows, IsEmpty());
  Judge(Retract{Id(type), RetractReason::kRecorderError});
  const auto answer = Disputes();
  ASSERT_THAT(answer.rows, SizeIs(1));
  EXPECT_EQ(answer.rows[0].kind, DisputeKind::kType);
  EXPECT_EQ(answer.rows[0].breaches.front().entity, "flotilla");
  EXPECT_THAT(Rows(answer.rows[0]), ElementsAre("flotilla located_in kursk resolve uncontested"));
}

TEST_F(DisputesTest, PagesOfAnyLengthListTheSame) {
  for (const absl::string_view unit : {"brigade", "division"}) {
    for (const absl::string_view place : {"kursk", "donetsk", "sudzha"}) {
      Say({Said(unit, "located_in", place).When("2024-10-24").By("army"),
           Said(unit, "located_in", place).When("2024-10-24").By("russia").As(Stance::kDenies)});
    }
  }
  const auto whole = Disputes();
  ASSERT_THAT(whole.rows, SizeIs(8));  // a rivalry and three denials of each
  for (const uint64_t page : {1, 2, 3, 5}) {
    const auto paged = Disputes({}, page);
    EXPECT_EQ(paged.rows, whole.rows);
    EXPECT_EQ(paged.hidden, whole.hidden);
  }
}

TEST_F(DisputesTest, ABookmarkOfAnotherQuestionIsRefused) {
  Reading reading = Read("ALL");
  const auto ending =
      ListDisputes(*reading, {}, 1, "nonsense", [](const Dispute&) { return absl::OkStatus(); });
  EXPECT_EQ(ReasonOf(ending.status()), "PAGE_TOKEN_INVALID");
}

}  // namespace
}  // namespace entente
