#include "clients/export/json_text.h"

#include <charconv>

#include "clients/cpp/value_words.h"

namespace entente {

std::string JsonText(const nlohmann::ordered_json& json) {
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

nlohmann::ordered_json QualifiersJson(
    const google::protobuf::RepeatedPtrField<v1::Qualifier>& qualifiers) {
  nlohmann::ordered_json json;
  for (const v1::Qualifier& qualifier : qualifiers) {
    const bool entity = qualifier.filler_case() == v1::Qualifier::kEntity;
    if (entity) {
      json[qualifier.name()] = qualifier.entity();
    } else if (qualifier.value().has_list()) {
      json[qualifier.name()] = nlohmann::ordered_json::array();
      for (const v1::Value& item : qualifier.value().list().items()) {
        json[qualifier.name()].push_back(ValueText(item));
      }
    } else {
      json[qualifier.name()] = ValueText(qualifier.value());
    }
  }
  return json;
}

std::string RealText(double number) {
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, number);
  return std::string(text, end.ptr);
}

}  // namespace entente
