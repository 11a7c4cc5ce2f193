#include "clients/mapping/table_names.h"

#include <re2/re2.h>

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "clients/cpp/status_macros.h"
#include "clients/mapping/nearest_word.h"

namespace entente {
namespace {

struct Known {
  const std::vector<std::string>& words;
  const std::vector<std::string>& lookups;
};

absl::Status CheckText(const YamlTree& place, const std::string& text, const Known& tables) {
  static const RE2* filter = new RE2(R"(\|\s*(words|lookup)\s*\(\s*['"]?([^,)'"]*[^,)'"\s]))");
  re2::StringPiece rest(text);
  std::string name;
  std::string table;
  while (text.find('{') != std::string::npos &&
         RE2::FindAndConsume(&rest, *filter, &name, &table)) {
    const std::vector<std::string>& known = name == "words" ? tables.words : tables.lookups;
    if (std::find(known.begin(), known.end(), table) != known.end()) continue;
    return place.Error(absl::StrCat("'", text, "': there is no table '", table, "' under '",
                                    name == "words" ? "words" : "lookups", "'",
                                    DidYouMean(table, known)));
  }
  return absl::OkStatus();
}

absl::Status Check(const YamlTree& tree, const Known& tables) {
  if (tree.is_text()) {
    ASSIGN_OR_RETURN(const std::string text, tree.Text());
    return CheckText(tree, text, tables);
  }
  if (tree.is_list()) {
    for (const YamlTree& item : tree.Items()) RETURN_IF_ERROR(Check(item, tables));
    return absl::OkStatus();
  }
  if (!tree.is_map()) return absl::OkStatus();
  ASSIGN_OR_RETURN(const auto members, tree.Members());
  for (const auto& [key, value] : members) {
    RETURN_IF_ERROR(CheckText(value, key, tables));
    RETURN_IF_ERROR(Check(value, tables));
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckTableNames(const YamlTree& tree, const std::vector<std::string>& words,
                             const std::vector<std::string>& lookups) {
  return Check(tree, {words, lookups});
}

}  // namespace entente
