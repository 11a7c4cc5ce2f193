#include "graph/store/type_check.h"

#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "graph/model/status.h"
#include "graph/ontology/well_known.h"
#include "graph/store/draft_reads.h"
#include "graph/store/failed_check.h"

namespace entente {
namespace {

// The type of whoever a claim's chain names.
constexpr char kAgentType[] = "Agent";

}  // namespace

absl::Status TypeCheck::Admit(const EntityId& entity, const std::vector<std::string>& allowed,
                              const Place& place) {
  if (allowed.empty()) return absl::OkStatus();
  auto known = types_.find(entity);
  if (known == types_.end()) {
    ASSIGN_OR_RETURN(std::vector<std::string> types, TypesOf(draft_, entity));
    known = types_.emplace(entity, std::move(types)).first;
  }
  return AdmitTypes(entity, known->second, allowed, place);
}

absl::Status TypeCheck::AdmitTypes(const EntityId& entity, const std::vector<std::string>& types,
                                   const std::vector<std::string>& allowed,
                                   const Place& place) const {
  if (ontology_.Admits(types, allowed)) return absl::OkStatus();
  return FailedCheck(
      place.reason, place.field, entity,
      absl::StrCat(place.name, " must be ", absl::StrJoin(allowed, " or "), "; \"", entity, "\" ",
                   types.empty() ? "has no type yet: claim one in this commit or before"
                                 : absl::StrCat("is ", absl::StrJoin(types, " and "))));
}

absl::Status TypeCheck::CheckJudgedDocument(const EntityId& document, absl::string_view field) {
  ASSIGN_OR_RETURN(const std::vector<std::string> types, TypesEverOf(draft_, document));
  return AdmitTypes(document, types, {std::string(kDocumentType)},
                    {"NOT_A_DOCUMENT", std::string(field), "the document"});
}

absl::Status TypeCheck::Check(const Claim& claim, const PredicateDefinition& predicate) {
  for (const auto& [place, entity] : TypedPlacesOf(claim, predicate)) {
    RETURN_IF_ERROR(CheckPlace(place, entity, predicate));
  }
  return absl::OkStatus();
}

absl::Status TypeCheck::CheckPlace(const TypedPlace& place, const EntityId& entity,
                                   const PredicateDefinition& predicate) {
  switch (place.role) {
    case TypedPlace::Role::kSubject:
      return Admit(entity, predicate.domain,
                   {"DOMAIN", "subject", absl::StrCat("the subject of ", predicate.name)});
    case TypedPlace::Role::kObject:
      return Admit(entity, predicate.range,
                   {"RANGE", "object", absl::StrCat("the object of ", predicate.name)});
    case TypedPlace::Role::kQualifier:
      return Admit(entity, predicate.FindQualifier(place.qualifier)->range,
                   {"QUALIFIER_RANGE", absl::StrCat("qualifiers[", place.index, "].filler"),
                    absl::StrCat("the qualifier ", place.qualifier, " of ", predicate.name)});
    case TypedPlace::Role::kDocument:
      return Admit(entity, {std::string(kDocumentType)},
                   {"NOT_A_DOCUMENT", "voice.document", "the document"});
    case TypedPlace::Role::kAgent:
      return Admit(
          entity, {kAgentType},
          {"NOT_AN_AGENT", absl::StrCat("voice.chain[", place.index, "].agent"), "who speaks"});
  }
  return absl::InternalError("a place of no known role");
}

std::vector<std::pair<TypedPlace, EntityId>> TypedPlacesOf(const Claim& claim,
                                                           const PredicateDefinition& predicate) {
  using Role = TypedPlace::Role;
  std::vector<std::pair<TypedPlace, EntityId>> places;
  if (!predicate.domain.empty()) places.push_back({{Role::kSubject, 0, ""}, claim.subject});
  const EntityId* object = std::get_if<EntityId>(&claim.object);
  if (object != nullptr && !predicate.range.empty()) {
    places.push_back({{Role::kObject, 0, ""}, *object});
  }
  for (uint32_t i = 0; i < claim.qualifiers.size() && !predicate.undeclared; ++i) {
    const Qualifier& qualifier = claim.qualifiers[i];
    const EntityId* filler = std::get_if<EntityId>(&qualifier.filler);
    if (filler != nullptr) places.push_back({{Role::kQualifier, i, qualifier.name}, *filler});
  }
  places.push_back({{Role::kDocument, 0, ""}, claim.voice.document});
  for (uint32_t i = 0; i < claim.voice.chain.size(); ++i) {
    const ChainLink& link = claim.voice.chain[i];
    if (!link.anonymous()) places.push_back({{Role::kAgent, i, ""}, link.agent});
  }
  return places;
}

}  // namespace entente
