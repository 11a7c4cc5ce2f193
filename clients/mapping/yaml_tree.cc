#include "clients/mapping/yaml_tree.h"

#include <set>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cpp/status_macros.h"
#include "clients/mapping/nearest_word.h"

namespace entente {

absl::StatusOr<YamlTree> YamlTree::Load(const std::string& text, const std::string& file) {
  try {
    YamlTree tree(YAML::Load(text), file, "");
    size_t nodes = 0;
    RETURN_IF_ERROR(tree.CheckUnique(0, &nodes));
    return tree;
  } catch (const YAML::Exception& error) {  // yaml-cpp has no other way to say it
    return absl::InvalidArgumentError(
        absl::StrCat(file, ":", error.mark.line + 1, ": not YAML: ", error.msg,
                     "; a text that begins with { or holds ': ' is put in quotes"));
  }
}

absl::Status YamlTree::CheckUnique(size_t depth, size_t* nodes) const {
  // Anchors may lead back to themselves, or make much of little.
  constexpr size_t kDepth = 64;
  constexpr size_t kNodes = 100'000;
  if (depth > kDepth || ++*nodes > kNodes) {
    return Error(absl::StrCat("a mapping has at most ", kNodes, " parts, ", kDepth, " deep"));
  }
  if (node_.IsMap()) {
    std::set<std::string> seen;
    for (const auto& member : node_) {
      const YamlTree value(member.second, file_, path_);
      if (!member.first.IsScalar()) return value.Error("a text is expected as a key");
      const YamlTree named(member.second, file_,
                           absl::StrCat(path_, path_.empty() ? "" : ".", member.first.Scalar()));
      if (!seen.insert(member.first.Scalar()).second) return named.Error("the key stands twice");
      RETURN_IF_ERROR(named.CheckUnique(depth + 1, nodes));
    }
  }
  if (node_.IsSequence()) {
    for (const YamlTree& item : Items()) RETURN_IF_ERROR(item.CheckUnique(depth + 1, nodes));
  }
  return absl::OkStatus();
}

absl::Status YamlTree::Error(absl::string_view message) const {
  return absl::InvalidArgumentError(absl::StrCat(file_, ":", node_.Mark().line + 1, ": ", path_,
                                                 path_.empty() ? "" : ": ", message));
}

absl::StatusOr<std::string> YamlTree::Text() const {
  if (node_.IsScalar()) return node_.Scalar();
  return Error(node_.IsMap() ? "a text is expected, not a map (a text with { is put in quotes)"
                             : "a text is expected");
}

absl::StatusOr<TextTemplate> YamlTree::Template() const {
  ASSIGN_OR_RETURN(const std::string text, Text());
  absl::StatusOr<TextTemplate> made = TextTemplate::Parse(text);
  return made.ok() ? made : Error(made.status().message());
}

absl::StatusOr<bool> YamlTree::Flag() const {
  ASSIGN_OR_RETURN(const std::string text, Text());
  const std::string lower = absl::AsciiStrToLower(text);
  if (lower == "yes" || lower == "true") return true;
  if (lower == "no" || lower == "false") return false;
  return Error(absl::StrCat("'", text, "': yes or no is expected"));
}

absl::StatusOr<uint64_t> YamlTree::Number() const {
  ASSIGN_OR_RETURN(const std::string text, Text());
  uint64_t number = 0;
  if (absl::SimpleAtoi(text, &number)) return number;
  return Error(absl::StrCat("'", text, "': a whole number is expected"));
}

absl::StatusOr<size_t> YamlTree::Word(const std::vector<std::string>& words) const {
  ASSIGN_OR_RETURN(const std::string text, Text());
  for (size_t i = 0; i < words.size(); ++i) {
    if (words[i] == text) return i;
  }
  return Error(absl::StrCat("'", text, "' is not known here", DidYouMean(text, words)));
}

absl::StatusOr<std::vector<std::string>> YamlTree::Texts() const {
  std::vector<std::string> texts;
  for (const YamlTree& item : Items()) {
    ASSIGN_OR_RETURN(std::string text, item.Text());
    texts.push_back(std::move(text));
  }
  return texts;
}

std::optional<YamlTree> YamlTree::Find(const std::string& key) const {
  if (!node_.IsMap()) return std::nullopt;
  const YAML::Node found = node_[key];
  if (!found.IsDefined() || found.IsNull()) return std::nullopt;
  return YamlTree(found, file_, absl::StrCat(path_, path_.empty() ? "" : ".", key));
}

absl::StatusOr<YamlTree> YamlTree::Get(const std::string& key) const {
  std::optional<YamlTree> found = Find(key);
  if (found.has_value()) return *std::move(found);
  return Error(absl::StrCat("'", key, "' is missing"));
}

absl::StatusOr<std::vector<std::pair<std::string, YamlTree>>> YamlTree::Members() const {
  if (!node_.IsMap()) return Error("a map is expected: KEY: VALUE");
  std::vector<std::pair<std::string, YamlTree>> members;
  for (const auto& member : node_) {
    const std::string key = member.first.Scalar();
    members.emplace_back(
        key, YamlTree(member.second, file_, absl::StrCat(path_, path_.empty() ? "" : ".", key)));
  }
  return members;
}

std::vector<YamlTree> YamlTree::Items() const {
  if (!node_.IsSequence()) return {*this};
  std::vector<YamlTree> items;
  for (size_t i = 0; i < node_.size(); ++i) {
    items.push_back(YamlTree(node_[i], file_, absl::StrCat(path_, "[", i, "]")));
  }
  return items;
}

absl::Status YamlTree::CheckKeys(const std::vector<std::string>& allowed) const {
  ASSIGN_OR_RETURN(const auto members, Members());
  for (const auto& [key, value] : members) {
    if (std::find(allowed.begin(), allowed.end(), key) != allowed.end()) continue;
    return value.Error(absl::StrCat("there is no '", key, "' here", DidYouMean(key, allowed),
                                    "; known are ", absl::StrJoin(allowed, ", ")));
  }
  return absl::OkStatus();
}

}  // namespace entente
