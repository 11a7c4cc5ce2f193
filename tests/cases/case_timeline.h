// Timelines as scenarios ask for them, and their answers in the form that scenarios are written in.
#ifndef ENTENTE_TESTS_CASES_CASE_TIMELINE_H_
#define ENTENTE_TESTS_CASES_CASE_TIMELINE_H_

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "graph/query/timeline.h"
#include "tests/cases/case_script.h"

namespace entente {

struct CaseTimeline {
  CaseQuestion read;  // propositions
  TimelineAxis axis = TimelineAxis::kPublished;
};

absl::StatusOr<CaseTimeline> MakeTimeline(const nlohmann::json& query, const CaseScript& script);

// {"rows", "hidden": {}}: each row as it is from a point on ("at"; of revisions the scenario's own
// number), with its "change": "new", "is" or, as it was before, "gone".
nlohmann::json TimelineJson(const std::vector<std::pair<std::string, RowDiff>>& rows,
                            const CaseScript& script);

// The scenario's number of a script's revision.
std::string RevisionText(Revision revision, const CaseScript& script);

absl::StatusOr<nlohmann::json> Ask(const ScriptedStore& store, const CaseTimeline& question,
                                   const CaseScript& script);

}  // namespace entente

#endif  // ENTENTE_TESTS_CASES_CASE_TIMELINE_H_
