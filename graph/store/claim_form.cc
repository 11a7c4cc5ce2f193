#include "graph/store/claim_form.h"

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "graph/model/entity_id.h"
#include "graph/model/instant.h"
#include "graph/model/period.h"
#include "graph/model/status.h"
#include "graph/model/utf8.h"
#include "graph/model/value.h"
#include "graph/model/value_text.h"
#include "graph/ontology/nearest_names.h"
#include "graph/ontology/well_known.h"
#include "graph/store/object_kind.h"

namespace entente {
namespace {

absl::Status CheckId(const EntityId& id, absl::string_view field) {
  return WithFieldPrefix(ValidateEntityId(id), field);
}

absl::Status CheckEnums(const Claim& claim) {
  const auto in = [](auto value, auto first, auto last) { return value >= first && value <= last; };
  const auto wrong = [](absl::string_view field, int value, absl::string_view right) {
    return InvalidField("UNKNOWN_NUMBER", field, absl::StrCat(value),
                        absl::StrCat(field, " is ", value, "; it must be ", right));
  };
  if (!in(claim.stance, Stance::kAsserts, Stance::kDeclines)) {
    return wrong("stance", static_cast<int>(claim.stance), "1 (asserts) to 4 (declines)");
  }
  if (!in(claim.mood, Mood::kFact, Mood::kHypothesis)) {
    return wrong("mood", static_cast<int>(claim.mood), "1 (fact) to 4 (hypothesis)");
  }
  if (!in(claim.basis, Basis::kObserved, Basis::kUnstated)) {
    return wrong("basis", static_cast<int>(claim.basis), "1 (observed) to 3 (unstated)");
  }
  return absl::OkStatus();
}

absl::Status CheckTimes(const Claim& claim) {
  if (claim.period.has_value()) {
    const Bounds& b = claim.period->bounds;
    if (b.start_earliest > b.start_latest || b.end_earliest > b.end_latest ||
        b.start_earliest >= b.end_latest) {
      const std::string text = FormatBounds(b);
      return InvalidField(
          "INVALID_PERIOD", "period", text,
          absl::StrCat("the period ", text, " is inverted or empty; it must start before it ends"));
    }
  }
  if (!claim.resolve_by.has_value()) return absl::OkStatus();
  if (claim.mood != Mood::kForecast && claim.mood != Mood::kIntent) {
    const std::string text = FormatMoment(*claim.resolve_by);
    return InvalidField("RESOLVE_BY_NOT_ADMITTED", "resolve_by", text,
                        "only a forecast or an intent is to be resolved by a time; set the mood "
                        "FORECAST or INTENT, or leave resolve_by out");
  }
  return CheckMoment(*claim.resolve_by, "resolve_by");
}

absl::Status CheckLink(const ChainLink& link, const std::string& field) {
  if (link.agent.empty() == link.description.empty()) {
    return InvalidField(
        "CHAIN_LINK_WHO", field, link.agent,
        absl::StrCat("a link of the chain has ", link.agent.empty() ? "neither" : "both",
                     " an agent and a description; it must have exactly one"));
  }
  if (!link.agent.empty()) RETURN_IF_ERROR(CheckId(link.agent, absl::StrCat(field, ".agent")));
  RETURN_IF_ERROR(
      CheckPhrase(link.description, absl::StrCat(field, ".description"), kMostPhraseBytes));
  RETURN_IF_ERROR(CheckPhrase(link.verb, absl::StrCat(field, ".verb"), kMostPhraseBytes));
  if (!link.stated_at.has_value()) return absl::OkStatus();
  return CheckMoment(*link.stated_at, absl::StrCat(field, ".stated_at"));
}

absl::Status TooMany(absl::string_view reason, absl::string_view field, size_t count, size_t most) {
  return InvalidField(reason, field, absl::StrCat(count),
                      absl::StrCat(field, " has ", count, " entries; at most ", most, " are kept"));
}

absl::Status CheckVoice(const Voice& voice) {
  if (voice.document.empty()) {
    return InvalidField("DOCUMENT_REQUIRED", "voice.document", "",
                        "a claim needs the document that carries it; give its entity id");
  }
  RETURN_IF_ERROR(CheckId(voice.document, "voice.document"));
  const Locator& at = voice.locator;
  if (at.span_end == 0 ? at.span_begin != 0 : at.span_begin >= at.span_end) {
    const std::string text = absl::StrCat(at.span_begin, "..", at.span_end);
    return InvalidField("INVALID_SPAN", "voice.locator.span_end", text,
                        absl::StrCat("the span ", text, " is empty or inverted; it must end after ",
                                     "it begins, or be left out"));
  }
  if (voice.chain.size() > kMostChainLinks) {
    return TooMany("CHAIN_TOO_LONG", "voice.chain", voice.chain.size(), kMostChainLinks);
  }
  for (size_t i = 0; i < voice.chain.size(); ++i) {
    RETURN_IF_ERROR(CheckLink(voice.chain[i], absl::StrCat("voice.chain[", i, "]")));
  }
  if (voice.hedges.size() > kMostHedges) {
    return TooMany("TOO_MANY_HEDGES", "voice.hedges", voice.hedges.size(), kMostHedges);
  }
  for (size_t i = 0; i < voice.hedges.size(); ++i) {
    const std::string field = absl::StrCat("voice.hedges[", i, "]");
    RETURN_IF_ERROR(CheckPhrase(voice.hedges[i], field, kMostPhraseBytes));
  }
  return CheckPhrase(voice.likelihood, "voice.likelihood", kMostPhraseBytes);
}

// A name that an open graph is to use although nobody declared it.
absl::Status CheckFreeName(absl::string_view what, const std::string& name, absl::string_view field,
                           const Ontology& ontology) {
  if (ontology.IsFreeName(name)) return absl::OkStatus();
  return InvalidField("INVALID_FREE_NAME", field, name.substr(0, 64),
                      absl::StrCat("\"", name.substr(0, 64), "\" cannot name a ", what,
                                   "; a name that is not declared is 1..", kMostFreeNameBytes,
                                   " bytes of UTF-8 without control characters, not only spaces, "
                                   "and no inverse of a declared relation"));
}

absl::Status CheckTypeName(const Value& value, const Ontology& ontology) {
  const Text* text = std::get_if<Text>(&value.value);
  if (text == nullptr || !text->language.empty()) {
    return InvalidField("VALUE_KIND", "value", FormatValue(value),
                        "a type is the name of one of the ontology's types, without a language");
  }
  const TypeDefinition* type = ontology.FindType(text->text);
  if (type == nullptr && ontology.open())
    return CheckFreeName("type", text->text, "value", ontology);
  if (type == nullptr) {
    return InvalidField("UNKNOWN_TYPE", "value", text->text,
                        absl::StrCat("the ontology has no type \"", text->text, "\"",
                                     DidYouMean(NearestTypes(ontology, text->text))));
  }
  if (!type->abstract) return absl::OkStatus();
  std::vector<std::string> below;
  for (const TypeDefinition& other : ontology.types()) {
    if (!other.abstract && ontology.IsA(other.name, type->name)) below.push_back(other.name);
  }
  return InvalidField("ABSTRACT_TYPE", "value", text->text,
                      absl::StrCat("the type ", text->text, " is abstract; claim one of ",
                                   absl::StrJoin(below, ", ")));
}

absl::Status CheckObject(const Claim& claim, const PredicateDefinition& predicate,
                         const Ontology& ontology) {
  const EntityId* entity = std::get_if<EntityId>(&claim.object);
  if (entity != nullptr) {
    if (predicate.attribute) {
      return InvalidField("OBJECT_KIND", "object", *entity,
                          absl::StrCat(predicate.name, " is an attribute: it takes ",
                                       KindName(predicate.value), ", not an entity"));
    }
    RETURN_IF_ERROR(CheckId(*entity, "object"));
    if (predicate.undeclared) return absl::OkStatus();
    if ((predicate.irreflexive || predicate.acyclic) && *entity == claim.subject) {
      return InvalidField("IRREFLEXIVE", "object", *entity,
                          absl::StrCat("nothing can be ", predicate.name,
                                       " itself; subject and object must differ"));
    }
    return absl::OkStatus();
  }
  const Value& value = std::get<Value>(claim.object);
  RETURN_IF_ERROR(WithFieldPrefix(Validate(value), "value"));
  if (predicate.undeclared) return absl::OkStatus();
  if (!predicate.attribute) {
    if (IsUnnamed(value)) return absl::OkStatus();
    return InvalidField("OBJECT_KIND", "value", FormatValue(value),
                        absl::StrCat(predicate.name, " is a relation: its object is an entity, ",
                                     "SOME_VALUE or NO_VALUE"));
  }
  if (predicate.name == kTypePredicate) return CheckTypeName(value, ontology);
  if (IsOfKind(value, predicate.value)) return absl::OkStatus();
  return InvalidField("VALUE_KIND", "value", FormatValue(value),
                      absl::StrCat(predicate.name, " takes ", KindName(predicate.value),
                                   "; SOME_VALUE and NO_VALUE are admitted, too"));
}

absl::Status CheckWord(const Value& value, const QualifierDefinition& definition,
                       const std::string& field) {
  const Text* text = std::get_if<Text>(&value.value);
  if (text == nullptr) {
    return InvalidField("QUALIFIER_KIND", field, FormatValue(value),
                        absl::StrCat("the qualifier ", definition.name, " takes a text",
                                     definition.repeated ? " or a list of texts" : ""));
  }
  if (definition.values.empty()) return absl::OkStatus();
  for (const std::string& word : definition.values) {
    if (word == text->text && text->language.empty()) return absl::OkStatus();
  }
  return InvalidField("QUALIFIER_VALUE", field, text->text,
                      absl::StrCat("the qualifier ", definition.name, " cannot be \"", text->text,
                                   "\"; it is one of ", absl::StrJoin(definition.values, ", ")));
}

// Of an undeclared predicate: any name, any filler.
absl::Status CheckFreeQualifier(const Qualifier& qualifier, const std::string& at,
                                const Ontology& ontology) {
  const std::string name = absl::StrCat(at, ".name");
  RETURN_IF_ERROR(CheckFreeName("qualifier", qualifier.name, name, ontology));
  const std::string filler = absl::StrCat(at, ".filler");
  if (const EntityId* entity = std::get_if<EntityId>(&qualifier.filler)) {
    return CheckId(*entity, filler);
  }
  return WithFieldPrefix(Validate(std::get<Value>(qualifier.filler)), filler);
}

absl::Status CheckFiller(const Qualifier& qualifier, const QualifierDefinition& definition,
                         const std::string& field) {
  const EntityId* entity = std::get_if<EntityId>(&qualifier.filler);
  if (definition.range.empty() == (entity != nullptr)) {
    return InvalidField("QUALIFIER_KIND", field, entity != nullptr ? *entity : "a value",
                        absl::StrCat("the qualifier ", definition.name, " takes ",
                                     definition.range.empty() ? "a text, not an entity"
                                                              : "an entity, not a value"));
  }
  if (entity != nullptr) return CheckId(*entity, field);
  const Value& value = std::get<Value>(qualifier.filler);
  RETURN_IF_ERROR(WithFieldPrefix(Validate(value), field));
  const ValueList* list = std::get_if<ValueList>(&value.value);
  if (list == nullptr || !definition.repeated) return CheckWord(value, definition, field);
  for (size_t i = 0; i < list->items.size(); ++i) {
    RETURN_IF_ERROR(CheckWord(list->items[i], definition, field));
    for (size_t j = 0; j < i; ++j) {
      if (list->items[i] == list->items[j]) {
        return InvalidField(
            "DUPLICATE_VALUE", field, FormatValue(list->items[i]),
            absl::StrCat("the qualifier ", definition.name, " has a value twice; give each once"));
      }
    }
  }
  return absl::OkStatus();
}

absl::Status UnknownQualifier(const std::string& name, const PredicateDefinition& predicate,
                              const std::string& field) {
  std::vector<std::string> names;
  for (const QualifierDefinition& known : predicate.qualifiers) names.push_back(known.name);
  return InvalidField(
      "UNKNOWN_QUALIFIER", field, name,
      absl::StrCat(
          predicate.name, " has no qualifier \"", name, "\"; ",
          names.empty() ? "it takes none" : absl::StrCat("it takes ", absl::StrJoin(names, ", "))));
}

absl::Status CheckQualifiers(const Claim& claim, const PredicateDefinition& predicate,
                             const Ontology& ontology) {
  if (claim.qualifiers.size() > kMostQualifiers) {
    return TooMany("TOO_MANY_QUALIFIERS", "qualifiers", claim.qualifiers.size(), kMostQualifiers);
  }
  for (size_t i = 0; i < claim.qualifiers.size(); ++i) {
    const Qualifier& qualifier = claim.qualifiers[i];
    const std::string at = absl::StrCat("qualifiers[", i, "]");
    const QualifierDefinition* definition = predicate.FindQualifier(qualifier.name);
    if (definition == nullptr && !predicate.undeclared) {
      return UnknownQualifier(qualifier.name, predicate, absl::StrCat(at, ".name"));
    }
    if (i > 0 && qualifier.name <= claim.qualifiers[i - 1].name) {
      const bool twice = qualifier.name == claim.qualifiers[i - 1].name;
      return InvalidField(twice ? "DUPLICATE_QUALIFIER" : "QUALIFIER_ORDER",
                          absl::StrCat(at, ".name"), qualifier.name,
                          absl::StrCat("the qualifier ", qualifier.name,
                                       twice ? " is given twice; give each name once"
                                             : " is out of order; they are sorted by name"));
    }
    RETURN_IF_ERROR(predicate.undeclared
                        ? CheckFreeQualifier(qualifier, at, ontology)
                        : CheckFiller(qualifier, *definition, absl::StrCat(at, ".filler")));
  }
  return absl::OkStatus();
}

absl::Status UnknownPredicate(const std::string& name, const Ontology& ontology) {
  if (const PredicateDefinition* inverse = ontology.FindInverse(name); inverse != nullptr) {
    return InvalidField("UNKNOWN_PREDICATE", "predicate", name,
                        absl::StrCat("\"", name, "\" is how ", inverse->name, " reads from its ",
                                     "object; swap subject and object and say ", inverse->name));
  }
  if (ontology.open()) return CheckFreeName("predicate", name, "predicate", ontology);
  return InvalidField("UNKNOWN_PREDICATE", "predicate", name.substr(0, 64),
                      absl::StrCat("the ontology has no predicate \"", name.substr(0, 64), "\"",
                                   DidYouMean(NearestPredicates(ontology, name))));
}

}  // namespace

absl::Status CheckClaimForm(const Claim& claim, const Ontology& ontology) {
  RETURN_IF_ERROR(CheckId(claim.subject, "subject"));
  const PredicateDefinition* predicate = ontology.FindForClaim(claim.predicate);
  if (predicate == nullptr) return UnknownPredicate(claim.predicate, ontology);
  RETURN_IF_ERROR(CheckEnums(claim));
  RETURN_IF_ERROR(CheckObject(claim, *predicate, ontology));
  RETURN_IF_ERROR(CheckQualifiers(claim, *predicate, ontology));
  RETURN_IF_ERROR(CheckTimes(claim));
  RETURN_IF_ERROR(CheckVoice(claim.voice));
  if (claim.marking.empty()) return absl::OkStatus();
  return InvalidField("MARKING_NOT_ADMITTED", "marking", claim.marking,
                      "markings are reserved; leave it empty");
}

absl::Status CheckPhrase(absl::string_view text, absl::string_view field, size_t most) {
  if (text.size() > most) {
    return InvalidField(
        "TEXT_TOO_LONG", field, text,
        absl::StrCat(field, " has ", text.size(), " bytes; at most ", most, " are kept"));
  }
  if (IsUtf8(text)) return absl::OkStatus();
  return InvalidField("INVALID_TEXT", field, "", absl::StrCat(field, " is not UTF-8"));
}

absl::Status CheckMoment(const Moment& moment, absl::string_view field) {
  if (moment.earliest != kBeginningOfTime && moment.latest != kEndOfTime &&
      moment.earliest < moment.latest) {
    return absl::OkStatus();
  }
  return InvalidField("INVALID_MOMENT", field, "",
                      absl::StrCat(field, " is empty, inverted or unbounded; it must be a day, ",
                                   "a set of days or an instant"));
}

}  // namespace entente
