#include "clients/export/claim_fields.h"

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "clients/cpp/claim_words.h"
#include "clients/cpp/value_words.h"
#include "clients/export/json_text.h"

namespace entente {
namespace {

using Json = nlohmann::ordered_json;

Cell Chain(const v1::Voice& voice) {
  if (voice.chain().empty()) return {};
  Json chain = Json::array();
  for (const v1::ChainLink& link : voice.chain()) {
    Json one;
    if (link.who_case() == v1::ChainLink::kAgent) one["agent"] = link.agent();
    if (link.who_case() == v1::ChainLink::kDescription) one["description"] = link.description();
    if (!link.verb().empty()) one["verb"] = link.verb();
    if (!link.stated_at().empty()) one["stated_at"] = link.stated_at();
    chain.push_back(one);
  }
  return JsonText(chain);
}

Cell Hedges(const v1::Voice& voice) {
  if (voice.hedges().empty()) return {};
  Json hedges = Json::array();
  for (const std::string& hedge : voice.hedges()) hedges.push_back(hedge);
  return JsonText(hedges);
}

}  // namespace

std::vector<Column> ClaimColumns() {
  return {{"claim", FieldType::kText},       {"subject", FieldType::kText},
          {"predicate", FieldType::kText},   {"object", FieldType::kText},
          {"value", FieldType::kText},       {"qualifiers", FieldType::kText},
          {"stance", FieldType::kText},      {"mood", FieldType::kText},
          {"basis", FieldType::kText},       {"period", FieldType::kText},
          {"bounds", FieldType::kText},      {"resolve_by", FieldType::kText},
          {"document", FieldType::kText},    {"paragraph", FieldType::kInteger},
          {"chain", FieldType::kText},       {"hedges", FieldType::kText},
          {"likelihood", FieldType::kText},  {"published", FieldType::kText},
          {"revision", FieldType::kInteger}, {"recorded_at", FieldType::kText},
          {"grade", FieldType::kText},       {"hidden", FieldType::kText}};
}

std::vector<Cell> ClaimCells(const v1::ClaimRecord& record) {
  const v1::Claim& claim = record.claim();
  const v1::Voice& voice = claim.voice();
  const auto qualifiers = QualifiersJson(claim.qualifiers());
  const bool relation = claim.filler_case() == v1::Claim::kObject;
  return {
      absl::BytesToHexString(record.id()),
      claim.subject(),
      claim.predicate(),
      relation ? Cell(claim.object()) : Cell(),
      relation ? Cell() : Cell(ValueText(claim.value())),
      qualifiers.is_null() ? Cell() : Cell(JsonText(qualifiers)),
      StanceWord(claim.stance()),
      MoodWord(claim.mood()),
      BasisWord(claim.basis()),
      claim.period(),
      record.bounds(),
      claim.resolve_by(),
      voice.document(),
      voice.locator().paragraph() == 0 ? Cell() : Cell(absl::StrCat(voice.locator().paragraph())),
      Chain(voice),
      Hedges(voice),
      voice.likelihood(),
      record.published(),
      absl::StrCat(record.revision()),
      record.recorded_at(),
      GradeText(record),
      record.hidden()};
}

}  // namespace entente
