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
  RETURN_IF_ERROR(Admit(claim.subject, predicate.domain,
                        {"DOMAIN", "subject", absl::StrCat("the subject of ", predicate.name)}));
  if (const EntityId* object = std::get_if<EntityId>(&claim.object)) {
    RETURN_IF_ERROR(Admit(*object, predicate.range,
                          {"RANGE", "object", absl::StrCat("the object of ", predicate.name)}));
  }
  for (size_t i = 0; i < claim.qualifiers.size() && !predicate.undeclared; ++i) {
    const Qualifier& qualifier = claim.qualifiers[i];
    const EntityId* filler = std::get_if<EntityId>(&qualifier.filler);
    if (filler == nullptr) continue;
    RETURN_IF_ERROR(
        Admit(*filler, predicate.FindQualifier(qualifier.name)->range,
              {"QUALIFIER_RANGE", absl::StrCat("qualifiers[", i, "].filler"),
               absl::StrCat("the qualifier ", qualifier.name, " of ", predicate.name)}));
  }
  RETURN_IF_ERROR(Admit(claim.voice.document, {std::string(kDocumentType)},
                        {"NOT_A_DOCUMENT", "voice.document", "the document"}));
  for (size_t i = 0; i < claim.voice.chain.size(); ++i) {
    const ChainLink& link = claim.voice.chain[i];
    if (link.anonymous()) continue;
    RETURN_IF_ERROR(
        Admit(link.agent, {kAgentType},
              {"NOT_AN_AGENT", absl::StrCat("voice.chain[", i, "].agent"), "who speaks"}));
  }
  return absl::OkStatus();
}

}  // namespace entente
