#include "graph/query/diff.h"

#include "gmock/gmock.h"
#include "graph/query/page.h"
#include "gtest/gtest.h"
#include "tests/graph/query/graph_fixture.h"

namespace entente {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

const char* NameOf(DiffKind kind) {
  return kind == DiffKind::kGone ? "gone" : kind == DiffKind::kNew ? "new" : "changed";
}

struct WholeDiff {
  std::vector<RowDiff> rows;
  Hidden hidden_before, hidden_after;
  uint64_t unchanged = 0;
  std::vector<std::string> Texts() const {
    std::vector<std::string> texts;
    for (const RowDiff& row : rows) {
      texts.push_back(absl::StrCat(NameOf(row.kind), " ", row.proposition().subject, " ",
                                   row.proposition().predicate));
    }
    return texts;
  }
};

class DiffTest : public GraphTest {
 protected:
  // Two views with one budget.
  struct Pair {
    Pair(const Store& store, const AsOf& a, const AsOf& b, const Lens& lens_a, const Lens& lens_b,
         const Budget::Amounts& most = {kNoEnd, kNoEnd, uint64_t{1} << 40})
        : budget(most, absl::InfiniteFuture(), nullptr),
          before(store, a, lens_a, budget),
          after(store, b, lens_b, budget) {}
    Sides sides() { return {before, after}; }
    Budget budget;
    View before, after;
  };

  AsOf AsOfAt(Revision revision, absl::string_view valid = "ALL") {
    AsOf as_of = ValidAt(valid);
    as_of.recorded_at = revision;
    return as_of;
  }

