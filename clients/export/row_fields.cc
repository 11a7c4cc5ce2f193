#include "clients/export/row_fields.h"

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "clients/cpp/enum_word.h"
#include "clients/cpp/value_words.h"
#include "clients/export/claim_qualifiers.h"
#include "clients/export/json_text.h"

namespace entente {
namespace {

std::vector<std::string> Hex(const google::protobuf::RepeatedPtrField<std::string>& ids) {
  std::vector<std::string> texts;
  for (const std::string& id : ids) texts.push_back(absl::BytesToHexString(id));
  return texts;
}

Cell Number(bool there, double number) { return there ? Cell(RealText(number)) : Cell(); }

}  // namespace

std::vector<Column> StandingColumns() {
  return {{"qualifiers", FieldType::kText},     {"claim_qualifiers", FieldType::kText},
          {"instance", FieldType::kInteger},    {"occurrence", FieldType::kText},
          {"validity", FieldType::kTexts},      {"certainty", FieldType::kText},
          {"verdict", FieldType::kText},        {"origins_min", FieldType::kInteger},
          {"origins_max", FieldType::kInteger}, {"support", FieldType::kInteger},
          {"denies", FieldType::kInteger},      {"doubts", FieldType::kInteger},
          {"declines", FieldType::kInteger},    {"rivals", FieldType::kInteger},
          {"claim_ids", FieldType::kTexts},     {"dissenting_claim_ids", FieldType::kTexts}};
}

std::vector<Cell> StandingCells(const v1::PropositionRow& row) {
  const v1::Proposition& what = row.proposition();
  const auto qualifiers = QualifiersJson(what.qualifiers());
  const auto of_claims = ClaimQualifiersJson(row);
  return {qualifiers.is_null() ? Cell() : Cell(JsonText(qualifiers)),
          of_claims.is_null() ? Cell() : Cell(JsonText(of_claims)),
          absl::StrCat(what.instance()),
          what.occurrence(),
          std::vector<std::string>(row.validity().begin(), row.validity().end()),
          Word(row.certainty()),
          Word(row.verdict()),
          absl::StrCat(row.origins().min()),
          absl::StrCat(row.origins().max()),
          absl::StrCat(row.support()),
          absl::StrCat(row.dissent().denies()),
          absl::StrCat(row.dissent().doubts()),
          absl::StrCat(row.dissent().declines()),
          absl::StrCat(row.dissent().rivals()),
          Hex(row.claim_ids()),
          Hex(row.dissenting_claim_ids())};
}

std::vector<Column> ValueColumns() {
  return {{"value", FieldType::kText},    {"number", FieldType::kReal},
          {"low", FieldType::kReal},      {"high", FieldType::kReal},
          {"unit", FieldType::kText},     {"measure", FieldType::kText},
          {"language", FieldType::kText}, {"latitude", FieldType::kReal},
          {"longitude", FieldType::kReal}};
}

std::vector<Cell> ValueCells(const v1::Value& value) {
  std::vector<Cell> cells(ValueColumns().size());
  cells[0] = value.has_text() ? value.text().text() : ValueText(value);
  if (value.has_integer()) cells[1] = absl::StrCat(value.integer());
  if (value.has_real()) cells[1] = RealText(value.real());
  if (value.has_quantity()) {
    const v1::Quantity& quantity = value.quantity();
    cells[1] = Number(quantity.has_best(), quantity.best());
    cells[2] = Number(quantity.has_low(), quantity.low());
    cells[3] = Number(quantity.has_high(), quantity.high());
    cells[4] = quantity.unit();
    cells[5] = Word(quantity.measure());
  }
  cells[6] = value.text().language();
  cells[7] = Number(value.has_point(), value.point().latitude());
  cells[8] = Number(value.has_point(), value.point().longitude());
  return cells;
}

}  // namespace entente
