// Everything that may make two origins one is a node of a net: the origins themselves, the bodies
// they belong to, the documents they derive from. Who hangs together is one.
#include "tests/agreement/reference_origins.h"

#include <map>
#include <set>
#include <string>

namespace entente {
namespace {

class Net {
 public:
  void Join(const std::string& a, const std::string& b) {
    const int from = ColourOf(a);
    const int to = ColourOf(b);
    for (auto& [name, colour] : colours_) {
      if (colour == from) colour = to;
    }
  }
  int ColourOf(const std::string& name) {
    return colours_.try_emplace(name, static_cast<int>(colours_.size())).first->second;
  }

 private:
  std::map<std::string, int> colours_;
};

// A document that speaks itself is the document that others derive from.
std::string NameOf(const EntityId& agent_or_document) { return "id " + agent_or_document; }
std::string NameOf(const ReferenceOrigin& origin) {
  if (!origin.agent.empty()) return NameOf(origin.agent);
  return "unnamed " + origin.document + '\n' + origin.description;
}

// What a claim derives from, directly or not: its own links and those of its document, and so on
// for every source claim and source document.
struct Sources {
  std::set<ClaimId> claims;
  std::set<EntityId> documents;
};

const StatedClaim* FindClaim(const ClaimId& id, const ReferenceWorld& world) {
  for (const StatedClaim* claim : world.claims()) {
    if (claim->id == id) return claim;
  }
  return nullptr;
}

Sources SourcesOf(const StatedClaim& claim, const ReferenceWorld& world) {
  Sources sources;
  std::set<ClaimId> dependent_claims = {claim.id};
  std::set<EntityId> dependent_documents = {claim.claim.voice.document};
  bool grown = true;
  while (grown) {
    grown = false;
    for (const StatedJudgement* judgement : world.judgements()) {
      const auto* link = std::get_if<DerivesFrom>(&judgement->judgement.act);
      if (link == nullptr) continue;
      const ClaimId* claim_id = std::get_if<ClaimId>(&link->dependent);
      const bool holds = claim_id != nullptr
                             ? dependent_claims.contains(*claim_id)
                             : dependent_documents.contains(std::get<EntityId>(link->dependent));
      if (!holds) continue;
      if (const ClaimId* source = std::get_if<ClaimId>(&link->source)) {
        const StatedClaim* stated = FindClaim(*source, world);
        if (stated == nullptr || !sources.claims.insert(*source).second) continue;
        grown = true;
        dependent_claims.insert(*source);
        dependent_documents.insert(stated->claim.voice.document);
      } else {
        const EntityId& document = std::get<EntityId>(link->source);
        grown = sources.documents.insert(document).second || grown;
        grown = dependent_documents.insert(document).second || grown;
      }
    }
  }
  return sources;
}

void JoinBodies(const Claim& claim, ReferenceWorld& world, Net* net) {
  const ReferenceOrigin origin = world.OriginOf(claim);
  if (origin.agent.empty()) return;
  for (const EntityId& body : world.BodiesOf(origin.agent, world.PublicationOf(claim))) {
    net->Join(NameOf(origin), "body " + body);
  }
}

}  // namespace

Origins CountOrigins(const std::vector<const StatedClaim*>& supports, ReferenceWorld& world) {
  Net net;
  std::set<EntityId> source_documents;
  std::set<ReferenceOrigin> origins;
  for (const StatedClaim* claim : supports) {
    const ReferenceOrigin origin = world.OriginOf(claim->claim);
    origins.insert(origin);
    // "min merges agents with a common body ..."
    JoinBodies(claim->claim, world, &net);
    // "... and whatever DERIVES_FROM links join."
    const Sources sources = SourcesOf(*claim, world);
    for (const ClaimId& id : sources.claims) {
      const Claim& source = FindClaim(id, world)->claim;
      net.Join(NameOf(origin), NameOf(world.OriginOf(source)));
      JoinBodies(source, world, &net);
    }
    for (const EntityId& document : sources.documents) {
      source_documents.insert(document);
      net.Join(NameOf(origin), NameOf(document));
    }
  }
  // Of the supporting claims in a document derived from, only the smallest origin joins it: which
  // of its voices was taken up is not known, and one of them was. If it speaks itself, it has
  // joined.
  for (const EntityId& document : source_documents) {
    std::string smallest;
    bool speaks_itself = false;
    for (const StatedClaim* claim : supports) {
      if (claim->claim.voice.document != document) continue;
      const std::string name = NameOf(world.OriginOf(claim->claim));
      speaks_itself = speaks_itself || name == NameOf(document);
      if (smallest.empty() || name < smallest) smallest = name;
    }
    if (!smallest.empty() && !speaks_itself) net.Join(smallest, NameOf(document));
  }
  std::set<int> named;
  for (const ReferenceOrigin& origin : origins) {
    if (!origin.agent.empty()) named.insert(net.ColourOf(NameOf(origin)));
  }
  // "Anonymous origins raise max (one per document and description), and min only from 0 to 1."
  Origins count;
  count.max = static_cast<uint32_t>(origins.size());
  count.min = static_cast<uint32_t>(named.size());
  if (count.min == 0 && !origins.empty()) count.min = 1;
  return count;
}

bool SameApparatus(const Claim& a, const Claim& b, ReferenceWorld& world) {
  const ReferenceOrigin of_a = world.OriginOf(a);
  const ReferenceOrigin of_b = world.OriginOf(b);
  if (of_a == of_b) return true;
  if (of_a.agent.empty() || of_b.agent.empty()) return false;
  const std::set<EntityId>& bodies = world.BodiesOf(of_b.agent, world.PublicationOf(b));
  for (const EntityId& body : world.BodiesOf(of_a.agent, world.PublicationOf(a))) {
    if (bodies.contains(body)) return true;
  }
  return false;
}

}  // namespace entente
