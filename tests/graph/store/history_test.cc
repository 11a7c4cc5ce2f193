#include "graph/store/history.h"

#include <string>
#include <variant>

#include "absl/strings/str_cat.h"
#include "graph/ontology/ontology.h"
#include "graph/resolve/proposition_of.h"
#include "gtest/gtest.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

std::string Sketch(const std::vector<HistoryEntry>& entries) {
  std::string sketch;
  for (const HistoryEntry& entry : entries) {
    const Judgement* judgement = std::get_if<Judgement>(&entry.recorded);
    absl::StrAppend(
        &sketch, entry.revision,
        judgement == nullptr ? ":claim " : absl::StrCat(":", judgement->act.index(), " "));
  }
  return sketch;
}

TEST(History, HoldsJudgementsAndTheirRetractionsInOrder) {
  TestGraph graph;
  graph.Furnish();
  const Claim claim = Says("u1", "located_in", "kursk");
  const ClaimId id = graph.MustClaim(claim);                                               // 3
  const JudgementId grade = graph.MustJudge(Grade{id, "", Reliability::kB});               // 4
  graph.MustJudge(Retract{EntityId("doc"), RetractReason::kRecorderError, std::nullopt});  // 5
  graph.MustJudge(RetractJudgement{grade});                                                // 6
  graph.Must({Judges(Prefer{id}), Judges(Reinstate{EntityId("doc")}), Judges(Deprecate{id})});
  const auto sketch_at = [&](Revision revision) {
    const auto entries = HistoryOf(graph.store(), id, revision);
    EXPECT_TRUE(entries.ok()) << entries.status();
    return Sketch(*entries);
  };
  EXPECT_EQ(sketch_at(7), "3:claim 4:0 5:1 6:10 7:3 7:2 7:4 ");
  EXPECT_EQ(sketch_at(4), "3:claim 4:0 ");
  const auto entries = *HistoryOf(graph.store(), id, 7);
  EXPECT_EQ(std::get<Claim>(entries[0].recorded), claim);
  EXPECT_EQ(entries[1].id, grade);
  EXPECT_EQ(std::get<RetractJudgement>(std::get<Judgement>(entries[3].recorded).act).judgement,
            grade);
}

TEST(History, OfAClaimThatIsNotThereYet) {
  TestGraph graph;
  graph.Furnish();
  const ClaimId id = graph.MustClaim(Says("u1", "located_in", "kursk"));
  const absl::Status status = HistoryOf(graph.store(), id, 2).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(ReasonAt(status), "CLAIM_NOT_FOUND at claim_id");
}

TEST(History, OfAPropositionHasAllItsClaims) {
  TestGraph graph;
  graph.Furnish();
  const Claim one = Says("u1", "located_in", "kursk");
  Claim two = one;
  two.voice.document = "doc2";
  two.stance = Stance::kDenies;
  graph.Must({one});
  graph.Must({two, Says("u1", "located_in", "rostov")});
  graph.MustJudge(Retract{EntityId("doc2"), RetractReason::kRecorderError, std::nullopt});
  const Proposition proposition = PropositionOf(one, *TestOntology().FindPredicate("located_in"));
  const PropositionPlace place{proposition.subject, KeyOf(proposition)};
  EXPECT_EQ(Sketch(*HistoryOf(graph.store(), place, 5)), "3:claim 4:claim 5:1 ");
  EXPECT_EQ(Sketch(*HistoryOf(graph.store(), place, 3)), "3:claim ");
  EXPECT_EQ(Sketch(*HistoryOf(graph.store(), {"nobody", place.key}, 5)), "");
}

}  // namespace
}  // namespace entente
