#include "graph/query/forecasts.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/graph/query/graph_fixture.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class ForecastsTest : public GraphTest {
 protected:
  static auto Asking(const ForecastPattern& pattern) {
    return [pattern](View& view, uint64_t page, const Bookmark& from, auto sink) {
      return ListForecasts(view, pattern, page, from, sink);
    };
  }
  Answer<ForecastRow> Forecasts(const ForecastPattern& pattern = {},
                                const AsOf& as_of = ValidAt("2024-11-05"), uint64_t page = kNoEnd,
                                const Lens& lens = {}) {
    return Pages<ForecastRow>(as_of, page, Asking(pattern), lens);
  }
  Claim Foretell(absl::string_view unit, absl::string_view place, absl::string_view by) {
    const Claim claim =
        Said(unit, "located_in", place).By(by).As(Mood::kForecast).When("2024-10-23");
    Say({claim});
    return claim;
  }
};

TEST_F(ForecastsTest, OfAllClaimsOnlyForecastsAndIntentsAreListed) {
  const Claim forecast = Foretell("brigade", "kursk", "ministry");
  const Claim intent = Said("division", "located_in", "kursk").As(Mood::kIntent);
  const Claim denied =
      Said("division", "located_in", "donetsk").As(Mood::kIntent).As(Stance::kDenies);
  Say({intent, denied, Said("brigade", "located_in", "kursk"),
       Said("corps", "located_in", "kursk").As(Mood::kHypothesis),
       Said("corps", "located_in", "kursk").As(Mood::kForecast).As(Stance::kDoubts)});
  const auto answer = Forecasts();
  ASSERT_THAT(answer.rows, SizeIs(3));
  EXPECT_EQ(answer.rows[0].claim.claim, forecast);
  EXPECT_EQ(answer.rows[0].forecaster.id, "ministry");
  EXPECT_EQ(answer.hidden[HiddenReason::kDoubts], 1u);
  EXPECT_THAT(Forecasts({.moods = {Mood::kIntent}}).rows, SizeIs(2));
  EXPECT_THAT(Forecasts({.subject = "brigade"}).rows, SizeIs(1));
  EXPECT_THAT(Forecasts({.origin = "ministry"}).rows, SizeIs(1));
  EXPECT_THAT(Forecasts({.document = "echo"}).rows, IsEmpty());
}

TEST_F(ForecastsTest, PagesAndStatesLeaveNothingOut) {
  std::vector<ClaimId> expected;
  for (const absl::string_view place : {"kursk", "sudzha", "donetsk"}) {
    for (const absl::string_view unit : {"brigade", "division"}) Foretell(unit, place, "army");
  }
  const Claim seen = Said("brigade", "located_in", "kursk").When("@2024-10-23").By("ministry");
  Say({seen});
  const Claim borne_out =
      Said("brigade", "located_in", "kursk").By("army").As(Mood::kForecast).When("2024-10-23");
  Judge(Fulfils{Id(seen), Id(borne_out)});
  for (const uint64_t page : {1, 2, 4, 100}) {
    EXPECT_THAT(Forecasts({}, ValidAt("2024-11-05"), page).rows, SizeIs(6));
    const auto fulfilled =
        Forecasts({.states = {ForecastState::kFulfilled}}, ValidAt("2024-11-05"), page);
    ASSERT_THAT(fulfilled.rows, SizeIs(1));
    EXPECT_TRUE(fulfilled.rows[0].outcome.judgements.front().independent());
  }
}

TEST_F(ForecastsTest, TheLensChoosesVoicesButNotMoods) {
  Foretell("brigade", "kursk", "army");
  Foretell("division", "kursk", "ministry");
  const auto answer =
      Forecasts({}, ValidAt("2024-11-05"), kNoEnd, {.allow = {.origins = {"army"}}});
  ASSERT_THAT(answer.rows, SizeIs(1));
  EXPECT_EQ(answer.hidden[HiddenReason::kVoice], 1u);
}

TEST_F(ForecastsTest, OtherMoodsForetellNothing) {
  Reading reading = Read("ALL");
  const auto ending = ListForecasts(*reading, {.moods = {Mood::kFact}}, 1, "",
                                    [](const ForecastRow&) { return absl::OkStatus(); });
  EXPECT_EQ(ReasonOf(ending.status()), "NOT_A_FORECAST");
}

TEST_F(ForecastsTest, ScoresAreOfAllOrOfNone) {
  for (const absl::string_view unit : {"brigade", "division"}) Foretell(unit, "kursk", "army");
  Foretell("corps", "kursk", "ministry");
  Reading whole = Read("2024-11-05");
  const auto scores = ScoreForecasts(*whole, {});
  ASSERT_TRUE(scores.ok()) << scores.status();
  ASSERT_THAT(scores->rows, SizeIs(2));
  EXPECT_EQ(scores->rows[0].voice.id, "army");
  EXPECT_EQ(scores->rows[0].states[0], 2u);
  // One row may be answered, however many forecasts it sums up.
  EXPECT_TRUE(ScoreForecasts(*Read("2024-11-05", {}, {.most = {kNoEnd, 1, kNoEnd}}), {}).ok());
  EXPECT_EQ(
      ReasonOf(
          ScoreForecasts(*Read("2024-11-05", {}, {.most = {60, kNoEnd, kNoEnd}}), {}).status()),
      "BUDGET_EDGES");
}

TEST_F(ForecastsTest, APageOverAComputedAnswerGoesOnWhereItEnded) {
  const ComputedAnswer<int> answer{{1, 2, 3}, {}};
  Reading reading = Read("ALL");
  std::vector<int> taken;
  const std::function<absl::Status(int)> take = [&](int row) {
    taken.push_back(row);
    return absl::OkStatus();
  };
  const auto first = PageOver(answer, reading->budget(), 2, "", take);
  ASSERT_TRUE(first.ok());
  EXPECT_EQ(first->truncated_by, "PAGE_FULL");
  const auto second = PageOver(answer, reading->budget(), 2, first->resume, take);
  ASSERT_TRUE(second.ok());
  EXPECT_TRUE(second->complete);
  EXPECT_THAT(taken, ElementsAre(1, 2, 3));
  EXPECT_EQ(ReasonOf(PageOver(answer, reading->budget(), 2, "nonsense", take).status()),
            "PAGE_TOKEN_INVALID");
  Reading poor = Read("ALL", {}, {.most = {kNoEnd, 1, kNoEnd}});
  EXPECT_EQ(PageOver(answer, poor->budget(), 3, "", take)->truncated_by, "BUDGET_ROWS");
  EXPECT_EQ(ReasonOf(PageOver(answer, poor->budget(), 3, "", take).status()), "BUDGET_ROWS");
}

}  // namespace
}  // namespace entente
