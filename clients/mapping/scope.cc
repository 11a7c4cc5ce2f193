#include "clients/mapping/scope.h"

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

// The value inside `root` that `path` leads to; `root` itself for an empty path.
const JsonTree* Inside(const JsonTree* root, absl::string_view path) {
  if (root == nullptr || path.empty()) return root;
  return MemberAt(*root, path);
}

absl::StatusOr<std::optional<std::string>> TextOf(const JsonTree* tree, absl::string_view name) {
  if (tree == nullptr) return std::nullopt;
  std::optional<std::string> text = ScalarText(*tree);
  if (text.has_value()) return text;
  return CellError(name, tree->is_array() ? "an array" : "an object",
                   absl::StrCat("a text is expected; name a member of it, as in {", name,
                                ".member}, or take its elements with 'each'"));
}

}  // namespace

const Variable* Scope::FindVariable(absl::string_view name, absl::string_view* rest) const {
  for (auto v = variables_.rbegin(); v != variables_.rend(); ++v) {
    if (name == v->name) {
      *rest = absl::string_view();
      return &*v;
    }
    if (name.size() > v->name.size() && name[v->name.size()] == '.' &&
        name.substr(0, v->name.size()) == v->name) {
      *rest = name.substr(v->name.size() + 1);
      return &*v;
    }
  }
  return nullptr;
}

bool Scope::HasColumn(absl::string_view name) const {
  if (record_.columns == nullptr) return Member(name) != nullptr;
  return record_.columns->Find(name).has_value();
}

bool Scope::IsMissing(const std::string& text, const ColumnAlias* alias) const {
  if (text.empty()) return true;
  // Statistics programs write -9 as -9.0.
  const std::string whole(absl::StripSuffix(text, ".0"));
  if (tables_.missing.contains(text) || tables_.missing.contains(whole)) return true;
  return alias != nullptr && (alias->missing.contains(text) || alias->missing.contains(whole));
}

const JsonTree* Scope::Tree(absl::string_view name) const {
  absl::string_view rest;
  if (const Variable* variable = FindVariable(name, &rest)) {
    const JsonTree* found = Inside(variable->tree, rest);
    return variable->tree == nullptr ? found : Noted(name, found);
  }
  const auto alias = tables_.columns.find(name);
  if (alias != tables_.columns.end()) name = alias->second.column;
  return record_.columns != nullptr ? nullptr : Noted(name, Member(name));
}

const JsonTree* Scope::Noted(absl::string_view name, const JsonTree* found) const {
  if (asked_ != nullptr) asked_->Note(name, found != nullptr);
  return found;
}

const JsonTree* Scope::Member(absl::string_view name) const {
  if (const JsonTree* member = MemberAt(record_.tree, name)) return member;
  const size_t dot = std::min(name.find('.'), name.size());
  for (auto outer = record_.within.rbegin(); outer != record_.within.rend(); ++outer) {
    if (outer->first != name.substr(0, dot)) continue;
    return Inside(outer->second, dot < name.size() ? name.substr(dot + 1) : "");
  }
  // The value itself, where records are no objects.
  return name == "value" && !record_.tree.is_object() ? &record_.tree : nullptr;
}

absl::StatusOr<std::optional<std::string>> Scope::ColumnText(absl::string_view name) const {
  if (record_.columns == nullptr) return TextOf(Tree(name), name);
  const std::optional<size_t> at = record_.columns->Find(name);
  if (at.has_value()) return record_.cells[*at];
  return CellError(name, "",
                   absl::StrCat("there is no such column; the file has ",
                                absl::StrJoin(record_.columns->names(), ", ")));
}

std::optional<std::string> Scope::Said(absl::string_view column, std::string cell) const {
  absl::StripAsciiWhitespace(&cell);
  if (IsMissing(cell, nullptr)) return std::nullopt;
  for (const auto& [name, alias] : tables_.columns) {
    if (alias.column == column && IsMissing(cell, &alias)) return std::nullopt;
  }
  return cell;
}

absl::StatusOr<std::optional<std::string>> Scope::Text(absl::string_view name) const {
  absl::string_view rest;
  std::optional<std::string> text;
  const ColumnAlias* alias = nullptr;
  if (const Variable* variable = FindVariable(name, &rest)) {
    uint32_t group = 0;
    // A JSON object's own members come before what is told of its place.
    const bool own = variable->tree != nullptr && variable->tree->is_object() &&
                     MemberAt(*variable->tree, rest) != nullptr;
    if (rest == "key" && !own) {
      text = variable->key;
    } else if (rest == "index" && !own) {
      text = absl::StrCat(variable->index);
    } else if (absl::SimpleAtoi(rest, &group) && variable->tree == nullptr) {
      if (group < variable->groups.size()) text = variable->groups[group];
    } else if (variable->tree != nullptr) {
      ASSIGN_OR_RETURN(text, TextOf(Tree(name), name));
    } else {
      text = variable->text;
    }
  } else if (name == "row" && !HasColumn(name)) {
    text = absl::StrCat(record_.number);
  } else {
    const auto found = tables_.columns.find(name);
    if (found != tables_.columns.end()) alias = &found->second;
    ASSIGN_OR_RETURN(text, ColumnText(alias == nullptr ? name : alias->column));
  }
  if (!text.has_value()) return text;
  absl::StripAsciiWhitespace(&*text);
  if (IsMissing(*text, alias)) return std::nullopt;
  return text;
}

}  // namespace entente
