#include "server/convert/enums.h"

namespace entente {
namespace {

template <typename Wire, typename Domain>
constexpr bool Same(Wire wire, Domain domain) {
  return static_cast<int>(wire) == static_cast<int>(domain);
}

// First and last of each: numbers between them are declared in the same order.
static_assert(Same(v1::STANCE_ASSERTS, Stance::kAsserts));
static_assert(Same(v1::STANCE_DENIES, Stance::kDenies));
static_assert(Same(v1::STANCE_DOUBTS, Stance::kDoubts));
static_assert(Same(v1::STANCE_DECLINES, Stance::kDeclines));
static_assert(Same(v1::MOOD_FACT, Mood::kFact));
static_assert(Same(v1::MOOD_FORECAST, Mood::kForecast));
static_assert(Same(v1::MOOD_INTENT, Mood::kIntent));
static_assert(Same(v1::MOOD_HYPOTHESIS, Mood::kHypothesis));
static_assert(Same(v1::BASIS_OBSERVED, Basis::kObserved));
static_assert(Same(v1::BASIS_ASSESSED, Basis::kAssessed));
static_assert(Same(v1::BASIS_UNSTATED, Basis::kUnstated));
static_assert(Same(v1::RELIABILITY_UNSPECIFIED, Reliability::kAbsent));
static_assert(Same(v1::RELIABILITY_A, Reliability::kA));
static_assert(Same(v1::RELIABILITY_F, Reliability::kF));
static_assert(Same(v1::RETRACT_REASON_RECORDER_ERROR, RetractReason::kRecorderError));
static_assert(Same(v1::RETRACT_REASON_SOURCE_CORRECTION, RetractReason::kSourceCorrection));
static_assert(Same(v1::RETRACT_REASON_DOCUMENT_WITHDRAWN, RetractReason::kDocumentWithdrawn));
static_assert(Same(v1::QUANTITY_QUALIFIER_EXACT, QuantityQualifier::kExact));
static_assert(Same(v1::QUANTITY_QUALIFIER_ABOUT, QuantityQualifier::kAbout));
static_assert(Same(v1::QUANTITY_QUALIFIER_AT_LEAST, QuantityQualifier::kAtLeast));
static_assert(Same(v1::QUANTITY_QUALIFIER_AT_MOST, QuantityQualifier::kAtMost));
static_assert(Same(v1::MEASURE_UNSPECIFIED, Measure::kUnstated));
static_assert(Same(v1::MEASURE_STOCK, Measure::kStock));
static_assert(Same(v1::MEASURE_FLOW, Measure::kFlow));
static_assert(Same(v1::MEASURE_PLAN, Measure::kPlan));
static_assert(Same(v1::INCLUSION_KIND_NESTED, InclusionKind::kNested));
static_assert(Same(v1::INCLUSION_KIND_DISJOINT, InclusionKind::kDisjoint));
static_assert(Same(v1::INCLUSION_KIND_UNKNOWN, InclusionKind::kUnknown));
static_assert(Same(v1::CERTAINTY_ATTESTED, Certainty::kAttested));
static_assert(Same(v1::CERTAINTY_EXTRAPOLATED, Certainty::kExtrapolated));
static_assert(Same(v1::CERTAINTY_POSSIBLE, Certainty::kPossible));
static_assert(Same(v1::CONTEST_SHOW, Contest::kShow));
static_assert(Same(v1::CONTEST_RESOLVE, Contest::kResolve));
static_assert(Same(v1::CONTEST_ONLY_UNCONTESTED, Contest::kOnlyUncontested));
static_assert(Same(v1::VALID_MODE_SOMETIME, ValidMode::kSometime));
static_assert(Same(v1::VALID_MODE_THROUGHOUT, ValidMode::kThroughout));
static_assert(Same(v1::VERDICT_ASSERTED, Verdict::kAsserted));
static_assert(Same(v1::VERDICT_CONTESTED, Verdict::kContested));
static_assert(Same(v1::VERDICT_DENIED, Verdict::kDenied));
static_assert(Same(v1::DIRECTION_OUT, Direction::kOut));
static_assert(Same(v1::DIRECTION_IN, Direction::kIn));
static_assert(Same(v1::DIRECTION_BOTH, Direction::kBoth));

}  // namespace

absl::StatusOr<Stance> StanceFromWire(int number, absl::string_view field) {
  return EnumFromWire(number, Stance::kAsserts, Stance::kDeclines, field);
}

absl::StatusOr<Mood> MoodFromWire(int number, absl::string_view field) {
  return EnumFromWire(number, Mood::kFact, Mood::kHypothesis, field);
}

}  // namespace entente
