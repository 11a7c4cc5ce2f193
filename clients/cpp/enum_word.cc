#include "clients/cpp/enum_word.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"

namespace entente {

std::string WordOfName(const google::protobuf::EnumDescriptor& type, const std::string& name) {
  // The name of value 0 is the prefix of all and "UNSPECIFIED"; the protos' checks see to that.
  const std::string& first = type.value(0)->name();
  const absl::string_view prefix = absl::StripSuffix(first, "UNSPECIFIED");
  return absl::AsciiStrToLower(absl::StripPrefix(name, prefix));
}

std::string EnumWord(const google::protobuf::EnumDescriptor& type, int number) {
  if (number == 0) return "";
  const auto* value = type.FindValueByNumber(number);
  return value == nullptr ? absl::StrCat(number) : WordOfName(type, value->name());
}

}  // namespace entente
