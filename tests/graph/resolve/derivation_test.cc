#include "graph/resolve/derivation.h"

#include "gmock/gmock.h"
#include "graph/resolve/resolve.h"
#include "gtest/gtest.h"
#include "tests/graph/resolve/said.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A row "state member_of alliance" by claim `number`.
PropositionRow Member(uint8_t number, absl::string_view state, absl::string_view period,
                      Verdict verdict = Verdict::kAsserted) {
  PropositionRow row;
  row.proposition = {std::string(state), "member_of", EntityId("pact"), {}, 0, {}};
  row.verdict = verdict;
  row.origins = {number, number};
  row.claims = {IdNumber(number)};
  row.supports = {{.claim = IdNumber(number), .bounds = BoundsOf(period)}};
  row.supports[0].revision = number;
  return row;
}

Derived Allied(std::vector<std::vector<PropositionRow>> chains) {
  return {{"x", "allied_with", EntityId("y"), {}, 0, {}}, std::move(chains), 0};
}

std::vector<PropositionRow> Rows(const Derived& derived, const std::vector<RecordedClaim>& claims,
                                 const AsOf& as_of, const Lens& lens = {},
                                 Hidden* hidden = nullptr) {
  Question question{.as_of = as_of, .lens = lens};
  question.derived = {&derived, 1};
  Surroundings around;
  around.documents["paper"] = {};
  const Resolution resolution =
      Resolve(question, Predicate("allied_with"), BuiltInOntology(), claims, around).value();
  EXPECT_EQ(resolution.through.size(), resolution.rows.size());
  if (hidden != nullptr) *hidden = resolution.hidden;
  return resolution.rows;
}

Claim Claimed(absl::string_view period, Stance stance = Stance::kAsserts) {
  return Said("x", "allied_with", "y").When(period).As(stance).By("agency");
}

TEST(DerivationTest, ItHoldsWhereAllHopsDoWithTheOriginsOfTheWeaker) {
  const auto held = HeldTogether(
      {{Member(2, "x", "1949-01-01/1960-12-31"), Member(3, "y", "1950-01-01/1966-12-31")}},
      ValidAt("1955-05-05").valid);
  ASSERT_EQ(held.size(), 1u);
  EXPECT_EQ(FormatBounds(held[0].derivation.validity[0]), "1950-01-01/1960-12-31");
  EXPECT_EQ(held[0].derivation.certainty, Certainty::kAttested);
  EXPECT_EQ(held[0].derivation.origins, (Origins{2, 2}));
  EXPECT_EQ(held[0].derivation.verdict, Verdict::kAsserted);
}

TEST(DerivationTest, WhatDoesNotMeetTheCutIsNone) {
  EXPECT_THAT(
      HeldTogether({{Member(1, "x", "1949"), Member(2, "y", "1951")}}, ValidAt("ALL").valid),
      IsEmpty());
}

TEST(DerivationTest, OneRowOfSeveralChainsTheBestAndTheUnion) {
  const Derived derived =
      Allied({{Member(1, "x", "1950-01-01/1959-12-31"),
               Member(2, "y", "1950-01-01/1959-12-31", Verdict::kContested)},
              {Member(3, "x", "1970-01-01/1979-12-31"), Member(4, "y", "1970-01-01/1979-12-31")}});
  const auto rows = Rows(derived, {}, ValidAt("ALL"));
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].verdict, Verdict::kAsserted);
  EXPECT_EQ(rows[0].origins, (Origins{3, 3}));
  EXPECT_EQ(rows[0].validity.size(), 2u);
  EXPECT_THAT(rows[0].claims, ElementsAre(IdNumber(1), IdNumber(2), IdNumber(3), IdNumber(4)));
  EXPECT_EQ(rows[0].derivations.size(), 2u);
  // At one time only one of them holds, and that one is contested.
  EXPECT_EQ(Rows(derived, {}, ValidAt("1955"))[0].verdict, Verdict::kContested);
}

TEST(DerivationTest, AClaimAboutItIsOneMoreSupport) {
  const Derived derived = Allied(
      {{Member(1, "x", "1950", Verdict::kContested), Member(2, "y", "1950-01-01/1950-12-31")}});
  const auto rows = Rows(derived, {Recorded(9, Claimed("1948-01-01/1950-12-31"))}, ValidAt("1950"));
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].verdict, Verdict::kAsserted);
  EXPECT_THAT(rows[0].claims, ElementsAre(IdNumber(1), IdNumber(2), IdNumber(9)));
  EXPECT_EQ(rows[0].derivations.size(), 1u);
}

