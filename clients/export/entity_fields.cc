#include "clients/export/entity_fields.h"

#include <map>
#include <set>

#include "absl/strings/str_join.h"
#include "clients/cpp/entity_attributes.h"
#include "clients/cpp/value_words.h"
#include "clients/export/json_text.h"

namespace entente {
namespace {

using Json = nlohmann::ordered_json;

constexpr char kTypesField[] = "types";

Json AttributeJson(const v1::Attribute& attribute) {
  const Json qualifiers = QualifiersJson(attribute.qualifiers());
  if (qualifiers.is_null()) return ValueText(attribute.value());
  Json json = {{"value", ValueText(attribute.value())}};
  json.update(qualifiers);
  return json;
}

// The fields of built-in views but the types, which have a column of their own.
const std::vector<std::string>& AttributeFields() {
  static const std::vector<std::string>& fields = *new std::vector<std::string>([] {
    std::vector<std::string> all = BuiltInAttributeFields();
    std::erase(all, kTypesField);
    return all;
  }());
  return fields;
}

Cell Members(const v1::Entity& entity) {
  if (entity.members_size() < 2) return {};
  Json ids = Json::array();
  for (const v1::EntityMember& member : entity.members()) ids.push_back(member.id());
  return JsonText(ids);
}

}  // namespace

std::vector<Column> EntityColumns(bool codes) {
  std::vector<Column> columns = {{"label", FieldType::kText}, {"types", FieldType::kTexts}};
  if (codes) columns.push_back({"code", FieldType::kText});
  columns.push_back({"latitude", FieldType::kReal});
  columns.push_back({"longitude", FieldType::kReal});
  columns.push_back({"member_ids", FieldType::kText});
  columns.push_back({"contested", FieldType::kTexts});
  for (const std::string& field : AttributeFields()) columns.push_back({field, FieldType::kText});
  columns.push_back({"own_attributes", FieldType::kText});
  return columns;
}

std::vector<Cell> EntityCells(const ExportedEntity& exported, bool codes) {
  const v1::Entity& entity = exported.entity;
  Cell latitude, longitude;
  std::set<std::string> contested;
  std::map<std::string, Json> fields;
  Json own = Json::object();
  for (const ShownAttribute& shown : AttributesOf(entity)) {
    const v1::Attribute& attribute = *shown.attribute;
    if (attribute.verdict() == v1::VERDICT_CONTESTED) contested.insert(shown.field);
    if (attribute.value().has_point() && latitude.empty()) {
      latitude = RealText(attribute.value().point().latitude());
      longitude = RealText(attribute.value().point().longitude());
    }
    (shown.own ? own[shown.field] : fields[shown.field]).push_back(AttributeJson(attribute));
  }
  for (const v1::PropositionRow& row : exported.values) {
    v1::Attribute attribute;
    *attribute.mutable_value() = row.proposition().value();
    *attribute.mutable_qualifiers() = row.proposition().qualifiers();
    const std::string& predicate = row.proposition().predicate();
    if (row.verdict() == v1::VERDICT_CONTESTED) contested.insert(predicate);
    own[predicate].push_back(AttributeJson(attribute));
  }
  std::vector<Cell> cells = {
      exported.label, std::vector<std::string>(entity.types().begin(), entity.types().end())};
  if (codes) cells.push_back(exported.code);
  cells.push_back(latitude);
  cells.push_back(longitude);
  cells.push_back(Members(entity));
  cells.push_back(std::vector<std::string>(contested.begin(), contested.end()));
  for (const std::string& field : AttributeFields()) {
    const auto found = fields.find(field);
    cells.push_back(found == fields.end() ? Cell() : Cell(JsonText(found->second)));
  }
  cells.push_back(own.empty() ? Cell() : Cell(JsonText(own)));
  return cells;
}

std::string CodeOf(const v1::Entity& entity, const std::string& scheme) {
  std::set<std::string> codes;
  for (const ShownAttribute& shown : AttributesOf(entity)) {
    for (const v1::Qualifier& qualifier : shown.attribute->qualifiers()) {
      if (qualifier.name() == "scheme" && qualifier.value().text().text() == scheme) {
        codes.insert(shown.attribute->value().text().text());
      }
    }
  }
  return absl::StrJoin(codes, " ");
}

}  // namespace entente
