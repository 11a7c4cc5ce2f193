// Small JSON texts inside of cells.
#ifndef ENTENTE_CLIENTS_EXPORT_JSON_TEXT_H_
#define ENTENTE_CLIENTS_EXPORT_JSON_TEXT_H_

#include <google/protobuf/repeated_field.h>

#include <nlohmann/json.hpp>
#include <string>

#include "entente/v1/value.pb.h"

namespace entente {

// One line, in UTF-8; bytes that are none become U+FFFD.
std::string JsonText(const nlohmann::ordered_json& json);

// {"NAME": TEXT or entity id}; null for none.
nlohmann::ordered_json QualifiersJson(
    const google::protobuf::RepeatedPtrField<v1::Qualifier>& qualifiers);

// The shortest decimal that reads back as the same number.
std::string RealText(double number);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_EXPORT_JSON_TEXT_H_
