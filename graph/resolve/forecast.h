// What became of a forecast or an intent: open, expired, borne out or refuted, and by whom that was
// judged.
#ifndef ENTENTE_GRAPH_RESOLVE_FORECAST_H_
#define ENTENTE_GRAPH_RESOLVE_FORECAST_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "graph/model/as_of.h"
#include "graph/model/lens.h"
#include "graph/model/verdict.h"
#include "graph/ontology/ontology.h"
#include "graph/resolve/evidence.h"

namespace entente {

// At the end of the valid cut, which is the date that the question is asked at.
enum class ForecastState : uint8_t {
  kOpen = 1,       // neither of the others
  kExpired = 2,    // its resolve_by has passed, and nobody has judged it
  kFulfilled = 3,  // the last judgement that counts says that it came true
  kRefuted = 4,    // ... that it did not
};

// Why a judgement of a forecast does not count.
enum class VoidReason : uint8_t {
  kUnpublished = 1,    // the claim that it names is not published before the cut
  kRetracted = 2,      // ... is retracted
  kDeprecated = 3,     // ... is deprecated
  kOutsidePeriod = 4,  // ... is attested at no time within the forecast's period
  kAfterCut = 5,       // ... is attested there only after the valid cut
};
// "unpublished", "retracted", "deprecated", "outside_period", "after_cut".
absl::string_view VoidReasonName(VoidReason reason);

// A FULFILS or REFUTES that stands on a forecast.
struct ForecastJudgement {
  JudgementId id;
  bool fulfils = true;  // false: refutes
  std::string principal;
  std::string reason;
  Revision revision = 0;
  ClaimId confirmer;                 // the claim that it names
  std::optional<VoidReason> voided;  // set: does not count
  Origins origins;                   // of the forecast and the confirmer together
  // Whether the confirming voice is certainly another than the forecaster's: neither of one body
  // nor derived from one another. An unnamed voice is never certain.
  bool independent() const { return origins.min > 1; }
  friend bool operator==(const ForecastJudgement&, const ForecastJudgement&) = default;
};

struct ForecastOutcome {
  ForecastState state = ForecastState::kOpen;
  // Whole UTC days from the day of its earliest time to that of the cut's end; absent: that time
  // has not come, or is not known. Whatever the state.
  std::optional<int64_t> days_past;
  std::vector<ForecastJudgement> judgements;  // in order of recording; the last that counts decides
  friend bool operator==(const ForecastOutcome&, const ForecastOutcome&) = default;

  // The one that decides; nullptr: none.
  const ForecastJudgement* deciding() const;
};

// Claims that judgements of a forecast name: read beforehand.
using Confirmers = std::map<ClaimId, RecordedClaim>;
// Adds the ids of those that `forecast` needs.
void AddConfirmersOf(const RecordedClaim& forecast, std::vector<ClaimId>* ids);

// The outcome of a claim whose mood is FORECAST or INTENT. `confirmers` holds what its judgements
// name, as far as it is recorded at the revision, and `around` knows both. The lens's voices and
// grades choose forecasts, not confirmers: what bears one out is the judge's word. Only its
// assumptions and graders count here.
ForecastOutcome OutcomeOf(const RecordedClaim& forecast, const AsOf& as_of, const Lens& lens,
                          const Ontology& ontology, const Confirmers& confirmers,
                          const Surroundings& around);

}  // namespace entente

#endif  // ENTENTE_GRAPH_RESOLVE_FORECAST_H_
