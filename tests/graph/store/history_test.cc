#include "graph/store/history.h"

#include <functional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "graph/model/status.h"
#include "graph/ontology/ontology.h"
#include "graph/resolve/proposition_of.h"
#include "graph/store/bulk/bulk_load.h"
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

// A history at a revision, with all that it may cost.
template <typename What>
absl::StatusOr<std::vector<HistoryEntry>> HistoryAt(TestGraph& graph, const What& what,
                                                    Revision revision) {
  Budget budget({1'000, 0, 1'000'000}, absl::InfiniteFuture(), nullptr);
  ClaimReader reader(graph.store().engine(), revision, budget);
  if constexpr (std::is_same_v<What, ClaimId>) {
    auto histories = HistoriesOf(reader, {&what, 1});
    if (!histories.ok()) return histories.status();
    return std::move(histories->front());
  } else {
    return HistoryOf(reader, what);
  }
}

TEST(History, OfALoadAClaimStandsBeforeItsJudgements) {
  TestGraph graph;
  graph.Furnish();
  const Claim claim = Says("u1", "name", TextValue("x"));
  const ClaimId id = graph.store().IdOf(claim);
  const auto load = graph.store().BeginLoad({"tester", "load", testing::TempDir()});
  ASSERT_TRUE(load.ok()) << load.status();
  for (int i = 0; i < 30; ++i) ASSERT_TRUE((*load)->Add(Judges(Prefer{id})).ok());
  ASSERT_TRUE((*load)->Add(claim).ok());
  ASSERT_TRUE((*load)->Finish().ok());
  const auto history = HistoryAt(graph, id, graph.store().Head());
  ASSERT_TRUE(history.ok()) << history.status();
  ASSERT_EQ(history->size(), 31u);
  EXPECT_TRUE(std::holds_alternative<Claim>(history->front().recorded));
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
    const auto entries = HistoryAt(graph, id, revision);
    EXPECT_TRUE(entries.ok()) << entries.status();
    return Sketch(*entries);
  };
  EXPECT_EQ(sketch_at(7), "3:claim 4:0 5:1 6:10 7:3 7:2 7:4 ");
  EXPECT_EQ(sketch_at(4), "3:claim 4:0 ");
  const auto entries = *HistoryAt(graph, id, 7);
  EXPECT_EQ(std::get<Claim>(entries[0].recorded), claim);
  EXPECT_EQ(entries[1].id, grade);
  EXPECT_EQ(std::get<RetractJudgement>(std::get<Judgement>(entries[3].recorded).act).judgement,
            grade);
}

TEST(History, OfAClaimThatIsNotThereYet) {
  TestGraph graph;
  graph.Furnish();
  const ClaimId id = graph.MustClaim(Says("u1", "located_in", "kursk"));
  const absl::Status status = HistoryAt(graph, id, 2).status();
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
  EXPECT_EQ(Sketch(*HistoryAt(graph, std::vector{place}, 5)), "3:claim 4:claim 5:1 ");
  EXPECT_EQ(Sketch(*HistoryAt(graph, std::vector{place}, 3)), "3:claim ");
  EXPECT_EQ(Sketch(*HistoryAt(graph, std::vector{PropositionPlace{"nobody", place.key}}, 5)), "");
}

TEST(History, ManyAreReadTogetherInTheOrderAsked) {
  TestGraph graph;
  graph.Furnish();
  const ClaimId first = graph.MustClaim(Says("u1", "located_in", "kursk"));    // 3
  const ClaimId second = graph.MustClaim(Says("u1", "located_in", "rostov"));  // 4
  graph.MustJudge(Grade{first, "", Reliability::kB});                          // 5
  Budget budget({1'000, 0, 1'000'000}, absl::InfiniteFuture(), nullptr);
  ClaimReader reader(graph.store().engine(), 5, budget);
  const auto histories = HistoriesOf(reader, {second, first});
  ASSERT_TRUE(histories.ok()) << histories.status();
  ASSERT_EQ(histories->size(), 2u);
  EXPECT_EQ(Sketch((*histories)[0]), "4:claim ");
  EXPECT_EQ(Sketch((*histories)[1]), "3:claim 5:0 ");
}

TEST(History, IsPaidForAndEnds) {
  TestGraph graph;
  graph.Furnish();
  const ClaimId id = graph.MustClaim(Says("u1", "located_in", "kursk"));
  const auto read = [&](const Budget::Amounts& most, absl::Time deadline,
                        std::function<bool()> cancelled) {
    Budget budget(most, deadline, std::move(cancelled));
    ClaimReader reader(graph.store().engine(), 3, budget);
    const absl::Status status = HistoriesOf(reader, {&id, 1}).status();
    return std::pair(status, budget.used().edges);
  };
  const auto [whole, edges] = read({100, 0, 10'000}, absl::InfiniteFuture(), nullptr);
  EXPECT_TRUE(whole.ok()) << whole;
  EXPECT_GE(edges, 3u);  // the place, the claim, its commit
  EXPECT_TRUE(read({edges, 0, 10'000}, absl::InfiniteFuture(), nullptr).first.ok());
  EXPECT_EQ(DetailOf(read({edges - 1, 0, 10'000}, absl::InfiniteFuture(), nullptr).first)->reason,
            "BUDGET_EDGES");
  EXPECT_EQ(DetailOf(read({100, 0, 20}, absl::InfiniteFuture(), nullptr).first)->reason,
            "BUDGET_BYTES");
}

TEST(History, ADocumentIsJudgedUnderAnyOfItsIds) {
  TestGraph graph;
  graph.Furnish();
  const ClaimId id = graph.MustClaim(Says("u1", "located_in", "kursk"));
  graph.MustJudge(Retract{EntityId("doc2"), RetractReason::kRecorderError, std::nullopt});
  Budget budget({1'000, 0, 1'000'000}, absl::InfiniteFuture(), nullptr);
  ClaimReader reader(graph.store().engine(), graph.store().Head(), budget);
  const IdsOfDocuments both = [](absl::Span<const EntityId> documents) {
    std::vector<std::vector<EntityId>> ids;
    for (const EntityId& document : documents) ids.push_back({document, "doc2"});
    return ids;
  };
  EXPECT_EQ(HistoriesOf(reader, {&id, 1})->front().size(), 1u);
  EXPECT_EQ(HistoriesOf(reader, {&id, 1}, both)->front().size(), 2u);
}

}  // namespace
}  // namespace entente
