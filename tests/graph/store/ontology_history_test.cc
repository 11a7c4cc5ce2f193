#include "graph/store/ontology_history.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "tests/graph/ontology/run_time_ontology.h"
#include "tests/graph/store/faulty_engine.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

std::vector<OntologyFile> Files(const std::string& messages) {
  return *ReadDescriptorSet(*CompileSet(messages), Limits());
}

class OntologyHistoryTest : public testing::Test {
 protected:
  OntologyHistoryTest() { graph_.Furnish(); }

  bool Knows(Revision revision, absl::string_view predicate) const {
    return const_cast<TestGraph&>(graph_).store().OntologyAt(revision)->FindPredicate(predicate) !=
           nullptr;
  }

  FaultyEngine engine_;
  TestGraph graph_{engine_, true};
};

TEST_F(OntologyHistoryTest, AReadGoesByWhatWasThere) {
  std::vector<Revision> revisions;
  for (int i = 0; i < 20; ++i) {
    revisions.push_back(
        graph_.Must({Says("u1", absl::StrCat("name ", i), EntityId("u2"))}).revision);
  }
  // More points than are kept at a time, there and back again.
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < 20; ++i) {
      EXPECT_TRUE(Knows(revisions[i], absl::StrCat("name ", i)));
      EXPECT_FALSE(Knows(revisions[i] - 1, absl::StrCat("name ", i)));
      EXPECT_TRUE(Knows(revisions[i] - 1, "located_in"));
    }
  }
  EXPECT_TRUE(Knows(1'000'000, "name 19"));
}

TEST_F(OntologyHistoryTest, WhatIsHeldStaysWhileTheGraphGoesOn) {
  graph_.Must({Says("u1", "likes", EntityId("u2"))});
  const auto held = graph_.store().OntologyNow();
  const PredicateDefinition* likes = held->FindPredicate("likes");
  for (int i = 0; i < 10; ++i) {
    graph_.Must({Says("u1", absl::StrCat("name ", i), EntityId("u2"))});
  }
  EXPECT_EQ(likes->name, "likes");
  EXPECT_EQ(held->FindPredicate("name 1"), nullptr);
}

TEST_F(OntologyHistoryTest, ANameIsKnownBeforeItsCommitCanBeSeen) {
  bool known = false;
  engine_.SetBeforeCommit([&] { known = Knows(graph_.store().Head() + 1, "likes"); });
  graph_.Must({Says("u1", "likes", EntityId("u2"))});
  EXPECT_TRUE(known);
  engine_.SetBeforeCommit(nullptr);
}

TEST_F(OntologyHistoryTest, WhatWasNotRecordedIsTakenBack) {
  engine_.RefuseNext(absl::ResourceExhaustedError("the disk is full"));
  EXPECT_FALSE(graph_.Write({Says("u1", "likes", EntityId("u2"))}).ok());
  // The revision is taken by a commit without the name.
  graph_.Must({TypeOf("u3", "MilitaryUnit")});
  EXPECT_FALSE(Knows(graph_.store().Head(), "likes"));
  const Revision used = graph_.Must({Says("u1", "likes", EntityId("u2"))}).revision;
  EXPECT_TRUE(Knows(used, "likes"));
  graph_.Reopen();
  EXPECT_TRUE(Knows(used, "likes"));
  EXPECT_FALSE(Knows(used - 1, "likes"));
}

TEST_F(OntologyHistoryTest, AnOntologyNotRecordedIsTakenBackToo) {
  const auto narrow = Files(Type("River") + Relation("feeds",
                                                     "kind: PREDICATE_KIND_STATE domain: "
                                                     "\"River\""));
  const auto wide = Files(Type("River") + Relation("feeds", "kind: PREDICATE_KIND_STATE"));
  ASSERT_TRUE(graph_.store().ApplyOntology("tester", narrow, false).ok());
  engine_.RefuseNext(absl::ResourceExhaustedError("the disk is full"));
  EXPECT_FALSE(graph_.store().ApplyOntology("tester", wide, false).ok());
  EXPECT_EQ(ReasonAt(graph_.MustFail({Says("u1", "feeds", EntityId("u2"))})),
            "DOMAIN at changes[0].claim.subject");
  ASSERT_TRUE(graph_.store().ApplyOntology("tester", wide, false).ok());
  graph_.Must({Says("u1", "feeds", EntityId("u2"))});
  EXPECT_EQ(graph_.store().OntologyVersions()->size(), 2u);
}

// Another writer takes the revision that a name was planned for.
TEST_F(OntologyHistoryTest, ANamePlannedAnewIsRecordedUnderItsRevision) {
  SetClock clock;
  CountedRandom random;
  clock.Set(Instant{2'000'000'000'000'000});
  const auto other =
      Store::Open(engine_.memory(), TestOntology(), clock, random, Limits(), std::nullopt);
  ASSERT_TRUE(other.ok()) << other.status();
  bool first = true;
  engine_.SetBeforeCommit([&] {
    if (!std::exchange(first, false)) return;
    const Commit commit{"other", "o", {}, {}, {TypeOf("u4", "MilitaryUnit")}};
    EXPECT_TRUE((*other)->Write(commit).ok());
  });
  const Revision used = graph_.Must({Says("u1", "likes", EntityId("u2"))}).revision;
  EXPECT_EQ(used, graph_.store().Head());
  EXPECT_FALSE(Knows(used - 1, "likes"));
  graph_.Reopen();
  EXPECT_TRUE(Knows(used, "likes"));
  EXPECT_FALSE(Knows(used - 1, "likes"));
}

// What was applied once meets a built-in ontology that has taken its name.
TEST(OntologyHistory, AClashWithTheBuiltInOntologyIsTold) {
  MemoryEngine engine;
  Draft draft(engine, 0);
  std::vector<OntologyFile> files = Files(Type("River"));
  PutOntology({1, DigestOf(files), {"River"}, {}, {}}, files, draft);
  EXPECT_TRUE(OntologyHistory::Read(TestOntology(), false, draft).ok());

  Draft clash(engine, 0);
  std::string& descriptor = files[0].descriptor;
  const size_t at = descriptor.find("River");
  descriptor.replace(at, 5, "State");
  PutOntology({1, DigestOf(files), {"State"}, {}, {}}, files, clash);
  const absl::Status told = OntologyHistory::Read(TestOntology(), false, clash).status();
  EXPECT_EQ(told.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_NE(told.message().find("the type \"State\" is declared by"), absl::string_view::npos)
      << told;
}

}  // namespace
}  // namespace entente
