#include "graph/store/read_ahead.h"

#include <string>
#include <vector>

#include "graph/engine/memory/memory_engine.h"
#include "graph/store/commit_planner.h"
#include "gtest/gtest.h"
#include "tests/graph/store/reads_counted.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

// Planning after reading ahead asks for what only read rows can tell: the judgements on the
// documents that types stand in, and a retracted judgement with what lies around it.
TEST(ReadAhead, LeavesThePlannerAlmostNothingToRead) {
  TestGraph graph;
  graph.Furnish();
  const Claim stands = Says("u1", "located_in", "kursk");
  const ClaimId judged = graph.MustClaim(stands);
  Claim forecast = Says("u2", "located_in", "rostov");
  forecast.mood = Mood::kForecast;
  const ClaimId foretold = graph.MustClaim(forecast);
  const JudgementId same = graph.MustJudge(SameAs{"u1", "u2"});

  Claim scheme = Says("RU", "external_id", TextValue("RUS"));
  scheme.qualifiers = {{"scheme", TextValue("iso3166-1")}};
  Claim chained = Says("u2", "located_in", "site");
  chained.voice.chain = {{"GUR", "", "", std::nullopt}};
  Commit commit = graph.NewCommit(
      {chained, scheme, stands, TypeOf("u9", "MilitaryUnit"), Says("u9", "located_in", "kursk"),
       Judges(Grade{judged, "", Reliability::kA}), Judges(Prefer{judged}),
       Judges(Deprecate{judged}), Judges(Fulfils{judged, foretold}),
       Judges(Refutes{judged, foretold}),
       Judges(Retract{EntityId("doc2"), RetractReason::kRecorderError, std::nullopt}),
       Judges(NotSameAs{"kursk", "rostov"}), Judges(DerivesFrom{judged, EntityId("doc2")}),
       Judges(RetractJudgement{same})});
  commit.preconditions = {{EntityId("u1"), true}, {judged, true}};
  const PreparedCommit prepared =
      *Prepare(commit, TestOntology(), Limits(), graph.store().graph().id_key);

  ReadsCounted engine(graph.engine());
  Draft draft(engine, graph.store().Head());
  const PreparedCommit* ahead[] = {&prepared};
  ASSERT_TRUE(ReadAhead(ahead, draft).ok());
  EXPECT_EQ(engine.reads(), 2);
  EXPECT_TRUE(draft.rows().empty());
  const Limits limits;
  const Turn turn{draft, Instant{2}, Instant{1}};
  const auto planned = CommitPlanner(prepared, FreeNames(), TestOntology(), limits, turn).Plan();
  ASSERT_TRUE(planned.ok()) << planned.status();
  EXPECT_TRUE(planned->changed);
  EXPECT_LE(engine.reads(), 5);
}

}  // namespace
}  // namespace entente
