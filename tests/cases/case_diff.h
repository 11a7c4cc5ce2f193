// Cases that compare two reads: the question on both sides, and the answer in the form that cases
// are written in: {"gone": [row], "new": [row], "changed": [{"before", "after"}], "hidden"}.
#ifndef ENTENTE_TESTS_CASES_CASE_DIFF_H_
#define ENTENTE_TESTS_CASES_CASE_DIFF_H_

#include <nlohmann/json.hpp>

#include "absl/status/statusor.h"
#include "tests/agreement/reference_diff.h"
#include "tests/cases/case_script.h"

namespace entente {

// Both read propositions by the same pattern.
struct CaseDiff {
  CaseQuestion before;
  CaseQuestion after;
};

absl::StatusOr<CaseDiff> MakeDiff(const nlohmann::json& query, const CaseScript& script);

// "hidden" is {"before": {reason: count}, "after": {...}}, each left out where it is empty.
nlohmann::json AnswerJson(const DiffAnswer& answer, const CaseScript& script);

// The same as scenarios say it: {"rows", "hidden"}, each row with its "change": "gone", "new", or
// "was" and "is" of one that changed; hidden is "before.REASON" and "after.REASON".
nlohmann::json AsRows(const nlohmann::json& answer);

nlohmann::json Ask(const ReferenceGraph& reference, const CaseDiff& question,
                   const CaseScript& script);
absl::StatusOr<nlohmann::json> Ask(const ScriptedStore& store, const CaseDiff& question,
                                   const CaseScript& script);

}  // namespace entente

#endif  // ENTENTE_TESTS_CASES_CASE_DIFF_H_
