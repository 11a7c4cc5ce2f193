// Valid time is compared with the ends of extents only: the four bounds and the ends of what is
// extrapolated, which others may shorten, but only to bounds of their own. A publication cut is
// compared with publications only, of claims and of retractions: a dated cut leaves in what was
// over when its day began.
#include "graph/resolve/time_trace.h"

#include <algorithm>
#include <variant>
#include <vector>

#include "graph/resolve/admission.h"
#include "graph/resolve/extent.h"

namespace entente {
namespace {

void KeepEarlier(Instant instant, std::optional<Instant>* next) {
  if (!next->has_value() || instant < **next) *next = instant;
}

}  // namespace

void TimeTrace::See(const RecordedClaim& claim, const PredicateDefinition& predicate,
                    const Surroundings& around) {
  const std::optional<Moment> publication = PublicationOf(claim.claim, around);
  const Extent extent = ExtentOf(claim.claim, predicate, publication);
  for (const Instant bound :
       {extent.bounds.start_earliest, extent.bounds.start_latest, extent.bounds.end_earliest,
        extent.bounds.end_latest, extent.extrapolated.start, extent.extrapolated.end}) {
    SeeBound(bound);
  }
  if (publication.has_value()) SeePublication(*publication);
  SeeRetractions(claim.judgements);
  const auto document = around.documents.find(claim.claim.voice.document);
  if (document != around.documents.end()) SeeRetractions(document->second.judgements);
}

void TimeTrace::SeeBound(Instant bound) {
  if (bound > valid_ && bound < kEndOfTime) KeepEarlier(bound, &next_valid_);
}

void TimeTrace::SeePublication(const Moment& publication) {
  if (publication.latest == kEndOfTime) return;
  Instant cut = StartOfDay(DayOf(publication.latest));
  if (cut < publication.latest) cut = StartOfDay(DayOf(publication.latest) + 1);
  if (cut > published_) KeepEarlier(cut, &next_published_);
}

void TimeTrace::SeeRetractions(const std::vector<RecordedJudgement>& judgements) {
  for (const RecordedJudgement& judgement : judgements) {
    const auto* retract = std::get_if<Retract>(&judgement.judgement.act);
    if (retract != nullptr && retract->published.has_value()) SeePublication(*retract->published);
  }
}

}  // namespace entente
