#include "graph/store/free_names.h"

#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "tests/graph/ontology/run_time_ontology.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

std::vector<OntologyFile> Files(const std::string& messages) {
  return *ReadDescriptorSet(*CompileSet(messages), Limits());
}

class OpenGraphTest : public testing::Test {
 protected:
  OpenGraphTest() { graph_.Furnish(); }

  MemoryEngine engine_;
  TestGraph graph_{engine_, true};
};

TEST_F(OpenGraphTest, AdmitsAnyTypeAndPredicate) {
  graph_.Must({TypeOf("volga", "Река"), Says("volga", "FLOWS INTO", EntityId("caspian")),
               Says("volga", "length_km", Value{int64_t{3530}}),
               Says("volga", "length_km", EntityId("a-document"))});
  Claim qualified = Says("volga", "FLOWS INTO", EntityId("caspian"));
  qualified.qualifiers = {{"since", Value{int64_t{1}}}, {"via", EntityId("delta")}};
  graph_.Must({qualified});
  const auto now = graph_.store().OntologyNow();
  EXPECT_TRUE(now->FindType("Река")->undeclared);
  EXPECT_TRUE(now->FindPredicate("FLOWS INTO")->undeclared);
  graph_.Reopen();
  const auto again = graph_.store().OntologyNow();
  EXPECT_EQ(again->FindType("Река")->since, now->FindType("Река")->since);
  EXPECT_EQ(again->FindPredicate("length_km")->since, now->FindPredicate("length_km")->since);
  EXPECT_EQ(graph_.store().OntologyAt(1)->FindPredicate("length_km"), nullptr);
}

TEST_F(OpenGraphTest, WhatIsDeclaredIsCheckedAsEver) {
  EXPECT_EQ(ReasonAt(graph_.MustFail({Says("kim", "member_of", EntityId("kursk"))})),
            "DOMAIN at changes[0].claim.subject");
  EXPECT_EQ(ReasonAt(graph_.MustFail({Says("kursk", "hosts", EntityId("u1"))})),
            "UNKNOWN_PREDICATE at changes[0].claim.predicate");
  EXPECT_EQ(ReasonAt(graph_.MustFail({TypeOf("x", "Place")})),
            "ABSTRACT_TYPE at changes[0].claim.value");
}

TEST_F(OpenGraphTest, NamesAreNames) {
  const std::string longest(kMostFreeNameBytes, 'n');
  graph_.Must({Says("u1", longest, EntityId("u2")), TypeOf("u1", longest)});
  for (const std::string& name : {longest + "n", std::string("\n"), std::string("  ")}) {
    EXPECT_EQ(ReasonAt(graph_.MustFail({Says("u1", name, EntityId("u2"))})),
              "INVALID_FREE_NAME at changes[0].claim.predicate");
    EXPECT_EQ(ReasonAt(graph_.MustFail({TypeOf("u1", name)})),
              "INVALID_FREE_NAME at changes[0].claim.value");
    Claim claim = Says("u1", "knows", EntityId("u2"));
    claim.qualifiers = {{name, EntityId("u1")}};
    EXPECT_EQ(ReasonAt(graph_.MustFail({claim})),
              "INVALID_FREE_NAME at changes[0].claim.qualifiers[0].name");
  }
}

TEST_F(OpenGraphTest, WhatFailsLeavesNoName) {
  const Claim fresh = Says("u1", "likes", EntityId("u2"));
  (void)graph_.MustFail({fresh, Says("kim", "member_of", EntityId("kursk"))});
  EXPECT_EQ(graph_.store().OntologyNow()->FindPredicate("likes"), nullptr);
  Commit dry = graph_.NewCommit({fresh});
  dry.dry_run = true;
  EXPECT_TRUE(graph_.store().Write(dry).ok());
  EXPECT_EQ(graph_.store().OntologyNow()->FindPredicate("likes"), nullptr);
}

