// Enum values as words: MOOD_FORECAST is "forecast".
#ifndef ENTENTE_CLIENTS_CPP_ENUM_WORD_H_
#define ENTENTE_CLIENTS_CPP_ENUM_WORD_H_

#include <google/protobuf/descriptor.h>
#include <google/protobuf/generated_enum_reflection.h>

#include <string>

namespace entente {

// The word for the value of this name: without the prefix of the enum's values, in lower case.
std::string WordOfName(const google::protobuf::EnumDescriptor& type, const std::string& name);

// The word for a value; its number where the enum has no such value; empty for the unspecified one.
std::string EnumWord(const google::protobuf::EnumDescriptor& type, int number);

template <typename Enum>
std::string Word(Enum value) {
  return EnumWord(*google::protobuf::GetEnumDescriptor<Enum>(), static_cast<int>(value));
}

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CPP_ENUM_WORD_H_
