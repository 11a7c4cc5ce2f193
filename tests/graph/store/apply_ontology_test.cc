#include "graph/store/apply_ontology.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "graph/model/status.h"
#include "graph/store/change_feed.h"
#include "graph/store/creation.h"
#include "gtest/gtest.h"
#include "tests/graph/ontology/run_time_ontology.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

std::string River() { return Type("River", "parents: \"Region\""); }

std::string FlowsInto(absl::string_view range = "Place") {
  return Relation("flows_into",
                  absl::StrCat("kind: PREDICATE_KIND_STATE domain: \"River\" range: \"", range,
                               "\" inverse: \"fed_by\""));
}

std::vector<OntologyFile> Files(const std::string& messages) {
  const auto set = CompileSet(messages);
  EXPECT_TRUE(set.ok()) << set.status();
  const auto files = ReadDescriptorSet(*set, Limits());
  EXPECT_TRUE(files.ok()) << files.status();
  return *files;
}

AppliedOntology MustApply(TestGraph& graph, const std::vector<OntologyFile>& files) {
  const auto applied = graph.store().ApplyOntology("tester", files, false);
  EXPECT_TRUE(applied.ok()) << applied.status();
  return applied.ok() ? *applied : AppliedOntology();
}

TEST(ApplyOntology, MakesAVersionAndARevision) {
  TestGraph graph;
  graph.Furnish();
  const Revision before = graph.store().Head();
  const auto files = Files(River() + FlowsInto());
  const AppliedOntology applied = MustApply(graph, files);
  EXPECT_TRUE(applied.changed);
  EXPECT_EQ(applied.record.version, 1u);
  EXPECT_EQ(applied.record.types, std::vector<std::string>{"River"});
  EXPECT_EQ(applied.record.predicates, std::vector<std::string>{"flows_into"});
  EXPECT_EQ(applied.revision, before + 1);
  EXPECT_EQ(graph.store().Head(), before + 1);
  EXPECT_EQ(*graph.store().OntologyFilesOf(1), files);
  EXPECT_TRUE(graph.store().OntologyFilesOf(0)->empty());
  EXPECT_EQ(ReasonAt(graph.store().OntologyFilesOf(2).status()), "ONTOLOGY_NOT_FOUND at version");
  graph.Must({TypeOf("volga", "River"), TypeOf("caspian", "Region"),
              Says("volga", "flows_into", EntityId("caspian"))});
}

TEST(ApplyOntology, AppliedAgainChangesNothing) {
  TestGraph graph;
  const auto files = Files(River());
  MustApply(graph, files);
  const Revision head = graph.store().Head();
  const AppliedOntology again = MustApply(graph, files);
  EXPECT_FALSE(again.changed);
  EXPECT_EQ(again.record.version, 1u);
  EXPECT_EQ(again.revision, head);
  EXPECT_EQ(graph.store().Head(), head);
  // Nothing at all is the built-in ontology, which a graph has from the first.
  TestGraph fresh;
  const AppliedOntology none = MustApply(fresh, {});
  EXPECT_FALSE(none.changed);
  EXPECT_EQ(none.record.version, 0u);
}

TEST(ApplyOntology, ADryRunSaysWhatWouldHappen) {
  TestGraph graph;
  const Revision head = graph.store().Head();
  const auto log = graph.engine().Tail({1, 0}, 1000);
  const auto said = graph.store().ApplyOntology("tester", Files(River()), true);
  ASSERT_TRUE(said.ok()) << said.status();
  EXPECT_TRUE(said->changed);
  EXPECT_EQ(said->record.version, 1u);
  EXPECT_EQ(said->revision, head);
  EXPECT_EQ(*graph.engine().Tail({1, 0}, 1000), *log);
  EXPECT_EQ(graph.store().OntologyNow()->FindType("River"), nullptr);
  EXPECT_EQ(ReasonAt(graph.MustFail({TypeOf("volga", "River")})),
            "UNKNOWN_TYPE at changes[0].claim.value");
}

