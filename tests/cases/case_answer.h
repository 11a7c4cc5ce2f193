// Answers in the form that cases are written in: rows and what was hidden, as JSON, with the cases'
// own names for claims. Rows and the claims in them are sorted, so that equal answers are equal.
#ifndef ENTENTE_TESTS_CASES_CASE_ANSWER_H_
#define ENTENTE_TESTS_CASES_CASE_ANSWER_H_

#include <nlohmann/json.hpp>
#include <vector>

#include "absl/status/statusor.h"
#include "graph/model/verdict.h"
#include "graph/query/pattern.h"
#include "tests/agreement/reference_disputes.h"
#include "tests/agreement/reference_forecasts.h"
#include "tests/agreement/reference_graph.h"
#include "tests/cases/case_script.h"

namespace entente {

nlohmann::json AnswerJson(const PropositionAnswer& answer, const CaseScript& script);
nlohmann::json AnswerJson(const NeighborAnswer& answer, const CaseScript& script);
nlohmann::json AnswerJson(const ForecastAnswer& answer, const CaseScript& script);
nlohmann::json AnswerJson(const DisputeAnswer& answer, const CaseScript& script);
nlohmann::json AnswerJson(const ComputedAnswer<RolledUp>& answer, const CaseScript& script);
// Cases say nothing of what is hidden beside paths.
nlohmann::json AnswerJson(const std::vector<PathRow>& paths, const CaseScript& script);
// Sorts what a case expects in the same way.
nlohmann::json Sorted(nlohmann::json answer);

// Asks the reference, or a store, and gives the answer as JSON.
nlohmann::json Ask(const ReferenceGraph& reference, const CaseQuestion& question,
                   const CaseScript& script);
absl::StatusOr<nlohmann::json> Ask(const ScriptedStore& store, const CaseQuestion& question,
                                   const CaseScript& script);

}  // namespace entente

#endif  // ENTENTE_TESTS_CASES_CASE_ANSWER_H_
