#include "graph/model/verdict.h"

namespace entente {

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
