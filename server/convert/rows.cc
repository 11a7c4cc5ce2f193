#include "server/convert/rows.h"

#include <string>

#include "server/convert/claims.h"
#include "server/convert/enums.h"
#include "server/convert/judgements.h"
#include "server/convert/values.h"

namespace entente {
namespace {

constexpr int kMostNames = 32;

// Rows and attributes call these the same.
template <typename Wire>
void SetVerdict(const PropositionRow& row, Wire* wire) {
  wire->set_verdict(EnumToWire<v1::Verdict>(row.verdict));
  wire->set_certainty(EnumToWire<v1::Certainty>(row.certainty));
  for (const Bounds& bounds : row.validity) wire->add_validity(FormatBounds(bounds));
  wire->mutable_origins()->set_min(row.origins.min);
  wire->mutable_origins()->set_max(row.origins.max);
  v1::Dissent* dissent = wire->mutable_dissent();
  dissent->set_denies(row.dissent.denies);
  dissent->set_doubts(row.dissent.doubts);
  dissent->set_declines(row.dissent.declines);
  dissent->set_rivals(row.dissent.rivals);
}

v1::Derivation ToWire(const Derivation& derivation) {
  v1::Derivation wire;
  for (const PropositionRow& hop : derivation.hops) {
    v1::DerivationHop* to = wire.add_hops();
    *to->mutable_proposition() = ToWire(hop.proposition);
    for (const ClaimId& id : hop.claims) to->add_claim_ids(RecordIdToWire(id));
    to->set_verdict(EnumToWire<v1::Verdict>(hop.verdict));
    to->set_certainty(EnumToWire<v1::Certainty>(hop.certainty));
  }
  wire.set_verdict(EnumToWire<v1::Verdict>(derivation.verdict));
  wire.set_certainty(EnumToWire<v1::Certainty>(derivation.certainty));
  for (const Bounds& bounds : derivation.validity) wire.add_validity(FormatBounds(bounds));
  wire.mutable_origins()->set_min(derivation.origins.min);
  wire.mutable_origins()->set_max(derivation.origins.max);
  return wire;
}

}  // namespace

v1::PropositionRow ToWire(const PropositionRow& row) {
  v1::PropositionRow wire;
  *wire.mutable_proposition() = ToWire(row.proposition);
  SetVerdict(row, &wire);
  wire.set_support(static_cast<uint32_t>(row.claims.size()));
  for (const ClaimId& id : row.claims) wire.add_claim_ids(RecordIdToWire(id));
  for (const ClaimId& id : row.dissenting) wire.add_dissenting_claim_ids(RecordIdToWire(id));
  for (const Proposition& rival : row.rivals) *wire.add_rivals() = ToWire(rival);
  for (const Derivation& derivation : row.derivations) {
    *wire.add_derivations() = ToWire(derivation);
  }
  return wire;
}

v1::Attribute AttributeToWire(const PropositionRow& row, bool evidence) {
  v1::Attribute wire;
  if (const Value* value = std::get_if<Value>(&row.proposition.object)) {
    *wire.mutable_value() = ToWire(*value);
  }
  SetVerdict(row, &wire);
  if (evidence) {
    for (const ClaimId& id : row.claims) wire.add_claim_ids(RecordIdToWire(id));
  }
  for (const Qualifier& qualifier : row.proposition.qualifiers) {
    *wire.add_qualifiers() = ToWire(qualifier);
  }
  return wire;
}

v1::EntitySummary ToWire(const EntityNote& note) {
  v1::EntitySummary wire;
  wire.set_id(note.id);
  wire.mutable_types()->Assign(note.types.begin(), note.types.end());
  for (const PropositionRow& row : note.names) {
    if (wire.names_size() == kMostNames) break;
    const Value* value = std::get_if<Value>(&row.proposition.object);
    const Text* text = value == nullptr ? nullptr : std::get_if<Text>(&value->value);
    if (text != nullptr) wire.add_names(text->text);
  }
  if (note.members.size() > 1) {
    wire.mutable_member_ids()->Assign(note.members.begin(), note.members.end());
  }
  return wire;
}

}  // namespace entente
