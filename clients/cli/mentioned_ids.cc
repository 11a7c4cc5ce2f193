#include "clients/cli/mentioned_ids.h"

namespace entente {
namespace {

void CollectQualifiers(const google::protobuf::RepeatedPtrField<v1::Qualifier>& qualifiers,
                       IdSet* ids) {
  for (const v1::Qualifier& qualifier : qualifiers) {
    if (qualifier.filler_case() == v1::Qualifier::kEntity) ids->insert(qualifier.entity());
  }
}

}  // namespace

void CollectIds(const v1::Claim& claim, IdSet* ids) {
  ids->insert(claim.subject());
  if (claim.filler_case() == v1::Claim::kObject) ids->insert(claim.object());
  CollectQualifiers(claim.qualifiers(), ids);
  ids->insert(claim.voice().document());
  for (const v1::ChainLink& link : claim.voice().chain()) {
    if (link.who_case() == v1::ChainLink::kAgent) ids->insert(link.agent());
  }
}

void CollectIds(const v1::Proposition& proposition, IdSet* ids) {
  ids->insert(proposition.subject());
  if (proposition.filler_case() == v1::Proposition::kObject) ids->insert(proposition.object());
  CollectQualifiers(proposition.qualifiers(), ids);
}

void CollectIds(const v1::Judgement& judgement, IdSet* ids) {
  ids->insert(judgement.retract().document());
  ids->insert(judgement.reinstate().document());
  ids->insert(judgement.derives_from().document());
  ids->insert(judgement.derives_from().from_document());
  ids->erase("");
}

void CollectIds(const v1::PropositionRow& row, IdSet* ids) {
  CollectIds(row.proposition(), ids);
  for (const v1::Proposition& rival : row.rivals()) CollectIds(rival, ids);
  for (const v1::Derivation& derivation : row.derivations()) {
    for (const v1::DerivationHop& hop : derivation.hops()) CollectIds(hop.proposition(), ids);
  }
  for (const v1::ClaimRecord& record : row.evidence()) CollectIds(record.claim(), ids);
  for (const v1::ClaimGroup& group : row.groups()) {
    // A key may also be a grade or a description; those are no ids and stay without a name.
    if (!group.anonymous() && group.key().size() <= 256) ids->insert(group.key());
    if (!group.document().empty()) ids->insert(group.document());
  }
}

void CollectIds(const v1::HistoryEntry& entry, IdSet* ids) {
  if (entry.has_claim()) CollectIds(entry.claim().claim(), ids);
  if (entry.has_judgement()) CollectIds(entry.judgement().judgement(), ids);
}

void CollectIds(const v1::RecordedChange& change, IdSet* ids) {
  if (change.has_claim()) CollectIds(change.claim(), ids);
  if (change.has_judgement()) CollectIds(change.judgement(), ids);
}

}  // namespace entente
