// The messages and the memory of the check; what it refuses is in commit_planner_test.
#include "graph/store/type_check.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/graph/store/reads_counted.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

using testing::HasSubstr;

TEST(TypeCheck, NamesWhatWasGivenAndWhatIsAllowed) {
  TestGraph graph;
  graph.Furnish();
  graph.Must({TypeOf("RU", "Region")});
  Draft head(graph.engine(), graph.store().Head());
  TypeCheck check(TestOntology(), head);
  const PredicateDefinition& located_in = *TestOntology().FindPredicate("located_in");
  const absl::Status status = check.Check(Says("RU", "located_in", "kursk"), located_in);
  EXPECT_EQ(ReasonAt(status), "DOMAIN at subject");
  EXPECT_THAT(std::string(status.message()), HasSubstr("the subject of located_in must be"));
  EXPECT_THAT(std::string(status.message()), HasSubstr("MilitaryUnit or"));
  EXPECT_TRUE(check.Check(Says("kim", "located_in", "RU"), located_in).ok());
}

TEST(TypeCheck, ReadsEachEntityOnce) {
  TestGraph graph;
  graph.Furnish();
  ReadsCounted engine(graph.engine());
  Draft head(engine, graph.store().Head());
  TypeCheck check(TestOntology(), head);
  const PredicateDefinition& located_in = *TestOntology().FindPredicate("located_in");
  ASSERT_TRUE(check.Check(Says("u1", "located_in", "kursk"), located_in).ok());
  const int reads = engine.reads();
  ASSERT_TRUE(check.Check(Says("u1", "located_in", "kursk"), located_in).ok());
  EXPECT_EQ(engine.reads(), reads);
}

TEST(TypeCheck, AJudgedDocumentWasADocument) {
  TestGraph graph;
  graph.Furnish();
  graph.MustJudge(Retract{EntityId("doc"), RetractReason::kRecorderError, std::nullopt});
  Draft head(graph.engine(), graph.store().Head());
  TypeCheck check(TestOntology(), head);
  EXPECT_TRUE(check.CheckJudgedDocument("doc", "field").ok());
  EXPECT_EQ(ReasonAt(check.CheckJudgedDocument("RU", "field")), "NOT_A_DOCUMENT at field");
}

}  // namespace
}  // namespace entente
