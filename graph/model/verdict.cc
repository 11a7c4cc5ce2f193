#include "graph/model/verdict.h"

#include <tuple>

namespace entente {

bool operator==(const PropositionRow& a, const PropositionRow& b) {
  const auto shown = [](const PropositionRow& row) {
    return std::tie(row.proposition, row.verdict, row.certainty, row.validity, row.origins,
                    row.dissent, row.claims, row.dissenting, row.rivals, row.derivations);
  };
  return shown(a) == shown(b);
}

absl::string_view HiddenReasonName(HiddenReason reason) {
  switch (reason) {
    case HiddenReason::kUnpublished:
      return "unpublished";
    case HiddenReason::kRetracted:
      return "retracted";
    case HiddenReason::kDeprecated:
      return "deprecated";
    case HiddenReason::kFact:
      return "fact";
    case HiddenReason::kForecast:
      return "forecast";
    case HiddenReason::kIntent:
      return "intent";
    case HiddenReason::kHypothesis:
      return "hypothesis";
    case HiddenReason::kVoice:
      return "voice";
    case HiddenReason::kGrade:
      return "grade";
    case HiddenReason::kUngraded:
      return "ungraded";
    case HiddenReason::kDoubts:
      return "doubts";
    case HiddenReason::kDeclines:
      return "declines";
    case HiddenReason::kDenied:
      return "denied";
    case HiddenReason::kPossible:
      return "possible";
    case HiddenReason::kOrigins:
      return "origins";
    case HiddenReason::kContest:
      return "contest";
  }
  return "unknown";
}

}  // namespace entente
