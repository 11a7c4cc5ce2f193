// What can be found wrong with a judgement without looking at the graph.
#ifndef ENTENTE_GRAPH_STORE_JUDGEMENT_FORM_H_
#define ENTENTE_GRAPH_STORE_JUDGEMENT_FORM_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "graph/model/judgement.h"

namespace entente {

inline constexpr size_t kMostSchemeBytes = 256;

// kInvalidArgument with a detail whose field is relative to the change: "judgement.grade.claim",
// "retract_judgement.reason". OK: numbers are in range, ids well formed, what must differ differs.
absl::Status CheckJudgementForm(const Judgement& judgement);

// The field of the judgement's own part: "judgement.grade", "retract_judgement".
std::string FieldOf(const Judgement& judgement);

// The documents that the judgement names, each with its field ("judgement.retract.document").
std::vector<std::pair<std::string, EntityId>> DocumentsOf(const Judgement& judgement);

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_JUDGEMENT_FORM_H_
