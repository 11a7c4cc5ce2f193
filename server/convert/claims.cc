#include "server/convert/claims.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "graph/model/limits.h"
#include "graph/model/status.h"
#include "graph/resolve/proposition_of.h"
#include "server/convert/enums.h"
#include "server/convert/field_path.h"
#include "server/convert/values.h"

namespace entente {
namespace {

absl::StatusOr<Locator> LocatorFromWire(const v1::Locator& wire) {
  const bool span = wire.span_begin() != 0 || wire.span_end() != 0;
  if (span && wire.span_end() <= wire.span_begin()) {
    return InvalidField("INVALID_LOCATOR", "span_end", absl::StrCat(wire.span_end()),
                        absl::StrCat("the span [", wire.span_begin(), ", ", wire.span_end(),
                                     ") is empty; span_end is one past its last character"));
  }
  return Locator{wire.paragraph(), wire.span_begin(), wire.span_end()};
}

absl::StatusOr<ChainLink> LinkFromWire(const v1::ChainLink& wire) {
  ChainLink link;
  if (wire.who_case() == v1::ChainLink::kAgent) {
    ASSIGN_OR_RETURN(link.agent, EntityFromWire(wire.agent(), "agent"));
  } else if (!wire.description().empty()) {
    RETURN_IF_ERROR(CheckTextSize(wire.description(), "description"));
    link.description = wire.description();
  } else {
    return InvalidField("FIELD_MISSING", "who", "",
                        "a link of a chain needs an agent, or the description of an anonymous one");
  }
  RETURN_IF_ERROR(CheckTextSize(wire.verb(), "verb"));
  link.verb = wire.verb();
  ASSIGN_OR_RETURN(link.stated_at, MomentFromWire(wire.stated_at(), "stated_at"));
  return link;
}

absl::StatusOr<Voice> VoiceFromWire(const v1::Voice& wire) {
  Voice voice;
  ASSIGN_OR_RETURN(voice.document, EntityFromWire(wire.document(), "document"));
  ASSIGN_OR_RETURN(voice.locator, At("locator", LocatorFromWire(wire.locator())));
  for (int i = 0; i < wire.chain_size(); ++i) {
    ASSIGN_OR_RETURN(ChainLink link, At(Item("chain", i), LinkFromWire(wire.chain(i))));
    voice.chain.push_back(std::move(link));
  }
  for (int i = 0; i < wire.hedges_size(); ++i) {
    RETURN_IF_ERROR(CheckTextSize(wire.hedges(i), Item("hedges", i)));
    voice.hedges.push_back(wire.hedges(i));
  }
  RETURN_IF_ERROR(CheckTextSize(wire.likelihood(), "likelihood"));
  voice.likelihood = wire.likelihood();
  return voice;
}

// Claim and Proposition say what they are about in the same fields.
template <typename Wire>
absl::StatusOr<Object> ObjectFromWire(const Wire& wire) {
  switch (wire.filler_case()) {
    case Wire::kObject: {
      ASSIGN_OR_RETURN(EntityId object, EntityFromWire(wire.object(), "object"));
      return Object(std::move(object));
    }
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

absl::StatusOr<std::string> PredicateFromWire(const std::string& name) {
  if (!name.empty() && name.size() <= Limits{}.id_bytes) return name;
  return InvalidField("FIELD_MISSING", "predicate", name.substr(0, 64),
                      "needs the name of a relation or attribute of the ontology");
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

absl::Status CheckTextSize(absl::string_view text, absl::string_view field) {
  const size_t most = Limits{}.text_bytes;
  if (text.size() <= most) return absl::OkStatus();
  return InvalidField("LIMIT_TEXT", field, absl::StrCat(text.size()),
                      absl::StrCat("a text of ", text.size(), " bytes; at most ", most));
}

absl::StatusOr<Claim> ClaimFromWire(const v1::Claim& wire) {
  Claim claim;
  ASSIGN_OR_RETURN(claim.subject, EntityFromWire(wire.subject(), "subject"));
  ASSIGN_OR_RETURN(claim.predicate, PredicateFromWire(wire.predicate()));
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
  if (!wire.marking().empty()) {
    return InvalidField("MARKING_RESERVED", "marking", wire.marking().substr(0, 64),
                        "marking is reserved for authorisation and must be empty");
  }
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
  ASSIGN_OR_RETURN(claim.predicate, PredicateFromWire(wire.predicate()));
  const PredicateDefinition* predicate = ontology.FindPredicate(claim.predicate);
  if (predicate == nullptr) {
    return InvalidField(
        "UNKNOWN_PREDICATE", "predicate", claim.predicate,
        absl::StrCat("no predicate \"", claim.predicate, "\"; near it: ",
                     absl::StrJoin(NearestPredicates(ontology, claim.predicate), ", ")));
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
