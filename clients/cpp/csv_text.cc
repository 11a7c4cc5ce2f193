#include "clients/cpp/csv_text.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"

namespace entente {
namespace {

std::string Field(const std::string& text) {
  const bool ends = !text.empty() && (text.front() == ' ' || text.back() == ' ');
  if (!ends && text.find_first_of(",\"\r\n") == std::string::npos) return text;
  return absl::StrCat("\"", absl::StrReplaceAll(text, {{"\"", "\"\""}}), "\"");
}

}  // namespace

std::string CsvRecord(const std::vector<std::string>& fields) {
  // A record of one empty field would be an empty line, which readers pass over.
  if (fields.size() == 1 && fields[0].empty()) return "\"\"\r\n";
  const auto add = [](std::string* out, const std::string& field) { out->append(Field(field)); };
  return absl::StrCat(absl::StrJoin(fields, ",", add), "\r\n");
}

std::string CsvName(absl::string_view header) {
  return absl::StrReplaceAll(absl::AsciiStrToLower(header), {{" ", "_"}});
}

}  // namespace entente
