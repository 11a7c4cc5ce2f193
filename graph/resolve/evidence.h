// What Resolve works on: claims with the judgements that stand on them, and what must be known of
// the world around them. Plain data, read beforehand by the View; nothing here does I/O.
#ifndef ENTENTE_GRAPH_RESOLVE_EVIDENCE_H_
#define ENTENTE_GRAPH_RESOLVE_EVIDENCE_H_

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "graph/model/as_of.h"
#include "graph/model/claim.h"
#include "graph/model/judgement.h"
#include "graph/model/period.h"

namespace entente {

// A judgement recorded at or before the read's revision and not retracted at it.
struct RecordedJudgement {
  JudgementId id;
  Judgement judgement;
  Revision revision = 0;
};

// A claim recorded at or before the read's revision, with the judgements standing on it in order of
// recording (revision, then id). Entities are named by their canonical ids.
struct RecordedClaim {
  ClaimId id;
  Claim claim;
  Revision revision = 0;
  std::vector<RecordedJudgement> judgements;
  // The same with the ids as recorded, which is what is shown; null where they are no others.
  std::shared_ptr<const RecordedClaim> stated = nullptr;

  const RecordedClaim& AsStated() const { return stated == nullptr ? *this : *stated; }
};

// What is known of a document at the read's revision, whatever the lens and the publication cut.
struct DocumentFacts {
  std::optional<Moment> publication;
  EntityId issuer;                            // empty: not known
  std::vector<RecordedJudgement> judgements;  // on the document, in order of recording
};

// That an agent belongs to a body (agency_of, holds_office, spokesperson_of), by one claim.
struct BodyLink {
  EntityId body;
  Bounds bounds;
  bool extrapolates = false;  // after bounds.end_earliest, up to bounds.end_latest
};

// The world around a set of claims. What is absent from a map is not known, i.e. has nothing.
struct Surroundings {
  std::map<EntityId, DocumentFacts> documents;
  // Bodies of each agent that occurs in the claims, and of those bodies in turn.
  std::map<EntityId, std::vector<BodyLink>> bodies;
  // Places around a place (its part_of closure at the valid cut, without itself).
  std::map<EntityId, std::set<EntityId>> places_around;
  // Claims that claims or documents derive from, directly or not, by id.
  std::map<ClaimId, RecordedClaim> sources;
  // Types of the subjects, unretracted at the read's revision, whatever the lens.
  std::map<EntityId, std::vector<std::string>> types;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_RESOLVE_EVIDENCE_H_
