#include "server/convert/claims.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "graph/model/status.h"
#include "graph/resolve/proposition_of.h"
#include "server/convert/enums.h"
#include "server/convert/field_path.h"
#include "server/convert/values.h"

namespace entente {
namespace {

absl::StatusOr<ChainLink> LinkFromWire(const v1::ChainLink& wire) {
  ChainLink link;
  link.agent = wire.agent();
  link.description = wire.description();
  link.verb = wire.verb();
  ASSIGN_OR_RETURN(link.stated_at, MomentFromWire(wire.stated_at(), "stated_at"));
  return link;
}

absl::StatusOr<Voice> VoiceFromWire(const v1::Voice& wire) {
  Voice voice;
  voice.document = wire.document();
  voice.locator = {wire.locator().paragraph(), wire.locator().span_begin(),
                   wire.locator().span_end()};
  for (int i = 0; i < wire.chain_size(); ++i) {
    ASSIGN_OR_RETURN(ChainLink link, At(Item("chain", i), LinkFromWire(wire.chain(i))));
    voice.chain.push_back(std::move(link));
  }
  voice.hedges.assign(wire.hedges().begin(), wire.hedges().end());
  voice.likelihood = wire.likelihood();
  return voice;
}

// Claim and Proposition say what they are about in the same fields.
template <typename Wire>
absl::StatusOr<Object> ObjectFromWire(const Wire& wire) {
  switch (wire.filler_case()) {
    case Wire::kObject:
      return Object(EntityId(wire.object()));
    case Wire::kValue: {
      ASSIGN_OR_RETURN(Value value, At("value", ValueFromWire(wire.value())));
      return Object(std::move(value));
    }
    case Wire::FILLER_NOT_SET:
      break;
  }
  return InvalidField("FIELD_MISSING", "filler", wire.predicate(),
                      "needs an object (a relation) or a value (an attribute)");
}

template <typename Wire>
absl::StatusOr<std::vector<Qualifier>> QualifiersFromWire(const Wire& wire) {
  std::vector<Qualifier> qualifiers;
  for (int i = 0; i < wire.qualifiers_size(); ++i) {
    ASSIGN_OR_RETURN(Qualifier qualifier,
                     At(Item("qualifiers", i), QualifierFromWire(wire.qualifiers(i))));
    qualifiers.push_back(std::move(qualifier));
  }
  std::stable_sort(qualifiers.begin(), qualifiers.end(),
                   [](const Qualifier& a, const Qualifier& b) { return a.name < b.name; });
  return qualifiers;
}

template <typename Wire>
void ObjectToWire(const Object& object, Wire* wire) {
  if (const EntityId* entity = std::get_if<EntityId>(&object)) {
    wire->set_object(*entity);
  } else {
    *wire->mutable_value() = ToWire(std::get<Value>(object));
  }
}

absl::StatusOr<std::optional<Period>> PeriodFromWire(const std::string& text,
                                                     absl::string_view field) {
  if (text.empty()) return std::optional<Period>();
  ASSIGN_OR_RETURN(Period period, At(field, ParsePeriod(text)));
  return std::optional<Period>(period);
}

v1::Voice VoiceToWire(const Voice& voice) {
  v1::Voice wire;
  wire.set_document(voice.document);
  if (voice.locator != Locator{}) {
    wire.mutable_locator()->set_paragraph(voice.locator.paragraph);
    wire.mutable_locator()->set_span_begin(voice.locator.span_begin);
    wire.mutable_locator()->set_span_end(voice.locator.span_end);
  }
  for (const ChainLink& link : voice.chain) {
    v1::ChainLink* out = wire.add_chain();
    if (link.anonymous()) {
      out->set_description(link.description);
    } else {
      out->set_agent(link.agent);
    }
    out->set_verb(link.verb);
    if (link.stated_at.has_value()) out->set_stated_at(FormatMoment(*link.stated_at));
  }
  for (const std::string& hedge : voice.hedges) wire.add_hedges(hedge);
  wire.set_likelihood(voice.likelihood);
  return wire;
}

}  // namespace

absl::StatusOr<std::optional<Moment>> MomentFromWire(const std::string& text,
                                                     absl::string_view field) {
  if (text.empty()) return std::optional<Moment>();
  ASSIGN_OR_RETURN(Moment moment, At(field, ParseMoment(text)));
  return std::optional<Moment>(moment);
}

absl::StatusOr<Claim> ClaimFromWire(const v1::Claim& wire) {
  Claim claim;
  claim.subject = wire.subject();
  claim.predicate = wire.predicate();
  ASSIGN_OR_RETURN(claim.object, ObjectFromWire(wire));
  ASSIGN_OR_RETURN(claim.qualifiers, QualifiersFromWire(wire));
  claim.instance = wire.instance();
  ASSIGN_OR_RETURN(claim.period, PeriodFromWire(wire.period(), "period"));
  ASSIGN_OR_RETURN(claim.stance, StanceFromWire(wire.stance(), "stance"));
  ASSIGN_OR_RETURN(claim.mood, MoodFromWire(wire.mood(), "mood"));
  ASSIGN_OR_RETURN(claim.resolve_by, MomentFromWire(wire.resolve_by(), "resolve_by"));
  ASSIGN_OR_RETURN(claim.basis,
                   EnumFromWire(wire.basis(), Basis::kUnstated, Basis::kUnstated, "basis"));
  ASSIGN_OR_RETURN(claim.voice, At("voice", VoiceFromWire(wire.voice())));
  claim.marking = wire.marking();
  return claim;
}

v1::Claim ToWire(const Claim& claim) {
  v1::Claim wire;
  wire.set_subject(claim.subject);
  wire.set_predicate(claim.predicate);
  ObjectToWire(claim.object, &wire);
  for (const Qualifier& qualifier : claim.qualifiers) *wire.add_qualifiers() = ToWire(qualifier);
  wire.set_instance(claim.instance);
  if (claim.period.has_value()) wire.set_period(FormatPeriod(*claim.period));
  wire.set_stance(EnumToWire<v1::Stance>(claim.stance));
  wire.set_mood(EnumToWire<v1::Mood>(claim.mood));
  if (claim.resolve_by.has_value()) wire.set_resolve_by(FormatMoment(*claim.resolve_by));
  wire.set_basis(EnumToWire<v1::Basis>(claim.basis));
  *wire.mutable_voice() = VoiceToWire(claim.voice);
  wire.set_marking(claim.marking);
  return wire;
}

absl::StatusOr<Proposition> PropositionFromWire(const v1::Proposition& wire,
                                                const Ontology& ontology) {
  Claim claim;  // the claim that would say so; its proposition is the one meant
  ASSIGN_OR_RETURN(claim.subject, EntityFromWire(wire.subject(), "subject"));
  claim.predicate = wire.predicate();
  const PredicateDefinition* predicate = ontology.FindPredicate(claim.predicate);
  if (predicate == nullptr) {
    return InvalidField(
        "UNKNOWN_PREDICATE", "predicate", claim.predicate.substr(0, 64),
        absl::StrCat(
            "the ontology has no predicate \"", claim.predicate.substr(0, 64),
            "\"; near it: ", absl::StrJoin(NearestPredicates(ontology, claim.predicate), ", ")));
  }
  ASSIGN_OR_RETURN(claim.object, ObjectFromWire(wire));
  ASSIGN_OR_RETURN(claim.qualifiers, QualifiersFromWire(wire));
  claim.instance = wire.instance();
  ASSIGN_OR_RETURN(claim.period, PeriodFromWire(wire.occurrence(), "occurrence"));
  return PropositionOf(claim, *predicate);
}

v1::Proposition ToWire(const Proposition& proposition) {
  v1::Proposition wire;
  wire.set_subject(proposition.subject);
  wire.set_predicate(proposition.predicate);
  ObjectToWire(proposition.object, &wire);
  for (const Qualifier& qualifier : proposition.qualifiers) {
    *wire.add_qualifiers() = ToWire(qualifier);
  }
  wire.set_instance(proposition.instance);
  if (proposition.occurrence.has_value()) {
    wire.set_occurrence(FormatPeriod(*proposition.occurrence));
  }
  return wire;
}

}  // namespace entente
