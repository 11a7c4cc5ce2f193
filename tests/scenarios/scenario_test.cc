// Runs one scenario file (README.md here): scenario_test FILE. The reference and a store must both
// give the answers that the file expects.
#include <gtest/gtest.h>

#include <fstream>
#include <iostream>
#include <sstream>

#include "graph/engine/memory/memory_engine.h"
#include "tests/cases/case_answer.h"
#include "tests/cases/case_diff.h"
#include "tests/cases/case_ontology.h"
#include "tests/cases/case_timeline.h"
#include "tests/scenarios/scenario_text.h"

namespace entente {
namespace {

std::string g_path;

TEST(ScenarioTest, AnswersAreThoseExpected) {
  std::ifstream file(g_path);
  ASSERT_TRUE(file) << g_path << " cannot be read";
  std::ostringstream text;
  text << file.rdbuf();
  const absl::StatusOr<Scenario> scenario = ParseScenario(text.str());
  ASSERT_TRUE(scenario.ok()) << g_path << ": " << scenario.status();
  const absl::StatusOr<Ontology> built_in = Ontology::BuiltIn();
  ASSERT_TRUE(built_in.ok()) << built_in.status();
  const Ontology ontology = OntologyOfCase(scenario->history, *built_in);
  const absl::StatusOr<CaseScript> script = MakeScript(scenario->history, ontology);
  ASSERT_TRUE(script.ok()) << script.status();
  ReferenceGraph reference(ontology);
  Record(script->script, &reference);
  MemoryEngine engine;
  const auto store = ScriptedStore::Make(script->script, engine, *built_in, ontology.open());
  ASSERT_TRUE(store.ok()) << store.status();
  for (const ScenarioQuestion& asked : scenario->questions) {
    if (asked.query.contains("timeline")) {
      const absl::StatusOr<CaseTimeline> timeline = MakeTimeline(asked.query, *script);
      ASSERT_TRUE(timeline.ok()) << g_path << ":" << asked.line << ": " << timeline.status();
      const absl::StatusOr<nlohmann::json> answer = Ask(**store, *timeline, *script);
      ASSERT_TRUE(answer.ok()) << g_path << ":" << asked.line << ": " << answer.status();
      EXPECT_EQ(DifferenceFrom(asked, *answer), "") << "store, " << g_path << ":" << asked.line;
      continue;
    }
    if (asked.query.contains("diff")) {
      const absl::StatusOr<CaseDiff> diff = MakeDiff(asked.query, *script);
      ASSERT_TRUE(diff.ok()) << g_path << ":" << asked.line << ": " << diff.status();
      EXPECT_EQ(DifferenceFrom(asked, AsRows(Ask(reference, *diff, *script))), "")
          << "reference, " << g_path << ":" << asked.line;
      const absl::StatusOr<nlohmann::json> answer = Ask(**store, *diff, *script);
      ASSERT_TRUE(answer.ok()) << g_path << ":" << asked.line << ": " << answer.status();
      EXPECT_EQ(DifferenceFrom(asked, AsRows(*answer)), "")
          << "store, " << g_path << ":" << asked.line;
      continue;
    }
    const absl::StatusOr<CaseQuestion> question = MakeQuestion(asked.query, *script);
    ASSERT_TRUE(question.ok()) << g_path << ":" << asked.line << ": " << question.status();
    // Figures have a definition of their own to agree with: tests/agreement/roll_ups_test.cc.
    if (!std::holds_alternative<RollUpPattern>(question->pattern)) {
      EXPECT_EQ(DifferenceFrom(asked, Ask(reference, *question, *script)), "")
          << "reference, " << g_path << ":" << asked.line;
    }
    const absl::StatusOr<nlohmann::json> answer = Ask(**store, *question, *script);
    ASSERT_TRUE(answer.ok()) << g_path << ":" << asked.line << ": " << answer.status();
    EXPECT_EQ(DifferenceFrom(asked, *answer), "") << "store, " << g_path << ":" << asked.line;
  }
}

int Main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  if (argc != 2) {
    std::cerr << "scenario_test FILE\n";
    return 2;
  }
  g_path = argv[1];
  return RUN_ALL_TESTS();
}

}  // namespace
}  // namespace entente

int main(int argc, char** argv) { return entente::Main(argc, argv); }