TEST(DerivationTest, ADenialOfTheRowItselfContestsIt) {
  const Derived derived =
      Allied({{Member(1, "x", "1950-01-01/1950-12-31"), Member(2, "y", "1950-01-01/1950-12-31")}});
  const auto rows = Rows(derived, {Recorded(9, Claimed("1950-01-01/1950-12-31", Stance::kDenies))},
                         ValidAt("1950"));
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].verdict, Verdict::kContested);
  EXPECT_EQ(rows[0].dissent.denies, 1u);
  EXPECT_THAT(rows[0].claims, ElementsAre(IdNumber(1), IdNumber(2)));
}

TEST(DerivationTest, DoubtsOfWhatFollowsAreDissentAndNotHidden) {
  const Derived derived =
      Allied({{Member(1, "x", "1950-01-01/1950-12-31"), Member(2, "y", "1950-01-01/1950-12-31")}});
  Hidden hidden;
  const auto rows = Rows(derived, {Recorded(9, Claimed("1950-01-01/1950-12-31", Stance::kDoubts))},
                         ValidAt("1950"), {}, &hidden);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].dissent.doubts, 1u);
  EXPECT_EQ(hidden, Hidden());
}

TEST(DerivationTest, ThroughoutOneMayHandOverToAnother) {
  const Derived derived =
      Allied({{Member(1, "x", "1950-01-01/1959-12-31"), Member(2, "y", "1950-01-01/1959-12-31")},
              {Member(3, "x", "1960-01-01/1969-12-31"), Member(4, "y", "1960-01-01/1969-12-31")}});
  EXPECT_EQ(Rows(derived, {}, ValidAt("1955/1965", ValidMode::kThroughout)).size(), 1u);
  EXPECT_THAT(Rows(derived, {}, ValidAt("1955/1970", ValidMode::kThroughout)), IsEmpty());
  // And so may a claim.
  EXPECT_EQ(Rows(derived, {Recorded(9, Claimed("1970-01-01/1979-12-31"))},
                 ValidAt("1955/1975", ValidMode::kThroughout))
                .size(),
            1u);
}

TEST(DerivationTest, TheLensWeighsARowThatFollowsLikeAnyOther) {
  const Derived possible = Allied({{Member(1, "x", "1950-02"), Member(2, "y", "1950-02")}});
  Hidden hidden;
  EXPECT_THAT(Rows(possible, {}, ValidAt("1950"), {}, &hidden), IsEmpty());
  EXPECT_EQ(hidden[HiddenReason::kPossible], 1u);
  Lens lens;
  lens.least_origins = 2;
  EXPECT_THAT(Rows(Allied({{Member(1, "x", "1950-01-01/1950-12-31"),
                            Member(5, "y", "1950-01-01/1950-12-31")}}),
                   {}, ValidAt("1950"), lens, &hidden),
              IsEmpty());
  EXPECT_EQ(hidden[HiddenReason::kOrigins], 1u);
}

TEST(DerivationTest, UnderResolveADenialNeedsBetterCreditThanTheWeakerHop) {
  Derived derived =
      Allied({{Member(1, "x", "1950-01-01/1950-12-31"), Member(2, "y", "1950-01-01/1950-12-31")}});
  derived.chains[0][0].supports[0].credibility = 1;
  derived.chains[0][1].supports[0].credibility = 3;
  Lens lens;
  lens.contest = Contest::kResolve;
  const auto denied = [](uint8_t credibility) {
    return std::vector<RecordedClaim>{Recorded(9, Claimed("1950-01-01/1950-12-31", Stance::kDenies),
                                               {Judged(10, Graded(Reliability::kA, credibility))})};
  };
  std::vector<RecordedClaim> better = denied(2);
  better[0].judgements[0].judgement.act =
      Grade{.claim = IdNumber(9), .reliability = Reliability::kA, .credibility = 2};
  EXPECT_THAT(Rows(derived, better, ValidAt("1950"), lens), IsEmpty());
  std::vector<RecordedClaim> equal = denied(3);
  EXPECT_EQ(Rows(derived, equal, ValidAt("1950"), lens).size(), 1u);
}

}  // namespace
}  // namespace entente