TEST(ApplyOntology, EveryVersionIsKeptAndOpenedAgain) {
  TestGraph graph;
  graph.Furnish();
  const auto first = Files(River() + FlowsInto("River"));
  const auto second = Files(River() + FlowsInto() + Type("Lake", "parents: \"Region\""));
  MustApply(graph, first);
  graph.Must({TypeOf("kama", "River"), TypeOf("volga", "River")});
  graph.Must({Says("kama", "flows_into", EntityId("volga"))});
  EXPECT_EQ(ReasonAt(graph.MustFail({Says("volga", "flows_into", EntityId("kursk"))})),
            "RANGE at changes[0].claim.object");
  const AppliedOntology wider = MustApply(graph, second);
  EXPECT_EQ(wider.record.version, 2u);
  EXPECT_EQ(wider.record.types, std::vector<std::string>{"Lake"});
  EXPECT_EQ(wider.record.widened, std::vector<std::string>{"flows_into.range"});
  graph.Must({Says("volga", "flows_into", EntityId("kursk"))});

  graph.Reopen();
  EXPECT_EQ(*graph.store().OntologyFilesOf(1), first);
  EXPECT_EQ(*graph.store().OntologyFilesOf(2), second);
  const auto versions = graph.store().OntologyVersions();
  ASSERT_EQ(versions->size(), 2u);
  EXPECT_EQ((*versions)[1].record, wider.record);
  EXPECT_EQ((*versions)[1].revision, wider.revision);
  EXPECT_EQ(graph.store().OntologyNow()->FindType("Lake")->since, wider.revision);
  graph.Must({TypeOf("baikal", "Lake")});
  // A read at an earlier revision goes by what was there.
  EXPECT_EQ(graph.store().OntologyAt(wider.revision - 1)->FindType("Lake"), nullptr);
  EXPECT_NE(graph.store().OntologyAt(wider.revision - 1)->FindType("River"), nullptr);
  EXPECT_EQ(graph.store().OntologyAt(1)->FindType("River"), nullptr);
}

TEST(ApplyOntology, WhatDoesNotOnlyAddIsRefused) {
  TestGraph graph;
  MustApply(graph, Files(River() + FlowsInto()));
  const Revision head = graph.store().Head();
  for (const std::string& less : {River(), FlowsInto("River") + River(), std::string()}) {
    const auto refused = graph.store().ApplyOntology("tester", Files(less), false);
    EXPECT_EQ(refused.status().code(), absl::StatusCode::kFailedPrecondition) << less;
    EXPECT_EQ(DetailOf(refused.status())->reason, "ONTOLOGY_INCOMPATIBLE");
  }
  EXPECT_EQ(graph.store().Head(), head);
  const auto wrong = graph.store().ApplyOntology("tester", Files(Type("State")), false);
  EXPECT_EQ(wrong.status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(ApplyOntology, AGraphKeepsSoManyVersions) {
  MemoryEngine engine;
  SetClock clock;
  CountedRandom random;
  Limits limits;
  limits.ontology_versions = 2;
  auto store =
      Store::Open(engine, TestOntology(), clock, random, limits, Store::Creation{"test", ""});
  ASSERT_TRUE(store.ok());
  std::string messages = River();
  for (const char* name : {"Lake", "Sea"}) {
    EXPECT_TRUE((*store)->ApplyOntology("tester", Files(messages), false).ok());
    absl::StrAppend(&messages, Type(name));
  }
  const auto third = (*store)->ApplyOntology("tester", Files(messages), false);
  EXPECT_EQ(third.status().code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(ReasonAt(third.status()), "TOO_MANY_ONTOLOGIES at descriptors");
}

TEST(ApplyOntology, TheLogTellsAndTheFormatIsRaisedOnce) {
  MemoryEngine engine;
  TestGraph graph(engine);
  const auto format = [&] {
    Draft draft(engine, graph.store().Head());
    return ReadGraphRecord(draft)->format_version;
  };
  EXPECT_EQ(format(), 1u);
  const auto files = Files(River());
  const AppliedOntology applied = MustApply(graph, files);
  EXPECT_EQ(format(), 2u);
  graph.Furnish();
  MustApply(graph, Files(River() + FlowsInto()));
  EXPECT_EQ(format(), 2u);

  ChangeFeed feed(graph.store(), 1);
  const auto commits = feed.Next(1'000, absl::InfinitePast());
  ASSERT_TRUE(commits.ok()) << commits.status();
  ASSERT_EQ(commits->size(), 4u);
  const RecordedCommit& told = (*commits)[1];
  EXPECT_EQ(told.revision, applied.revision);
  EXPECT_EQ(told.record.principal, "tester");
  ASSERT_EQ(told.changes.size(), 1u);
  const auto& ontology = std::get<RecordedOntology>(told.changes[0].change);
  EXPECT_EQ(ontology.record, applied.record);
  EXPECT_EQ(ontology.files, files);
  EXPECT_EQ(told.record.payload_digest, ontology.record.digest);
}

}  // namespace
}  // namespace entente
