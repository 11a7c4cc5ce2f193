#include "graph/resolve/resolve.h"

#include <algorithm>

#include "absl/strings/str_format.h"
#include "gmock/gmock.h"
#include "graph/encoding/row_keys.h"
#include "graph/resolve/proposition_of.h"
#include "gtest/gtest.h"
#include "tests/graph/resolve/said.h"

namespace entente {
namespace {

using ::testing::ElementsAre;

// The brigade is a MilitaryUnit; Sudzha lies in Kursk.
Surroundings World() {
  Surroundings around;
  around.types["brigade"] = {"MilitaryUnit"};
  around.places_around["sudzha"] = {"kursk"};
  return around;
}

Said In(absl::string_view place, absl::string_view period = "2024-10-08/2024-10-13") {
  return Said("brigade", "located_in", place).When(period);
}

Resolution Ask(const Question& question, std::vector<RecordedClaim> claims,
               const Surroundings& around = World()) {
  const PredicateDefinition& predicate = Predicate(claims.front().claim.predicate);
  std::sort(claims.begin(), claims.end(), [&](const RecordedClaim& a, const RecordedClaim& b) {
    return std::pair(KeyOf(PropositionOf(a.claim, predicate)), a.id) <
           std::pair(KeyOf(PropositionOf(b.claim, predicate)), b.id);
  });
  return *Resolve(question, predicate, BuiltInOntology(), claims, around);
}

Question On(absl::string_view cut) { return {.as_of = ValidAt(cut)}; }

std::vector<std::string> Places(const Resolution& resolution) {
  std::vector<std::string> places;
  for (const PropositionRow& row : resolution.rows) {
    places.push_back(std::get<EntityId>(row.proposition.object));
  }
  return places;
}

TEST(ResolveTest, NoClaimsNoRows) {
  const Resolution none =
      *Resolve(On("ALL"), Predicate("located_in"), BuiltInOntology(), {}, World());
  EXPECT_TRUE(none.rows.empty());
  EXPECT_EQ(none.hidden, Hidden());
}

TEST(ResolveTest, ClaimsAboutOnePropositionAreOneRow) {
  const Resolution answer = Ask(On("2024-10-08"), {Recorded(1, In("kursk").By("ministry")),
                                                   Recorded(2, In("kursk").By("neighbour"))});
  ASSERT_EQ(answer.rows.size(), 1u);
  EXPECT_EQ(answer.rows[0].verdict, Verdict::kAsserted);
  EXPECT_EQ(answer.rows[0].origins, (Origins{2, 2}));
  EXPECT_THAT(answer.rows[0].claims, ElementsAre(IdNumber(1), IdNumber(2)));
}

TEST(ResolveTest, ADenialContestsDoubtsAndDeclinesOnlyDissent) {
  const Resolution answer =
      Ask(On("2024-10-08"), {Recorded(1, In("kursk")), Recorded(2, In("kursk").As(Stance::kDoubts)),
                             Recorded(3, In("kursk").As(Stance::kDeclines))});
  ASSERT_EQ(answer.rows.size(), 1u);
  EXPECT_EQ(answer.rows[0].verdict, Verdict::kAsserted);
  EXPECT_EQ(answer.rows[0].dissent, (Dissent{0, 1, 1, 0}));
  EXPECT_THAT(answer.rows[0].dissenting, ElementsAre(IdNumber(2), IdNumber(3)));
  const Resolution denied = Ask(
      On("2024-10-08"), {Recorded(1, In("kursk")), Recorded(2, In("kursk").As(Stance::kDenies))});
  EXPECT_EQ(denied.rows.at(0).verdict, Verdict::kContested);
  EXPECT_EQ(denied.rows.at(0).dissent, (Dissent{1, 0, 0, 0}));
}

TEST(ResolveTest, OnlyDenialsNoRowUnlessAskedFor) {
  Question question = On("2024-10-08");
  const std::vector<RecordedClaim> claims = {Recorded(1, In("kursk").As(Stance::kDenies))};
  EXPECT_TRUE(Ask(question, claims).rows.empty());
  EXPECT_EQ(Ask(question, claims).hidden[HiddenReason::kDenied], 1u);
  question.show_denied = true;
  const Resolution shown = Ask(question, claims);
  ASSERT_EQ(shown.rows.size(), 1u);
  EXPECT_EQ(shown.rows[0].verdict, Verdict::kDenied);
  EXPECT_THAT(shown.rows[0].claims, ElementsAre(IdNumber(1)));
  EXPECT_EQ(shown.hidden, Hidden());
}

TEST(ResolveTest, DoubtsAndDeclinesWithoutARowAreCounted) {
  const Resolution answer =
      Ask(On("2024-10-08"), {Recorded(1, In("kursk").As(Stance::kDoubts)),
                             Recorded(2, In("kursk").As(Stance::kDeclines)),
                             Recorded(3, In("x", "1914").As(Stance::kDoubts))});
  EXPECT_TRUE(answer.rows.empty());
  EXPECT_EQ(answer.hidden[HiddenReason::kDoubts], 1u);
  EXPECT_EQ(answer.hidden[HiddenReason::kDeclines], 1u);
}

TEST(ResolveTest, WhoDeniesAPlaceDoesSoForThePlacesInside) {
  const Resolution answer = Ask(
      On("2024-10-08"), {Recorded(1, In("sudzha")), Recorded(2, In("kursk").As(Stance::kDenies)),
                         Recorded(3, In("kursk").As(Stance::kDoubts))});
  EXPECT_THAT(Places(answer), ElementsAre("sudzha"));
  EXPECT_EQ(answer.rows.at(0).verdict, Verdict::kContested);
  EXPECT_EQ(answer.rows.at(0).dissent, (Dissent{1, 1, 0, 0}));
  EXPECT_EQ(answer.hidden[HiddenReason::kDenied], 1u);
}

TEST(ResolveTest, WhoDeniesAPlaceInsideSaysNothingOfTheWhole) {
  const Resolution answer = Ask(
      On("2024-10-08"), {Recorded(1, In("kursk")), Recorded(2, In("sudzha").As(Stance::kDenies))});
  EXPECT_THAT(Places(answer), ElementsAre("kursk"));
  EXPECT_EQ(answer.rows.at(0).verdict, Verdict::kAsserted);
}

TEST(ResolveTest, ADenialElsewhenOrOnlyPossibleContestsNothing) {
  for (const absl::string_view period : {"2024-10-09", "2024-10"}) {
    const Resolution answer =
        Ask(On("2024-10-08"),
            {Recorded(1, In("kursk")), Recorded(2, In("kursk", period).As(Stance::kDenies))});
    EXPECT_EQ(answer.rows.at(0).verdict, Verdict::kAsserted) << period;
  }
}

TEST(ResolveTest, RivalsContestWhereTheyOverlapInsideTheCut) {
  const std::vector<RecordedClaim> claims = {Recorded(1, In("kursk", "2024-10-08/2024-10-13")),
                                             Recorded(2, In("donetsk", "2024-10-13/2024-10-20"))};
  const Resolution both = Ask(On("2024-10-13"), claims);
  ASSERT_EQ(both.rows.size(), 2u);
  for (const PropositionRow& row : both.rows) {
    EXPECT_EQ(row.verdict, Verdict::kContested);
    EXPECT_EQ(row.dissent.rivals, 1u);
  }
  EXPECT_EQ(both.rows[0].rivals, std::vector<Proposition>{both.rows[1].proposition});
  EXPECT_EQ(Ask(On("2024-10-12"), claims).rows.at(0).verdict, Verdict::kAsserted);
  EXPECT_EQ(Ask(On("2024-10-08/2024-10-12"), claims).rows.at(0).verdict, Verdict::kAsserted);
}

TEST(ResolveTest, NestedPlacesAreNoRivals) {
  const Resolution answer =
      Ask(On("2024-10-08"), {Recorded(1, In("kursk")), Recorded(2, In("sudzha"))});
  ASSERT_EQ(answer.rows.size(), 2u);
  EXPECT_EQ(answer.rows[0].verdict, Verdict::kAsserted);
}

TEST(ResolveTest, LocatedInIsFunctionalForMilitaryUnitsOnly) {
  Surroundings around = World();
  around.types["brigade"] = {"Force"};
  const Resolution answer =
      Ask(On("2024-10-08"), {Recorded(1, In("kursk")), Recorded(2, In("donetsk"))}, around);
  ASSERT_EQ(answer.rows.size(), 2u);
  EXPECT_EQ(answer.rows[0].verdict, Verdict::kAsserted);
}

TEST(ResolveTest, AnAttestedRivalEndsTheExtrapolation) {
  const std::vector<RecordedClaim> claims = {Recorded(1, In("kursk", "2024-10-01/")),
                                             Recorded(2, In("donetsk", "2024-10-10/2024-10-12"))};
  EXPECT_THAT(Places(Ask(On("2024-10-09"), claims)), ElementsAre("kursk"));
  EXPECT_THAT(Places(Ask(On("2024-10-10"), claims)), ElementsAre("donetsk"));
  EXPECT_TRUE(Ask(On("2024-10-13"), claims).rows.empty());
  EXPECT_EQ(Ask(On("2024-10-13"), claims).hidden[HiddenReason::kPossible], 1u);
}

TEST(ResolveTest, TheSameVoicesContraryStanceEndsTheExtrapolation) {
  const std::vector<RecordedClaim> claims = {
      Recorded(1, In("kursk", "2024-10-01/").By("ministry")),
      Recorded(2, In("kursk", "2024-10-10").As(Stance::kDenies).By("ministry"))};
  EXPECT_EQ(Ask(On("2024-10-09"), claims).rows.at(0).verdict, Verdict::kAsserted);
  EXPECT_TRUE(Ask(On("2024-10-10"), claims).rows.empty());
}

TEST(ResolveTest, AnotherVoicesDenialContestsButEndsNothing) {
  const Resolution answer =
      Ask(On("2024-10-10"),
          {Recorded(1, In("kursk", "2024-10-01/").By("ministry")),
           Recorded(2, In("kursk", "2024-10-10").As(Stance::kDenies).By("neighbour"))});
  EXPECT_EQ(answer.rows.at(0).verdict, Verdict::kContested);
  EXPECT_EQ(answer.rows.at(0).certainty, Certainty::kExtrapolated);
}

TEST(ResolveTest, TheSameVoicesDoubtEndsNothing) {
  const Resolution answer =
      Ask(On("2024-10-10"),
          {Recorded(1, In("kursk", "2024-10-01/").By("ministry")),
           Recorded(2, In("kursk", "2024-10-10").As(Stance::kDoubts).By("ministry"))});
  EXPECT_EQ(answer.rows.at(0).certainty, Certainty::kExtrapolated);
}

TEST(ResolveTest, AForecastEndsNothing) {
  Question question = On("2024-10-15");
  question.lens.moods = {Mood::kFact, Mood::kForecast};
  const Resolution answer =
      Ask(question, {Recorded(1, In("kursk", "2024-10-01/")),
                     Recorded(2, In("donetsk", "2024-10-10/2024-10-12").As(Mood::kForecast))});
  EXPECT_THAT(Places(answer), ElementsAre("kursk"));
}

TEST(ResolveTest, WhatTheLensDoesNotAdmitNeitherContestsNorEnds) {
  Question question = On("2024-10-10");
  question.lens.deny.agents = {"neighbour"};
  const Resolution answer =
      Ask(question, {Recorded(1, In("kursk", "2024-10-01/").By("ministry")),
                     Recorded(2, In("donetsk", "2024-10-10").By("neighbour")),
                     Recorded(3, In("kursk", "2024-10-10").As(Stance::kDenies).By("neighbour"))});
  EXPECT_THAT(Places(answer), ElementsAre("kursk"));
  EXPECT_EQ(answer.rows.at(0).verdict, Verdict::kAsserted);
  EXPECT_EQ(answer.hidden[HiddenReason::kVoice], 2u);
}

TEST(ResolveTest, HiddenClaimsAreCountedOnlyWhereTheyCanReachTheCut) {
  const std::vector<RecordedClaim> claims = {
      Recorded(1, In("kursk", "2024-10-08").As(Mood::kForecast))};
  EXPECT_EQ(Ask(On("2024-10-08"), claims).hidden[HiddenReason::kForecast], 1u);
  EXPECT_EQ(Ask(On("2024-10-09"), claims).hidden, Hidden());
}

TEST(ResolveTest, WhatIsNotPublishedYetIsNotEvenHidden) {
  Surroundings around = World();
  around.documents["paper"].publication = *ParseMoment("2024-10-24");
  Question question{.as_of = PublishedBefore("2024-10-24")};
  EXPECT_EQ(Ask(question, {Recorded(1, In("kursk"))}, around).hidden, Hidden());
  question.as_of = PublishedBefore("2024-10-25");
  EXPECT_EQ(Ask(question, {Recorded(1, In("kursk"))}, around).rows.size(), 1u);
}

TEST(ResolveTest, TheLeastCertaintyAndTheLeastOriginsHideRows) {
  Question question = On("2024-10-08");
  question.lens.least_certainty = Certainty::kAttested;
  const std::vector<RecordedClaim> open = {Recorded(1, In("kursk", "2024-10-01/"))};
  EXPECT_EQ(Ask(question, open).hidden[HiddenReason::kPossible], 1u);
  question.lens.least_certainty = Certainty::kPossible;
  EXPECT_EQ(Ask(question, {Recorded(1, In("kursk", "2024-10"))}).rows.at(0).certainty,
            Certainty::kPossible);
  question.lens.least_origins = 2;
  EXPECT_EQ(Ask(question, open).hidden[HiddenReason::kOrigins], 1u);
}

TEST(ResolveTest, ResolveKeepsTheBestAndItStaysContested) {
  Question question = On("2024-10-08");
  question.lens.contest = Contest::kResolve;
  const Resolution answer =
      Ask(question, {Recorded(1, In("kursk")),
                     Recorded(2, In("donetsk"), {Judged(3, Graded(Reliability::kB, 2))})});
  EXPECT_THAT(Places(answer), ElementsAre("donetsk"));
  EXPECT_EQ(answer.rows.at(0).verdict, Verdict::kContested);
  EXPECT_EQ(answer.hidden[HiddenReason::kContest], 1u);
  question.lens.contest = Contest::kOnlyUncontested;
  EXPECT_EQ(Ask(question, {Recorded(1, In("kursk")), Recorded(2, In("donetsk"))})
                .hidden[HiddenReason::kContest],
            2u);
}

TEST(ResolveTest, PropositionsNotAskedForActAsRivalsButGiveNoRowsAndCounts) {
  Question question = On("2024-10-08");
  question.matches = [](const Proposition& proposition) {
    return std::get<EntityId>(proposition.object) == "kursk";
  };
  const Resolution answer = Ask(question, {Recorded(1, In("kursk")), Recorded(2, In("donetsk")),
                                           Recorded(3, In("rostov").As(Mood::kIntent)),
                                           Recorded(4, In("voronezh").As(Stance::kDenies))});
  EXPECT_THAT(Places(answer), ElementsAre("kursk"));
  EXPECT_EQ(answer.rows.at(0).verdict, Verdict::kContested);
  EXPECT_EQ(answer.hidden, Hidden());
}

TEST(ResolveTest, QuantitiesOfAnotherUnitAreNoRivals) {
  const auto strength = [](uint8_t number, double best, absl::string_view unit) {
    return Recorded(number, Said("brigade", "strength", Number(best, unit)).When("2024-10-08"));
  };
  const Resolution answer =
      Ask(On("2024-10-08"),
          {strength(1, 1000, "soldiers"), strength(2, 2000, "soldiers"), strength(3, 50, "tanks")});
  ASSERT_EQ(answer.rows.size(), 3u);
  for (const PropositionRow& row : answer.rows) {
    const auto& quantity = std::get<Quantity>(std::get<Value>(row.proposition.object).value);
    EXPECT_EQ(row.dissent.rivals, quantity.unit == "tanks" ? 0u : 1u);
  }
}

TEST(ResolveTest, TheWholeGroupIsNeededWherePropositionsBearOnEachOther) {
  EXPECT_TRUE(NeedsWholeGroup(Predicate("located_in")));
  EXPECT_TRUE(NeedsWholeGroup(Predicate("deployed_to")));
  EXPECT_TRUE(NeedsWholeGroup(Predicate("strength")));
  EXPECT_FALSE(NeedsWholeGroup(Predicate("member_of")));
}

// A brigade seen in another place every day, for so many days, still there for all that is known.
std::vector<RecordedClaim> MovingDaily(size_t days) {
  std::vector<RecordedClaim> claims;
  const Instant first = At("1960-01-01T00:00Z");
  for (size_t day = 0; day < days; ++day) {
    const std::string when = FormatInstant(Shift(first, day * kMicrosPerDay)).substr(0, 10);
    RecordedClaim claim = Recorded(0, In(absl::StrFormat("place-%05d", day), when + "/.."));
    claim.id.bytes[14] = static_cast<uint8_t>(day >> 8);
    claim.id.bytes[15] = static_cast<uint8_t>(day);
    claims.push_back(std::move(claim));
  }
  return claims;
}

// Counted at the pace, not timed: quadratic would be 400 million steps for ten thousand moves.
TEST(ResolveTest, ALongHistoryCostsItsLength) {
  for (const size_t days : {size_t{2'500}, size_t{10'000}}) {
    uint64_t told = 0;
    const absl::StatusOr<Resolution> answer =
        Resolve(On("ALL"), Predicate("located_in"), BuiltInOntology(), MovingDaily(days), World(),
                [&](uint64_t) {
                  ++told;
                  return absl::OkStatus();
                });
    ASSERT_TRUE(answer.ok()) << answer.status();
    EXPECT_EQ(answer->rows.size(), days);
    for (const PropositionRow& row : answer->rows) ASSERT_TRUE(row.rivals.empty());
    EXPECT_LT(told * Pace::kSteps, 150 * days);
  }
}

TEST(ResolveTest, CostFollowsTheRivalsThatAreAskedFor) {
  constexpr size_t kPlaces = 500;
  std::vector<RecordedClaim> claims;
  for (size_t i = 0; i < kPlaces; ++i) {
    claims.push_back(Recorded(0, In(absl::StrFormat("place-%05d", i))));
    claims.back().id.bytes[14] = static_cast<uint8_t>(i >> 8);
    claims.back().id.bytes[15] = static_cast<uint8_t>(i);
  }
  const auto cost = [&](const Question& question) {
    std::pair<uint64_t, uint64_t> told_bytes;
    EXPECT_TRUE(Resolve(question, Predicate("located_in"), BuiltInOntology(), claims, World(),
                        [&](uint64_t bytes) {
                          ++told_bytes.first;
                          told_bytes.second += bytes;
                          return absl::OkStatus();
                        })
                    .ok());
    return told_bytes;
  };
  Question one = On("2024-10-08");
  one.matches = [](const Proposition& asked) { return asked.object == Object("place-00007"); };
  EXPECT_LT(cost(one).first * Pace::kSteps, 50 * kPlaces);
  EXPECT_GE(cost(one).second, (kPlaces - 1) * sizeof(Proposition));
  EXPECT_LT(cost(one).second, kPlaces * 2 * sizeof(Proposition));
  Question best = On("2024-10-08");
  best.lens.contest = Contest::kResolve;
  EXPECT_LT(cost(best).first * Pace::kSteps, 50 * kPlaces);
  const Question all = On("2024-10-08");
  EXPECT_GT(cost(all).second,
            (kPlaces - 1) * kPlaces * sizeof(Proposition));  // and so the caller can refuse
}

TEST(ResolveTest, GivesUpWhenItsCallerHasHadEnough) {
  int told = 0;
  const absl::StatusOr<Resolution> answer = Resolve(
      On("ALL"), Predicate("located_in"), BuiltInOntology(), MovingDaily(5'000), World(),
      [&](uint64_t) { return ++told == 3 ? absl::CancelledError("enough") : absl::OkStatus(); });
  EXPECT_EQ(answer.status(), absl::CancelledError("enough"));
  EXPECT_EQ(told, 3);  // and is not told again
}

}  // namespace
}  // namespace entente
