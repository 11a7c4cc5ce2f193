#include "clients/cli/enum_words.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "clients/cli/exit_code.h"

namespace entente {
absl::StatusOr<int> EnumNumber(const google::protobuf::EnumDescriptor& type, absl::string_view flag,
                               absl::string_view word) {
  const std::string wanted = absl::StrReplaceAll(absl::AsciiStrToLower(word), {{"-", "_"}});
  for (int i = 1; i < type.value_count(); ++i) {
    if (WordOfName(type, type.value(i)->name()) == wanted) return type.value(i)->number();
  }
  return UsageError(flag, word, absl::StrCat("unknown word: one of ", EnumWords(type)));
}

std::string EnumChoices(const google::protobuf::EnumDescriptor& type) {
  return absl::StrReplaceAll(EnumWords(type), {{", ", "|"}});
}

std::string EnumWords(const google::protobuf::EnumDescriptor& type) {
  std::string words;
  for (int i = 1; i < type.value_count(); ++i) {
    absl::StrAppend(&words, i == 1 ? "" : ", ", WordOfName(type, type.value(i)->name()));
  }
  return words;
}

}  // namespace entente