TEST_F(OpenGraphTest, AnOntologyMayNotDeclareWhatIsUsed) {
  graph_.Must({TypeOf("volga", "River"), Says("volga", "feeds", EntityId("caspian"))});
  const auto reason = [&](const std::string& messages) {
    return ReasonAt(graph_.store().ApplyOntology("tester", Files(messages), false).status());
  };
  EXPECT_EQ(reason(Type("River")), "ONTOLOGY_INCOMPATIBLE at test.River");
  EXPECT_EQ(reason(Relation("feeds", "kind: PREDICATE_KIND_STATE")),
            "ONTOLOGY_INCOMPATIBLE at test.P_feeds");
  EXPECT_EQ(reason(Relation("fed", "kind: PREDICATE_KIND_STATE inverse: \"feeds\"")),
            "ONTOLOGY_INCOMPATIBLE at test.P_fed");
  EXPECT_EQ(reason(Type("Lake")), "OK");
  graph_.Must({TypeOf("baikal", "Lake"), TypeOf("neva", "Stream")});
}

TEST(FreeNames, AreLimited) {
  MemoryEngine engine;
  SetClock clock;
  CountedRandom random;
  Limits limits;
  limits.free_names = 2;
  const auto store =
      Store::Open(engine, TestOntology(), clock, random, limits, Store::Creation{"test", "", true});
  ASSERT_TRUE(store.ok()) << store.status();
  int requests = 0;
  const auto write = [&](std::vector<Change> changes) {
    changes.push_back(TypeOf("doc", "Document"));
    Commit commit{"tester", absl::StrCat("r", ++requests), {}, {}, std::move(changes)};
    return ReasonAt((*store)->Write(commit).status());
  };
  EXPECT_EQ(write({Says("a", "one", EntityId("b")), TypeOf("a", "Two")}), "OK");
  EXPECT_EQ(write({Says("a", "one", EntityId("c")), TypeOf("b", "Two")}), "OK");
  EXPECT_EQ(write({Says("a", "three", EntityId("c"))}), "TOO_MANY_NAMES at changes");
  EXPECT_EQ(write({TypeOf("c", "Three")}), "TOO_MANY_NAMES at changes");
}

TEST(FreeNames, AClosedGraphHasNone) {
  TestGraph graph;
  graph.Furnish();
  EXPECT_EQ(ReasonAt(graph.MustFail({Says("u1", "likes", EntityId("u2"))})),
            "UNKNOWN_PREDICATE at changes[0].claim.predicate");
}

// Writers that bring names at the same time share engine commits; each name is there once, and
// whoever sees a claim knows its name.
TEST_F(OpenGraphTest, WritersBringNamesTogether) {
  constexpr int kWriters = 8;
  constexpr int kNames = 12;
  std::vector<std::thread> writers;
  for (int w = 0; w < kWriters; ++w) {
    writers.emplace_back([this, w] {
      for (int n = 0; n < kNames; ++n) {
        const auto result = graph_.Write(
            {Says(absl::StrCat("e", w), absl::StrCat("name ", n), EntityId(absl::StrCat("t", n)))});
        ASSERT_TRUE(result.ok()) << result.status();
        const auto then = graph_.store().OntologyAt(result->revision);
        EXPECT_NE(then->FindPredicate(absl::StrCat("name ", n)), nullptr);
      }
    });
  }
  for (std::thread& writer : writers) writer.join();
  const auto now = graph_.store().OntologyNow();
  graph_.Reopen();
  const auto again = graph_.store().OntologyNow();
  ASSERT_EQ(again->predicates().size(), now->predicates().size());
  for (size_t i = 0; i < now->predicates().size(); ++i) {
    EXPECT_EQ(again->predicates()[i].name, now->predicates()[i].name);
    EXPECT_EQ(again->predicates()[i].since, now->predicates()[i].since);
  }
}

}  // namespace
}  // namespace entente
