#include "clients/cpp/entity_attributes.h"

#include <map>

namespace entente {
namespace {

using google::protobuf::FieldDescriptor;

bool HoldsAttributes(const FieldDescriptor& field) {
  return field.is_repeated() && field.message_type() == v1::Attribute::descriptor();
}

}  // namespace

std::vector<ShownAttribute> AttributesOf(const v1::Entity& entity) {
  std::vector<ShownAttribute> shown;
  if (entity.has_own()) {
    for (const v1::OwnAttribute& own : entity.own().attributes()) {
      for (const v1::Attribute& value : own.values()) shown.push_back({own.field(), &value, true});
    }
    return shown;
  }
  const google::protobuf::Reflection* reflection = entity.GetReflection();
  const FieldDescriptor* view =
      reflection->GetOneofFieldDescriptor(entity, entity.GetDescriptor()->FindOneofByName("view"));
  if (view == nullptr) return shown;
  const google::protobuf::Message& typed = reflection->GetMessage(entity, view);
  for (int i = 0; i < typed.GetDescriptor()->field_count(); ++i) {
    const FieldDescriptor* field = typed.GetDescriptor()->field(i);
    if (!HoldsAttributes(*field)) continue;
    for (int j = 0; j < typed.GetReflection()->FieldSize(typed, field); ++j) {
      const google::protobuf::Message& value =
          typed.GetReflection()->GetRepeatedMessage(typed, field, j);
      shown.push_back({field->name(), static_cast<const v1::Attribute*>(&value), false});
    }
  }
  return shown;
}

std::vector<const v1::Attribute*> AttributesOf(const v1::Entity& entity, const std::string& field) {
  std::vector<const v1::Attribute*> values;
  for (const ShownAttribute& shown : AttributesOf(entity)) {
    if (shown.field == field) values.push_back(shown.attribute);
  }
  return values;
}

std::vector<std::string> BuiltInAttributeFields() {
  std::map<int, std::string> by_number;
  const auto* views = v1::Entity::descriptor()->FindOneofByName("view");
  for (int i = 0; i < views->field_count(); ++i) {
    const google::protobuf::Descriptor* view = views->field(i)->message_type();
    for (int j = 0; j < view->field_count(); ++j) {
      const FieldDescriptor* field = view->field(j);
      if (HoldsAttributes(*field)) by_number[field->number()] = field->name();
    }
  }
  // OwnView, whose field of attributes is of another type, adds none.
  std::vector<std::string> fields;
  for (const auto& [number, name] : by_number) fields.push_back(name);
  return fields;
}

}  // namespace entente
