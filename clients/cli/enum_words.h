// The words of enums on the command line, read and listed; clients/cpp/enum_word.h writes them.
#ifndef ENTENTE_CLIENTS_CLI_ENUM_WORDS_H_
#define ENTENTE_CLIENTS_CLI_ENUM_WORDS_H_

#include <google/protobuf/descriptor.h>
#include <google/protobuf/generated_enum_reflection.h>

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "clients/cpp/enum_word.h"
#include "clients/cpp/status_macros.h"

namespace entente {

// The number of a word, in any case; a usage error of `flag` that names all words.
absl::StatusOr<int> EnumNumber(const google::protobuf::EnumDescriptor& type, absl::string_view flag,
                               absl::string_view word);

// All words: "fact, forecast, intent, hypothesis".
std::string EnumWords(const google::protobuf::EnumDescriptor& type);

// All words as the type of a flag, which help and completion show: "fact|forecast|intent".
std::string EnumChoices(const google::protobuf::EnumDescriptor& type);

template <typename Enum>
std::string Choices() {
  return EnumChoices(*google::protobuf::GetEnumDescriptor<Enum>());
}

// The value of `word`; of an empty one the unspecified value.
template <typename Enum>
absl::StatusOr<Enum> FromWord(absl::string_view flag, absl::string_view word) {
  if (word.empty()) return static_cast<Enum>(0);
  ASSIGN_OR_RETURN(const int number,
                   EnumNumber(*google::protobuf::GetEnumDescriptor<Enum>(), flag, word));
  return static_cast<Enum>(number);
}

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_ENUM_WORDS_H_
