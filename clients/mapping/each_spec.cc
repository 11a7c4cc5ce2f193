#include "clients/mapping/each_spec.h"

#include <re2/re2.h>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/types/span.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

// What stands in a column or member as one text; nothing for what is none.
std::string TextOr(const JsonTree& tree) { return ScalarText(tree).value_or(""); }

absl::Status Combine(absl::Span<const EachSpec> specs, Scope* scope,
                     absl::FunctionRef<absl::Status()> say) {
  if (specs.empty()) return say();
  ASSIGN_OR_RETURN(std::vector<Variable> values, specs.front().Values(*scope));
  for (Variable& value : values) {
    scope->Push(std::move(value));
    const absl::Status said = Combine(specs.subspan(1), scope, say);
    scope->Pop();
    RETURN_IF_ERROR(said);
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<EachSpec> EachSpec::Read(const std::string& name, const YamlTree& tree) {
  EachSpec spec;
  spec.name_ = name;
  RETURN_IF_ERROR(tree.CheckKeys({"split", "on", "items", "entries", "columns", "list"}));
  if (const auto split = tree.Find("split")) {
    spec.kind_ = Kind::kSplit;
    ASSIGN_OR_RETURN(spec.of_, split->Template());
    if (const auto on = tree.Find("on")) {
      ASSIGN_OR_RETURN(spec.separator_, on->Text());
    }
    if (spec.separator_.empty()) return tree.Error("'on' is empty: what stands between the parts?");
  } else if (const auto items = tree.Find("items")) {
    spec.kind_ = Kind::kItems;
    ASSIGN_OR_RETURN(spec.path_, items->Text());
  } else if (const auto entries = tree.Find("entries")) {
    spec.kind_ = Kind::kEntries;
    ASSIGN_OR_RETURN(spec.path_, entries->Text());
  } else if (const auto columns = tree.Find("columns")) {
    spec.kind_ = Kind::kColumns;
    ASSIGN_OR_RETURN(const std::string pattern, columns->Text());
    auto compiled = std::make_shared<RE2>(pattern, RE2::Quiet);
    if (!compiled->ok()) {
      return columns->Error(absl::StrCat("'", pattern, "': ", compiled->error()));
    }
    spec.pattern_ = std::move(compiled);
  } else if (const auto list = tree.Find("list")) {
    ASSIGN_OR_RETURN(spec.list_, list->Texts());
  } else {
    return tree.Error("one of split, items, entries, columns and list is expected");
  }
  return spec;
}

absl::StatusOr<std::vector<Variable>> EachSpec::Columns(const Scope& scope) const {
  std::vector<std::string> names;
  if (scope.record().columns != nullptr) {
    names = scope.record().columns->names();
  } else if (scope.record().tree.is_object()) {
    for (const auto& member : scope.record().tree.items()) names.push_back(member.key());
  }
  std::vector<Variable> values;
  const size_t groups = static_cast<size_t>(pattern_->NumberOfCapturingGroups()) + 1;
  std::vector<re2::StringPiece> found(groups);
  for (size_t i = 0; i < names.size(); ++i) {
    const std::string& name = names[i];
    if (!pattern_->Match(name, 0, name.size(), RE2::UNANCHORED, found.data(),
                         static_cast<int>(groups))) {
      continue;
    }
    const JsonTree* tree = scope.Tree(name);
    if (tree != nullptr && tree->is_structured()) continue;
    std::optional<std::string> text;
    if (scope.record().columns != nullptr) {
      text = scope.Said(scope.record().cells[i]);  // by place: names may stand twice
    } else {
      ASSIGN_OR_RETURN(text, scope.Text(name));
    }
    if (!text.has_value()) continue;
    Variable value{name_, *text, name, values.size() + 1, {}, nullptr};
    for (const re2::StringPiece& group : found) value.groups.emplace_back(group);
    values.push_back(std::move(value));
  }
  return values;
}

absl::StatusOr<std::vector<Variable>> EachSpec::Values(const Scope& scope) const {
  std::vector<Variable> values;
  const bool json = kind_ == Kind::kItems || kind_ == Kind::kEntries;
  if (json && scope.record().columns != nullptr) {
    return CellError(path_, "", "a table has no arrays; a cell is taken apart with 'split'");
  }
  const auto add = [&](std::string text, std::string key, const JsonTree* tree) {
    values.push_back({name_, std::move(text), std::move(key), values.size() + 1, {}, tree});
  };
  switch (kind_) {
    case Kind::kList:
      for (const std::string& word : list_) add(word, "", nullptr);
      break;
    case Kind::kSplit: {
      ASSIGN_OR_RETURN(const std::optional<std::string> text, of_.Text(scope));
      if (!text.has_value()) break;
      for (absl::string_view part : absl::StrSplit(*text, separator_)) {
        part = absl::StripAsciiWhitespace(part);
        if (!part.empty()) add(std::string(part), "", nullptr);
      }
      break;
    }
    case Kind::kItems: {
      const JsonTree* tree = scope.Tree(path_);
      if (tree == nullptr || tree->is_null()) break;
      if (!tree->is_array()) {
        add(TextOr(*tree), "", tree);
        break;
      }
      for (const JsonTree& item : *tree) add(TextOr(item), "", &item);
      break;
    }
    case Kind::kEntries: {
      const JsonTree* tree = scope.Tree(path_);
      if (tree == nullptr || !tree->is_object()) break;
      for (const auto& member : tree->items()) {
        add(TextOr(member.value()), member.key(), &member.value());
      }
      break;
    }
    case Kind::kColumns:
      return Columns(scope);
  }
  return values;
}

absl::StatusOr<std::vector<EachSpec>> ReadEach(const YamlTree& tree) {
  std::vector<EachSpec> specs;
  ASSIGN_OR_RETURN(const auto members, tree.Members());
  for (const auto& [name, value] : members) {
    ASSIGN_OR_RETURN(EachSpec spec, EachSpec::Read(name, value));
    specs.push_back(std::move(spec));
  }
  return specs;
}

absl::Status ForEach(const std::vector<EachSpec>& specs, Scope* scope,
                     absl::FunctionRef<absl::Status()> say) {
  return Combine(specs, scope, say);
}

}  // namespace entente
