// Union-find over what ties voices together. Every claim joins its origin with
//   - the bodies of that origin at its publication (a common body is then a common group),
//   - each claim and document it derives from, directly or through others, and the origins (with
//     their bodies) of those claims;
// and of the claims in a document derived from, one joins that document: which of them the deriver
// used is not known, but it was one, and the others stay as independent as they were. Where the
// document speaks for itself, that one is its own.
// Two origins are independent if no chain of such ties connects them. Cost: the number of ties.
#include "graph/resolve/origins.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "graph/resolve/admission.h"
#include "graph/resolve/apparatus.h"

namespace entente {
namespace {

using Tie = std::variant<Origin, ClaimId>;  // a document is the Origin of kind kDocument

class Groups {
 public:
  size_t Find(const Tie& tie) {
    const auto [entry, added] = number_.try_emplace(tie, parent_.size());
    if (added) parent_.push_back(entry->second);
    size_t root = entry->second;
    while (parent_[root] != root) root = parent_[root] = parent_[parent_[root]];
    return root;
  }
  void Join(const Tie& a, const Tie& b) { parent_[Find(a)] = Find(b); }

 private:
  std::map<Tie, size_t> number_;
  std::vector<size_t> parent_;
};

Origin DocumentTie(const EntityId& document) { return {Origin::Kind::kDocument, document, ""}; }

// What a set of claims derives from: claims by id, documents by id.
struct Sources {
  std::set<ClaimId> claims;
  std::set<EntityId> documents;
};

class SourceWalk {
 public:
  explicit SourceWalk(const Surroundings& around) : around_(around) {}

  Sources Of(const RecordedClaim& claim) {
    found_ = {};
    VisitClaim(claim);
    while (!claims_.empty() || !documents_.empty()) {
      if (!claims_.empty()) {
        const auto source = around_.sources.find(claims_.back());
        claims_.pop_back();
        if (source != around_.sources.end()) VisitClaim(source->second);
      } else {
        const EntityId document = std::move(documents_.back());
        documents_.pop_back();
        VisitDocument(document);
      }
    }
    return found_;
  }

 private:
  void VisitClaim(const RecordedClaim& claim) {
    VisitLinks(claim.judgements);
    VisitDocument(claim.claim.voice.document);
  }
  void VisitDocument(const EntityId& document) {
    const auto facts = around_.documents.find(document);
    if (facts != around_.documents.end()) VisitLinks(facts->second.judgements);
  }
  void VisitLinks(const std::vector<RecordedJudgement>& judgements) {
    for (const RecordedJudgement& recorded : judgements) {
      const auto* link = std::get_if<DerivesFrom>(&recorded.judgement.act);
      if (link == nullptr) continue;
      if (const auto* claim = std::get_if<ClaimId>(&link->source)) {
        if (found_.claims.insert(*claim).second) claims_.push_back(*claim);
      } else if (const auto* document = std::get_if<EntityId>(&link->source)) {
        if (found_.documents.insert(*document).second) documents_.push_back(*document);
      }
    }
  }

  const Surroundings& around_;
  Sources found_;
  std::vector<ClaimId> claims_;
  std::vector<EntityId> documents_;
};

void JoinBodies(const Claim& claim, const Origin& origin, const Surroundings& around,
                Groups* groups) {
  if (origin.kind != Origin::Kind::kAgent) return;
  for (const EntityId& body : BodiesOf(origin.id, PublicationOf(claim, around), around)) {
    groups->Join(origin, Origin{Origin::Kind::kAgent, body, ""});
  }
}

}  // namespace

Origins CountOrigins(absl::Span<const RecordedClaim* const> claims, const Surroundings& around) {
  std::set<Origin> origins;
  for (const RecordedClaim* claim : claims) origins.insert(OriginOf(claim->claim, around));
  const auto count = static_cast<uint32_t>(origins.size());
  if (count <= 1) return {count, count};

  Groups groups;
  SourceWalk walk(around);
  std::set<EntityId> derived_from;
  for (const RecordedClaim* claim : claims) {
    const Origin origin = OriginOf(claim->claim, around);
    JoinBodies(claim->claim, origin, around, &groups);
    groups.Join(origin, claim->id);
    const Sources sources = walk.Of(*claim);
    for (const ClaimId& id : sources.claims) {
      groups.Join(origin, id);
      const auto source = around.sources.find(id);
      if (source == around.sources.end()) continue;
      const Origin source_origin = OriginOf(source->second.claim, around);
      groups.Join(origin, source_origin);
      JoinBodies(source->second.claim, source_origin, around, &groups);
    }
    for (const EntityId& document : sources.documents) {
      groups.Join(origin, DocumentTie(document));
      derived_from.insert(document);
    }
  }
  std::map<EntityId, Origin> spokesman;  // of each document derived from: itself, or the smallest
  for (const RecordedClaim* claim : claims) {
    const EntityId& document = claim->claim.voice.document;
    if (!derived_from.contains(document)) continue;
    const Origin origin = OriginOf(claim->claim, around);
    const auto [entry, added] = spokesman.try_emplace(document, origin);
    const bool itself = entry->second == DocumentTie(document);
    if (!added && !itself) {
      entry->second = origin == DocumentTie(document) ? origin : std::min(entry->second, origin);
    }
  }
  for (const auto& [document, origin] : spokesman) groups.Join(origin, DocumentTie(document));

  std::set<size_t> independent;
  for (const Origin& origin : origins) {
    if (origin.kind != Origin::Kind::kAnonymous) independent.insert(groups.Find(origin));
  }
  return {std::max<uint32_t>(1, static_cast<uint32_t>(independent.size())), count};
}

}  // namespace entente
