#include "clients/mapping/claim_place.h"

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace entente {
namespace {

// Of an entity, whose keys stand for claims of these predicates.
std::string KeyOfEntity(const v1::Claim& claim, absl::string_view part) {
  if (part == "subject") return "id";
  if (part == "voice") return "voice";
  if (claim.predicate() == "name") return "names";
  if (claim.predicate() == "external_id") return "external_ids";
  return claim.predicate();
}

// The spec that made the qualifier called `name`; the one of a file's own names where none is.
const QualifierSpec* QualifierOf(const ClaimSpec& spec, absl::string_view name) {
  const QualifierSpec* of_file = nullptr;
  for (const QualifierSpec& one : spec.qualifiers) {
    if (one.name.written() == name) return &one;
    if (!one.name.constant()) of_file = &one;
  }
  return of_file;
}

std::vector<std::string> ColumnsOf(const ClaimSpec& spec, absl::string_view part) {
  if (part == "subject") return spec.subject.names();
  if (part == "predicate") return spec.predicate.names();
  if (part == "object" && spec.object.has_value()) return spec.object->names();
  if (part == "value" && spec.value.has_value()) return spec.value->names();
  if (part == "period") return spec.period.names();
  if (part == "resolve_by") return spec.resolve_by.names();
  if (part == "voice") return spec.voice.document.names();
  return {};
}

}  // namespace

ClaimPlace PlaceOf(const ClaimSpec& spec, const v1::Claim& claim, absl::string_view field) {
  const absl::string_view part = field.substr(0, field.find_first_of(".["));
  if (!absl::StartsWith(spec.place, "claims")) {
    return {absl::StrCat(spec.place, ".", KeyOfEntity(claim, part)), ColumnsOf(spec, part)};
  }
  int index = 0;
  absl::string_view rest = field;
  if (!absl::ConsumePrefix(&rest, "qualifiers[") ||
      !absl::SimpleAtoi(rest.substr(0, rest.find(']')), &index) ||
      index >= claim.qualifiers_size()) {
    return {absl::StrCat(spec.place, part.empty() ? "" : ".", part), ColumnsOf(spec, part)};
  }
  const std::string& name = claim.qualifiers(index).name();
  ClaimPlace place{absl::StrCat(spec.place, ".qualifiers.", name), {}};
  const QualifierSpec* made = QualifierOf(spec, name);
  if (made == nullptr) return place;
  if (made->entity.has_value()) place.columns = made->entity->names();
  if (made->value.has_value()) place.columns = made->value->names();
  return place;
}

}  // namespace entente
