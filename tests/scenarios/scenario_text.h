// Scenario files: a history, questions and answers as lines (README.md here tells their form), made
// into the JSON that worked cases are written in.
#ifndef ENTENTE_TESTS_SCENARIOS_SCENARIO_TEXT_H_
#define ENTENTE_TESTS_SCENARIOS_SCENARIO_TEXT_H_

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace entente {

struct ScenarioQuestion {
  int line = 0;  // of its `ask`, from 1
  nlohmann::json query;
  std::vector<nlohmann::json> rows;  // only what the file says of each
  nlohmann::json hidden = nlohmann::json::object();
};

struct Scenario {
  nlohmann::json history;  // types, documents, claims, judgements, revisions
  std::vector<ScenarioQuestion> questions;
};

// kInvalidArgument names the line and what is wrong with it.
absl::StatusOr<Scenario> ParseScenario(absl::string_view text);

// What differs between the answer to a question, as case_answer.h gives it, and what the file
// expects; empty: nothing.
std::string DifferenceFrom(const ScenarioQuestion& expected, const nlohmann::json& answer);

}  // namespace entente

#endif  // ENTENTE_TESTS_SCENARIOS_SCENARIO_TEXT_H_
