#include "graph/query/preview.h"

#include <memory>

#include "gmock/gmock.h"
#include "graph/store/planned_commit.h"
#include "gtest/gtest.h"
#include "tests/graph/query/graph_fixture.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class PreviewTest : public GraphTest {
 protected:
  void SetUp() override {
    GraphTest::SetUp();
    Say({Said("brigade", "located_in", "sudzha").When("2024-10-08/2024-10-20"),
         Said("division", "located_in", "donetsk"), Said("corps", "deployed_to", "kursk")});
  }

  // What a commit of these changes would change: "new brigade located_in donetsk".
  std::vector<std::string> Previewed(std::vector<Change> changes, bool* everywhere = nullptr) {
    const Commit commit = graph_.NewCommit(std::move(changes));
    auto plan = PlanCommit(store(), commit);
    EXPECT_TRUE(plan.ok()) << plan.status();
    if (!plan.ok()) return {"refused"};
    const Revision head = plan->head;
    const CommitResult result = plan->result;
    const auto draft = DraftGraph::Make(store(), *std::move(plan));
    EXPECT_TRUE(draft.ok()) << draft.status();
    Budget budget({kNoEnd, kNoEnd, uint64_t{1} << 40}, absl::InfiniteFuture(), nullptr);
    AsOf as_of = ValidAt("ALL");
    as_of.recorded_at = head;
    View before(store(), as_of, Lens(), budget);
    as_of.recorded_at = head + 1;
    View after((*draft)->store(), as_of, Lens(), budget);
    std::vector<std::string> texts;
    const auto reach = ReachOf(after, commit, result);
    EXPECT_TRUE(reach.ok()) << reach.status();
    if (!reach.ok()) return {"out of reach"};
    if (everywhere != nullptr) *everywhere = reach->everywhere;
    const auto ending = Preview({before, after}, *reach, false, [&](RowDiff diff) {
      const char* kind = diff.kind == DiffKind::kGone  ? "gone "
                         : diff.kind == DiffKind::kNew ? "new "
                                                       : "changed ";
      texts.push_back(kind + Text(diff.proposition()));
      return absl::OkStatus();
    });
    EXPECT_TRUE(ending.ok()) << ending.status();
    EXPECT_EQ(store().Head(), head);
    return texts;
  }
};

TEST_F(PreviewTest, AClaimChangesItsGroup) {
  bool everywhere = true;
  EXPECT_THAT(
      Previewed({Claim(Said("brigade", "located_in", "donetsk").When("2024-10-15/"))}, &everywhere),
      ElementsAre("new brigade located_in donetsk", "changed brigade located_in sudzha"));
  EXPECT_FALSE(everywhere);
}

TEST_F(PreviewTest, AJudgementChangesWhatItJudges) {
  const ClaimId id = Id(Said("division", "located_in", "donetsk"));
  EXPECT_THAT(Previewed({Judges(Retract{
                  .target = id, .reason = RetractReason::kRecorderError, .published = {}})}),
              ElementsAre("gone division located_in donetsk"));
  EXPECT_THAT(Previewed({Judges(Deprecate{.claim = id})}),
              ElementsAre("gone division located_in donetsk"));
  EXPECT_THAT(Previewed({Judges(Prefer{.claim = id})}), IsEmpty());
}

TEST_F(PreviewTest, AJudgedDocumentChangesItsClaims) {
  Say({Said("corps", "located_in", "sudzha").In("echo"),
       Said("corps", "aids", "russia").In("echo")});
  EXPECT_THAT(Previewed({Judges(Retract{.target = EntityId("echo"),
                                        .reason = RetractReason::kDocumentWithdrawn,
                                        .published = ParseMoment("2024-11-01").value()})}),
              ElementsAre("gone corps aids russia", "gone corps located_in sudzha"));
}

TEST_F(PreviewTest, WhatIsPresumedIsLookedForEverywhere) {
  Say({Said("brigade", "located_in", "kursk").When("2024-10-08/2024-10-20")});
  bool everywhere = false;
  // Nested places are no rivals any more.
  EXPECT_THAT(Previewed({Claim(Said("sudzha", "part_of", "kursk"))}, &everywhere),
              UnorderedElementsAre("new sudzha part_of kursk", "changed brigade located_in kursk",
                                   "changed brigade located_in sudzha"));
  EXPECT_TRUE(everywhere);
}

TEST_F(PreviewTest, ANewDocumentsPublicationReachesItsOwnClaimsOnly) {
  bool everywhere = true;
  const int64_t day = DayOf(ParseMoment("2024-10-24")->earliest);
  EXPECT_THAT(Previewed({Claim(Said("leaflet", "type", Words("Document")).In("leaflet")),
                         Claim(Said("leaflet", "published", Value{Date{day, day}}).In("leaflet")),
                         Claim(Said("corps", "located_in", "donetsk").In("leaflet"))},
                        &everywhere),
              UnorderedElementsAre("new corps located_in donetsk", "new leaflet published (value)",
                                   "new leaflet type Document"));
  EXPECT_FALSE(everywhere);
}

TEST_F(PreviewTest, ABudgetThatRunsOutIsSaid) {
  const Commit commit = graph_.NewCommit({Claim(Said("sudzha", "part_of", "kursk"))});
  auto plan = PlanCommit(store(), commit);
  ASSERT_TRUE(plan.ok()) << plan.status();
  const CommitResult result = plan->result;
  const Revision head = plan->head;
  const auto draft = DraftGraph::Make(store(), *std::move(plan));
  ASSERT_TRUE(draft.ok()) << draft.status();
  int truncated = 0, complete = 0;
  for (uint64_t edges = 4; edges < 4'000; edges += edges / 4) {
    Budget budget({edges, kNoEnd, uint64_t{1} << 40}, absl::InfiniteFuture(), nullptr);
    AsOf as_of = ValidAt("ALL");
    as_of.recorded_at = head;
    View before(store(), as_of, Lens(), budget);
    as_of.recorded_at = head + 1;
    View after((*draft)->store(), as_of, Lens(), budget);
    const auto reach = ReachOf(after, commit, result);
    if (!reach.ok()) {
      EXPECT_EQ(ReasonOf(reach.status()), "BUDGET_EDGES");
      continue;
    }
    const auto ending =
        Preview({before, after}, *reach, false, [](RowDiff) { return absl::OkStatus(); });
    if (!ending.ok()) {
      EXPECT_EQ(ReasonOf(ending.status()), "BUDGET_EDGES");
    } else if (ending->ending.complete) {
      ++complete;
    } else {
      EXPECT_EQ(ending->ending.truncated_by, "BUDGET_EDGES");
      EXPECT_EQ(ending->ending.resume, "");
      ++truncated;
    }
  }
  EXPECT_GT(truncated, 0);
  EXPECT_GT(complete, 0);
}

}  // namespace
}  // namespace entente
