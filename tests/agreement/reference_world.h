// What a read knows before it looks at any proposition: which claims exist for it and are admitted,
// when documents were published, who belongs to whom. All of it found by scanning the lists; what
// was found once is kept for the rest of the read.
#ifndef ENTENTE_TESTS_AGREEMENT_REFERENCE_WORLD_H_
#define ENTENTE_TESTS_AGREEMENT_REFERENCE_WORLD_H_

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "graph/model/as_of.h"
#include "graph/model/lens.h"
#include "graph/model/verdict.h"
#include "tests/agreement/reference_graph.h"
#include "tests/agreement/reference_time.h"

namespace entente {

// The innermost voice of a claim.
struct ReferenceOrigin {
  EntityId agent;           // empty: anonymous
  EntityId document;        // of an anonymous one
  std::string description;  // of an anonymous one
  friend auto operator<=>(const ReferenceOrigin&, const ReferenceOrigin&) = default;
};

// Where a claim stands in a read.
struct ReferenceStanding {
  enum class Kind {
    kAbsent,  // published too late for the read: not even counted
    kHidden,  // kept out, for `reason`
    kAdmitted,
  };
  Kind kind = Kind::kAbsent;
  HiddenReason reason = HiddenReason::kUnpublished;
};

class ReferenceWorld {
 public:
  // `graph` outlives the world.
  ReferenceWorld(const ReferenceGraph& graph, const AsOf& as_of, const Lens& lens);

  const Ontology& ontology() const { return graph_.ontology(); }
  const AsOf& as_of() const { return as_of_; }
  const Lens& lens() const { return lens_; }
  ReferenceStretch cut() const { return {as_of_.valid.start, as_of_.valid.end}; }

  // Recorded at or before the read's revision.
  const std::vector<const StatedClaim*>& claims() const { return claims_; }
  // The same, without those retracted at the revision read; in order of recording.
  const std::vector<const StatedJudgement*>& judgements() const { return judgements_; }

  ReferenceStanding StandingOf(const StatedClaim& claim);
  std::optional<Moment> PublicationOf(const Claim& claim);
  ReferenceExtent ExtentAloneOf(const StatedClaim& claim);
  ReferenceOrigin OriginOf(const Claim& claim);
  // The agent and all bodies that it belongs to, at a moment of publication.
  const std::set<EntityId>& BodiesOf(const EntityId& agent, const std::optional<Moment>& at);
  // Types of an entity, whatever the lens and the cuts of publication and validity.
  const std::vector<std::string>& TypesOf(const EntityId& entity);

  bool IsPreferred(const StatedClaim& claim);
  Reliability ReliabilityOf(const StatedClaim& claim) const;
  // 0: ungraded.
  uint8_t CredibilityOf(const StatedClaim& claim);

 private:
  struct BodyLink {
    EntityId agent;
    EntityId body;
    ReferenceExtent extent;
  };

  bool IsUndone(const StatedJudgement& judgement) const;
  bool IsRetracted(const StatedClaim& claim, bool under_the_cut, bool with_document = true) const;
  bool StandsAsFact(const StatedClaim& claim) const;
  bool StandsOfDocument(const StatedClaim& claim) const;
  bool HindsightCounts() const;
  bool IsTrusted(const std::string& principal) const;
  bool IsDeprecated(const StatedClaim& claim) const;
  bool VoiceMatches(const VoicePattern& pattern, const Claim& claim);
  std::optional<HiddenReason> GradeRefusal(const StatedClaim& claim);
  std::optional<Moment> DocumentPublication(const EntityId& document);
  EntityId IssuerOf(const EntityId& document);
  void FindBodyLinks();

  const ReferenceGraph& graph_;
  const AsOf as_of_;
  const Lens lens_;
  std::vector<const StatedClaim*> claims_;
  std::vector<const StatedJudgement*> judgements_;
  std::map<EntityId, std::optional<Moment>> publications_;
  std::map<EntityId, EntityId> issuers_;
  std::optional<std::vector<BodyLink>> body_links_;
  std::map<std::pair<EntityId, std::pair<Instant, Instant>>, std::set<EntityId>> bodies_;
  std::map<EntityId, std::vector<std::string>> types_;
  std::map<ClaimId, ReferenceStanding> standings_;
};

}  // namespace entente

#endif  // ENTENTE_TESTS_AGREEMENT_REFERENCE_WORLD_H_
