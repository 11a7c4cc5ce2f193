#include "server/convert/identity.h"

#include "server/convert/judgements.h"

namespace entente {
namespace {

template <typename Standing>
void PutParts(const StandingCoreference& standing, Standing* wire) {
  *wire->mutable_judgement() = ToWire(standing.judgement);
  for (const std::vector<EntityId>& part : standing.undoing) {
    wire->add_undoing()->mutable_ids()->Assign(part.begin(), part.end());
  }
}

}  // namespace

v1::IdentityJudgement ToWire(const Coreference& judgement) {
  v1::IdentityJudgement wire;
  wire.set_id(RecordIdToWire(judgement.id));
  wire.set_a(judgement.a);
  wire.set_b(judgement.b);
  wire.set_principal(judgement.principal);
  wire.set_revision(judgement.revision);
  wire.set_reason(judgement.reason);
  return wire;
}

v1::EntityMember ToWire(const EntityMember& member) {
  v1::EntityMember wire;
  wire.set_id(member.id);
  wire.set_first_revision(member.first_named);
  for (const Coreference& judgement : member.joined_by) *wire.add_joined_by() = ToWire(judgement);
  return wire;
}

v1::GetIdentityResponse ToWire(const IdentityAnswer& answer) {
  v1::GetIdentityResponse wire;
  wire.set_id(answer.members.front().id);
  for (const EntityMember& member : answer.members) *wire.add_members() = ToWire(member);
  for (const StandingCoreference& standing : answer.same) {
    v1::StandingSameAs* same = wire.add_same();
    PutParts(standing, same);
    for (const JudgementId& id : standing.blocked_by) same->add_blocked_by(RecordIdToWire(id));
  }
  for (const StandingCoreference& standing : answer.apart) PutParts(standing, wire.add_apart());
  for (const auto& [a, b] : answer.assumed) {
    v1::IdPair* pair = wire.add_assumed();
    pair->set_a(a);
    pair->set_b(b);
  }
  return wire;
}

}  // namespace entente
