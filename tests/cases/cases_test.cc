// The worked cases of the model's rules: each is recorded by the reference and, through real
// commits, by a store, and both must give the whole answer that was argued by hand.
//
// The file lies beside the project and may be absent.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <set>

#include "graph/engine/memory/memory_engine.h"
#include "tests/cases/case_answer.h"
#include "tests/cases/case_diff.h"

namespace entente {
namespace {

using Json = nlohmann::json;

std::string CasesPath() {
  const char* shared = std::getenv("ENTENTE_SHARED");
  return std::string(shared != nullptr ? shared : "../shared") + "/cases/cases.json";
}

// A read of everything means everything that the case tells: not the types and the publications
// that the loader adds. It is asked predicate by predicate.
std::vector<Json> QueriesOf(const Json& one) {
  const Json& query = one.at("query");
  if (!query.at("what").contains("read") || query.at("what").at("read").contains("p")) {
    return {query};
  }
  std::set<std::string> predicates;
  for (const Json& claim : one.at("claims")) predicates.insert(claim.at("p").get<std::string>());
  std::vector<Json> queries;
  for (const std::string& predicate : predicates) {
    queries.push_back(query);
    queries.back()["what"]["read"]["p"] = predicate;
  }
  return queries;
}

Json Joined(const std::vector<Json>& answers) {
  Json all = answers.front();
  for (size_t i = 1; i < answers.size(); ++i) {
    for (const Json& row : answers[i].at("rows")) all["rows"].push_back(row);
    for (const auto& [reason, count] : answers[i].at("hidden").items()) {
      all["hidden"][reason] = all["hidden"].value(reason, 0) + count.get<int>();
    }
  }
  return Sorted(all);
}

void ExpectAnswer(const Json& one, Json answer, const std::string& by) {
  const Json expected = Sorted(one.at("expected"));
  // Where a case says nothing of what was hidden, nothing is asked.
  if (!expected.contains("hidden")) answer.erase("hidden");
  // Of disputes they say only some things.
  if (one.at("query").at("what").contains("disputes")) {
    for (Json& row : answer["rows"]) {
      for (const char* key : {"certainty", "uncontested_keeps", "denying"}) row.erase(key);
    }
  }
  EXPECT_EQ(answer, expected) << by << ", case \"" << one.at("name").get<std::string>()
                              << "\": " << one.at("why").get<std::string>() << "\nanswered:\n"
                              << answer.dump(1) << "\nexpected:\n"
                              << expected.dump(1);
}

void Check(const Json& one, const Ontology& ontology) {
  const absl::StatusOr<CaseScript> script = MakeScript(one, ontology);
  if (one.at("expected").contains("error")) {
    EXPECT_EQ(script.status().code(), absl::StatusCode::kInvalidArgument) << one.at("name");
    return;
  }
  ASSERT_TRUE(script.ok()) << one.at("name") << ": " << script.status();
  ReferenceGraph reference(ontology);
  Record(script->script, &reference);
  MemoryEngine engine;
  const auto store = ScriptedStore::Make(script->script, engine, ontology);
  ASSERT_TRUE(store.ok()) << one.at("name") << ": " << store.status();
  if (one.at("query").contains("diff")) {
    const absl::StatusOr<CaseDiff> diff = MakeDiff(one.at("query"), *script);
    ASSERT_TRUE(diff.ok()) << one.at("name") << ": " << diff.status();
    ExpectAnswer(one, Ask(reference, *diff, *script), "reference");
    const absl::StatusOr<Json> answer = Ask(**store, *diff, *script);
    ASSERT_TRUE(answer.ok()) << one.at("name") << ": " << answer.status();
    ExpectAnswer(one, *answer, "store");
    return;
  }
  std::vector<Json> by_reference;
  std::vector<Json> by_store;
  for (const Json& query : QueriesOf(one)) {
    const absl::StatusOr<CaseQuestion> question = MakeQuestion(query, *script);
    ASSERT_TRUE(question.ok()) << one.at("name") << ": " << question.status();
    by_reference.push_back(Ask(reference, *question, *script));
    const absl::StatusOr<Json> answer = Ask(**store, *question, *script);
    ASSERT_TRUE(answer.ok()) << one.at("name") << ": " << answer.status();
    by_store.push_back(*answer);
  }
  ExpectAnswer(one, Joined(by_reference), "reference");
  ExpectAnswer(one, Joined(by_store), "store");
}

TEST(CasesTest, AllCasesAgree) {
  std::ifstream file(CasesPath());
  if (!file) GTEST_SKIP() << CasesPath() << " is not here; ENTENTE_SHARED names its folder";
  const Json cases = Json::parse(file);
  const absl::StatusOr<Ontology> ontology = Ontology::BuiltIn();
  ASSERT_TRUE(ontology.ok()) << ontology.status();
  int checked = 0;
  for (const Json& one : cases) {
    Check(one, *ontology);
    ++checked;
  }
  EXPECT_GE(checked, 76) << "the file has fewer cases than it had";
  std::cout << checked << " cases\n";
}

}  // namespace
}  // namespace entente
