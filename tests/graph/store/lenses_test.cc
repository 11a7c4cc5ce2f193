#include "graph/store/lenses.h"

#include <string>

#include "gtest/gtest.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

std::string Found(const Lens& lens) { return ReasonAt(CheckLens(lens)); }

TEST(Lenses, TheDefaultPassesItsOwnChecks) {
  EXPECT_EQ(Found(DefaultLens()), "OK");
  EXPECT_EQ(DefaultLens().moods, std::vector<Mood>{Mood::kFact});
}

TEST(Lenses, NumbersAreInRange) {
  Lens lens;
  lens.least_reliability = static_cast<Reliability>(7);
  EXPECT_EQ(Found(lens), "UNKNOWN_NUMBER at least_reliability");
  lens = Lens();
  lens.least_credibility = 7;
  EXPECT_EQ(Found(lens), "UNKNOWN_NUMBER at least_credibility");
  lens = Lens();
  lens.least_certainty = static_cast<Certainty>(0);
  EXPECT_EQ(Found(lens), "UNKNOWN_NUMBER at least_certainty");
  lens = Lens();
  lens.contest = static_cast<Contest>(4);
  EXPECT_EQ(Found(lens), "UNKNOWN_NUMBER at contest");
  lens = Lens();
  lens.moods = {static_cast<Mood>(5)};
  EXPECT_EQ(Found(lens), "UNKNOWN_NUMBER at moods");
}

TEST(Lenses, ListsAreLimitedAndTheirIdsChecked) {
  Lens lens;
  lens.allow.agents.assign(kMostLensEntries, "GUR");
  EXPECT_EQ(Found(lens), "OK");
  lens.allow.agents.push_back("MFA");
  EXPECT_EQ(Found(lens), "LENS_TOO_LONG at allow.agents");
  lens = Lens();
  lens.deny.documents = {"doc", ""};
  EXPECT_EQ(Found(lens), "INVALID_ENTITY_ID at deny.documents[1]");
  lens = Lens();
  lens.assume_retracted.resize(kMostLensEntries + 1);
  EXPECT_EQ(Found(lens), "LENS_TOO_LONG at assume_retracted");
  lens = Lens();
  lens.assume_same = {{"a", ""}};
  EXPECT_EQ(Found(lens), "INVALID_ENTITY_ID at assume_same");
}

TEST(Lenses, AnEqualLensPlansNothing) {
  TestGraph graph;
  const Lens stored = *graph.store().PutLens("tester", "mine", Lens());
  Draft draft(graph.engine(), graph.store().Head());
  const Turn turn{draft, Instant{2}, Instant{1}};
  EXPECT_EQ(*PlanLens("another", stored, turn), stored);
  EXPECT_TRUE(draft.rows().empty());
  Lens changed = stored;
  changed.ungraded = true;
  EXPECT_EQ(PlanLens("another", changed, turn)->version, 2u);
  EXPECT_EQ(draft.rows().size(), 2u);
}

TEST(Lenses, VersionsAreReadOneByOne) {
  TestGraph graph;
  Lens lens;
  for (uint32_t origins = 1; origins <= 3; ++origins) {
    lens.least_origins = origins;
    ASSERT_TRUE(graph.store().PutLens("tester", "mine", lens).ok());
  }
  EXPECT_EQ(ReadLens(graph.engine(), "mine", 2)->least_origins, 2u);
  EXPECT_EQ(ReadLens(graph.engine(), "mine", 0)->least_origins, 3u);
  EXPECT_EQ(ReasonAt(ReadLens(graph.engine(), "mine", 4).status()), "LENS_NOT_FOUND at lens");
  EXPECT_EQ(ReadLenses(graph.engine())->size(), 2u);
}

}  // namespace
}  // namespace entente