  // `fits`: how many rows a sink takes before it is full for the first time; 0: all.
  WholeDiff Whole(const AsOf& a, const AsOf& b, const PropositionPattern& pattern,
                  uint64_t page = kNoEnd, uint64_t fits = 0, const Lens& lens_a = {},
                  const Lens& lens_b = {}) {
    WholeDiff whole;
    Bookmark from;
    for (int pages = 0; pages < 1000; ++pages) {
      Pair pair(store(), a, b, lens_a, lens_b);
      uint64_t taken = 0;
      const auto ending = Diff(pair.sides(), pattern, page, from, [&](RowDiff row) -> absl::Status {
        if (fits > 0 && taken == fits) return PageFull();
        ++taken;
        whole.rows.push_back(std::move(row));
        return absl::OkStatus();
      });
      EXPECT_TRUE(ending.ok()) << ending.status();
      if (!ending.ok()) return whole;
      EXPECT_LE(taken, page);
      whole.hidden_before += ending->hidden_before;
      whole.hidden_after += ending->ending.hidden;
      whole.unchanged += ending->unchanged;
      if (ending->ending.complete) return whole;
      EXPECT_NE(ending->ending.resume, from);
      from = ending->ending.resume;
    }
    ADD_FAILURE() << "no end";
    return whole;
  }
};

TEST_F(DiffTest, RowsComeGoAndChange) {
  const Claim stays = Said("corps", "deployed_to", "kursk");
  const Claim goes = Said("corps", "located_in", "donetsk");
  Say({stays, goes, Said("division", "located_in", "sudzha")});
  const Revision before = store().Head();
  Judge(Retract{.target = Id(goes), .reason = RetractReason::kRecorderError, .published = {}});
  Say({Said("division", "located_in", "sudzha").In("echo"), Said("corps", "located_in", "sudzha")});
  const WholeDiff diff = Whole(AsOfAt(before), AsOfAt(store().Head()), {});
  EXPECT_THAT(diff.Texts(), ElementsAre("gone corps located_in", "new corps located_in",
                                        "changed division located_in"));
  EXPECT_EQ(diff.hidden_before[HiddenReason::kRetracted], 0u);
  EXPECT_EQ(diff.hidden_after[HiddenReason::kRetracted], 1u);
  EXPECT_GT(diff.unchanged, 1u);
  ASSERT_THAT(diff.rows, SizeIs(3));
  EXPECT_THAT(diff.rows[0].claims_gone, ElementsAre(Id(goes)));
  EXPECT_THAT(diff.rows[2].fields, ElementsAre(RowField::kOrigins, RowField::kSupport));
}

TEST_F(DiffTest, BackwardsItIsTheSameTurnedRound) {
  Say({Said("corps", "located_in", "donetsk")});
  const Revision before = store().Head();
  Say({Said("corps", "located_in", "kursk")});
  const WholeDiff there = Whole(AsOfAt(before), AsOfAt(store().Head()), {});
  const WholeDiff back = Whole(AsOfAt(store().Head()), AsOfAt(before), {});
  EXPECT_THAT(there.Texts(), ElementsAre("new corps located_in"));
  EXPECT_THAT(back.Texts(), ElementsAre("gone corps located_in"));
  EXPECT_EQ(there.unchanged, back.unchanged);
}

TEST_F(DiffTest, OfAReadAgainstItselfNothingDiffers) {
  Say({Said("corps", "located_in", "donetsk")});
  const WholeDiff diff = Whole(AsOfAt(store().Head()), AsOfAt(store().Head()), {});
  EXPECT_THAT(diff.rows, IsEmpty());
  EXPECT_GT(diff.unchanged, 10u);
}

TEST_F(DiffTest, WhatIfAClaimWereRetracted) {
  const Claim strength = Said("corps", "strength", Number(1500, "soldiers"));
  Say({strength, Said("corps", "located_in", "kursk")});
  Lens what_if;
  what_if.assume_retracted = {Id(strength)};
  const AsOf now = AsOfAt(store().Head());
  const WholeDiff diff = Whole(now, now, {}, kNoEnd, 0, {}, what_if);
  EXPECT_THAT(diff.Texts(), ElementsAre("gone corps strength"));
}

TEST_F(DiffTest, WhatAMergeChanges) {
  Say({Said("russia", "aids", "belarus"), Said("ukraine", "aids", "army")});
  const Revision before = Judge(SameAs{"russia", "ukraine"}) - 1;
  const AsOf then = AsOfAt(before);
  const AsOf now = AsOfAt(store().Head());
  PropositionPattern pattern;
  pattern.predicate = "aids";
  EXPECT_THAT(Whole(then, now, pattern).Texts(),
              UnorderedElementsAre("gone ukraine aids", "new russia aids"));
  EXPECT_THAT(Whole(now, then, pattern).Texts(),
              UnorderedElementsAre("new ukraine aids", "gone russia aids"));
  // Either id is the whole entity where they are one, and itself where they are not.
  pattern.subject = "ukraine";
  EXPECT_THAT(Whole(then, now, pattern).Texts(),
              UnorderedElementsAre("gone ukraine aids", "new russia aids", "new russia aids"));
  pattern.subject = "russia";
  EXPECT_THAT(Whole(then, now, pattern).Texts(), UnorderedElementsAre("new russia aids"));
}

TEST_F(DiffTest, ARowStatedUnderAnotherIdOnEitherSideIsToldOnce) {
  TypeOf("yemen", "State");
  Say({Said("yemen", "aids", "army")});
  const JudgementId same = graph_.MustJudge(SameAs{"belarus", "yemen"});
  const Revision joined = store().Head();
  Judge(RetractJudgement{same});
  Say({Said("belarus", "aids", "army")});
  PropositionPattern pattern;
  pattern.predicate = "aids";
  for (const uint64_t page : {uint64_t{1}, kNoEnd}) {
    EXPECT_THAT(Whole(AsOfAt(joined), AsOfAt(store().Head()), pattern, page).Texts(),
                UnorderedElementsAre("changed belarus aids", "new yemen aids"));
  }
}

TEST_F(DiffTest, WhatIfTwoWereOne) {
  Say({Said("russia", "aids", "belarus"), Said("ukraine", "aids", "belarus")});
  Lens assumed;
  assumed.assume_same = {{"russia", "ukraine"}};
  PropositionPattern pattern;
  pattern.predicate = "aids";
  const AsOf now = AsOfAt(store().Head());
  EXPECT_THAT(Whole(now, now, pattern, kNoEnd, 0, Lens(), assumed).Texts(),
              UnorderedElementsAre("changed russia aids", "gone ukraine aids"));
}

TEST_F(DiffTest, WhatOnlyFollowsComesAndGoes) {
  TypeOf("pact", "Alliance");
  const Claim membership = Said("belarus", "member_of", "pact");
  const Revision before = Say({membership, Said("russia", "member_of", "pact")});
  Say({Said("ukraine", "member_of", "pact")});
  Lens retracted;
  retracted.assume_retracted = {Id(membership)};
  // The pairs of whoever joined later, and those that are there on one side only, whichever it is.
  for (const char* predicate : {"allied_with", ""}) {
    PropositionPattern pattern;
    pattern.predicate = predicate;
    pattern.subject = "belarus";
    const AsOf now = AsOfAt(store().Head());
    EXPECT_THAT(Whole(AsOfAt(before), now, pattern).Texts(), Contains("new belarus allied_with"));
    EXPECT_THAT(Whole(now, AsOfAt(before), pattern).Texts(), Contains("gone belarus allied_with"));
    for (const uint64_t page : {uint64_t{1}, kNoEnd}) {
      const WholeDiff gone = Whole(now, now, pattern, page, 0, {}, retracted);
      EXPECT_THAT(gone.Texts(), Contains("gone belarus allied_with").Times(2));
      EXPECT_EQ(Whole(now, now, pattern, page, 0, retracted, {}).rows.size(), gone.rows.size());
    }
  }
}

TEST_F(DiffTest, PlacesWithinAndTypesAreEachSidesOwn) {
  Say({Said("brigade", "located_in", "sudzha"), Said("brigade", "deployed_to", "donetsk")});
  const Revision before = store().Head();
  Say({Said("sudzha", "part_of", "kursk")});
  TypeOf("brigade", "Force");
  EXPECT_THAT(
      Whole(AsOfAt(before), AsOfAt(store().Head()), {.predicate = "located_in", .within = "kursk"})
          .Texts(),
      ElementsAre("new brigade located_in"));
  EXPECT_THAT(Whole(AsOfAt(before), AsOfAt(store().Head()),
                    {.predicate = "deployed_to", .subject_type = "Force"})
                  .Texts(),
              ElementsAre("new brigade deployed_to"));
}

TEST_F(DiffTest, PagesOfAnySizeMakeOneDiff) {
  Say({Said("brigade", "located_in", "donetsk").When("2024-10-08"),
       Said("brigade", "located_in", "kursk").As(Stance::kDenies),
       Said("division", "located_in", "sudzha").As(Mood::kForecast),
       Said("corps", "located_in", "donetsk").As(Stance::kDoubts)});
  const Revision before = store().Head();
  Say({Said("brigade", "located_in", "kursk"), Said("division", "located_in", "kursk"),
       Said("corps", "located_in", "sudzha"), Said("corps", "deployed_to", "sudzha"),
       Said("brigade", "name", Words("61st Brigade"))});
  Lens forecasts;
  forecasts.moods = {Mood::kFact, Mood::kForecast};
  for (const PropositionPattern& pattern :
       std::vector<PropositionPattern>{{}, {.predicate = "located_in"}, {.show_denied = true}}) {
    const auto ask = [&](uint64_t page, uint64_t fits) {
      return Whole(AsOfAt(before), AsOfAt(store().Head()), pattern, page, fits, {}, forecasts);
    };
    const WholeDiff whole = ask(kNoEnd, 0);
    EXPECT_GE(whole.rows.size(), 3u);
    for (const auto& [page, fits] :
         std::vector<std::pair<uint64_t, uint64_t>>{{1, 0}, {2, 0}, {3, 0}, {kNoEnd, 1}, {3, 2}}) {
      const WholeDiff paged = ask(page, fits);
      EXPECT_EQ(paged.rows, whole.rows) << page << " " << fits;
      EXPECT_EQ(paged.hidden_before, whole.hidden_before) << page << " " << fits;
      EXPECT_EQ(paged.hidden_after, whole.hidden_after) << page << " " << fits;
      EXPECT_EQ(paged.unchanged, whole.unchanged) << page << " " << fits;
    }
  }
}

TEST_F(DiffTest, ABudgetEndsItAndTellsWhereToResume) {
  const Revision before = store().Head();
  std::vector<Claim> claims;
  for (int i = 0; i < 600; ++i) {
    claims.push_back(Said("corps", "name", Words(absl::StrCat("name ", 1000 + i))));
  }
  Say(claims);
  Pair pair(store(), AsOfAt(before), AsOfAt(store().Head()), {}, {},
            {kNoEnd, 300, uint64_t{1} << 40});
  uint64_t rows = 0;
  const auto ending =
      Diff(pair.sides(), {.subject = "corps", .predicate = "name"}, kNoEnd, "", [&](RowDiff) {
        ++rows;
        return absl::OkStatus();
      });
  ASSERT_TRUE(ending.ok()) << ending.status();
  EXPECT_EQ(rows, 300u);
  EXPECT_EQ(ending->ending.truncated_by, "BUDGET_ROWS");
  EXPECT_FALSE(ending->ending.resume.empty());
  Pair none(store(), AsOfAt(before), AsOfAt(store().Head()), {}, {}, {10, 300, 1 << 20});
  EXPECT_EQ(ReasonOf(Diff(none.sides(), {.subject = "corps", .predicate = "name"}, kNoEnd, "",
                          [](RowDiff) { return absl::OkStatus(); })
                         .status()),
            "BUDGET_EDGES");
}

TEST_F(DiffTest, ABookmarkOfAnotherQuestionIsRefused) {
  Pair pair(store(), AsOfAt(store().Head()), AsOfAt(store().Head()), {}, {});
  const auto sink = [](RowDiff) { return absl::OkStatus(); };
  EXPECT_EQ(ReasonOf(Diff(pair.sides(), {}, 10, "?", sink).status()), "PAGE_TOKEN_INVALID");
}

TEST_F(DiffTest, OfPlacesOnlyThoseAreCompared) {
  Say({Said("corps", "located_in", "donetsk")});
  const Revision before = store().Head();
  const Claim claim = Said("corps", "located_in", "kursk");
  Say({claim, Said("division", "located_in", "kursk")});
  Proposition proposition;
  proposition.subject = claim.subject;
  proposition.predicate = claim.predicate;
  proposition.object = claim.object;
  Pair pair(store(), AsOfAt(before), AsOfAt(store().Head()), {}, {});
  std::vector<RowDiff> rows;
  const auto ending =
      DiffPlaces(pair.sides(), {{"corps", KeyOf(proposition)}}, false, [&](RowDiff row) {
        rows.push_back(std::move(row));
        return absl::OkStatus();
      });
  ASSERT_TRUE(ending.ok()) << ending.status();
  ASSERT_THAT(rows, SizeIs(1));
  EXPECT_EQ(rows.front().kind, DiffKind::kNew);
  EXPECT_TRUE(ending->ending.complete);
}

}  // namespace
}  // namespace entente
