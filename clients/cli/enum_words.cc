#include "clients/cli/enum_words.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"
#include "clients/cli/exit_code.h"

namespace entente {
namespace {

// The name of value 0 is the prefix of all and "UNSPECIFIED"; the protos' checks see to that.
std::string WordOf(const google::protobuf::EnumDescriptor& type, const std::string& name) {
  const std::string& first = type.value(0)->name();
  const absl::string_view prefix = absl::StripSuffix(first, "UNSPECIFIED");
  return absl::AsciiStrToLower(absl::StripPrefix(name, prefix));
}

}  // namespace

std::string EnumWord(const google::protobuf::EnumDescriptor& type, int number) {
  if (number == 0) return "";
  const auto* value = type.FindValueByNumber(number);
  return value == nullptr ? absl::StrCat(number) : WordOf(type, value->name());
}

absl::StatusOr<int> EnumNumber(const google::protobuf::EnumDescriptor& type, absl::string_view flag,
                               absl::string_view word) {
  const std::string wanted = absl::StrReplaceAll(absl::AsciiStrToLower(word), {{"-", "_"}});
  for (int i = 1; i < type.value_count(); ++i) {
    if (WordOf(type, type.value(i)->name()) == wanted) return type.value(i)->number();
  }
  return UsageError(flag, word, absl::StrCat("unknown word: one of ", EnumWords(type)));
}

std::string EnumChoices(const google::protobuf::EnumDescriptor& type) {
  return absl::StrReplaceAll(EnumWords(type), {{", ", "|"}});
}

std::string EnumWords(const google::protobuf::EnumDescriptor& type) {
  std::string words;
  for (int i = 1; i < type.value_count(); ++i) {
    absl::StrAppend(&words, i == 1 ? "" : ", ", WordOf(type, type.value(i)->name()));
  }
  return words;
}

}  // namespace entente
