// When a read that has just been made could first be answered otherwise, if its time were moved on
// and nothing else: what steps from one change to the next, instead of sampling.
#ifndef ENTENTE_GRAPH_RESOLVE_TIME_TRACE_H_
#define ENTENTE_GRAPH_RESOLVE_TIME_TRACE_H_

#include <optional>

#include "graph/model/instant.h"
#include "graph/ontology/definitions.h"
#include "graph/resolve/evidence.h"

namespace entente {

// Is told of every claim that a read resolves. Of the read at the valid instant `valid` and under
// the dated publication cut `published` it keeps the next instant and the next cut at which some of
// those claims, or what was judged of them, would be seen otherwise: until then everything that the
// rules compare compares alike, so the read reads the same and answers the same.
class TimeTrace {
 public:
  TimeTrace(Instant valid, Instant published) : valid_(valid), published_(published) {}

  // REQUIRES: the claim's document is in `around`, if it is known at all.
  void See(const RecordedClaim& claim, const PredicateDefinition& predicate,
           const Surroundings& around);

  // nullopt: never.
  const std::optional<Instant>& next_valid() const { return next_valid_; }
  // The start of a day.
  const std::optional<Instant>& next_published() const { return next_published_; }

 private:
  void SeeBound(Instant bound);
  void SeePublication(const Moment& publication);
  void SeeRetractions(const std::vector<RecordedJudgement>& judgements);

  const Instant valid_;
  const Instant published_;
  std::optional<Instant> next_valid_;
  std::optional<Instant> next_published_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_RESOLVE_TIME_TRACE_H_
