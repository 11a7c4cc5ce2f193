#include "clients/mapping/each_spec.h"

#include <re2/re2.h>

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/types/span.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

// What stands in a column or member as one text; nothing for what is none.
std::string TextOr(const JsonTree& tree) { return ScalarText(tree).value_or(""); }

// Specs that are gone through together, one step at a time: one, and those that go with it.
using Group = std::vector<const EachSpec*>;

std::vector<Group> GroupsOf(const std::vector<EachSpec>& specs) {
  std::vector<Group> groups;
  for (const EachSpec& spec : specs) {
    const auto other = std::find_if(groups.begin(), groups.end(), [&](const Group& group) {
      return !spec.with().empty() && std::any_of(group.begin(), group.end(), [&](const auto* one) {
        return one->name() == spec.with();
      });
    });
    if (other != groups.end()) {
      other->push_back(&spec);
    } else {
      groups.push_back({&spec});
    }
  }
  return groups;
}

// Makes `values`, which go with `count` others, as many. Where nothing at all is said, nothing is
// said of each; empty parts at the end may be left out or too many.
absl::Status Align(const EachSpec& spec, size_t count, std::vector<Variable>* values) {
  while (values->size() > count && values->back().text.empty() &&
         (values->back().tree == nullptr || values->back().tree->is_null())) {
    values->pop_back();
  }
  const bool nothing = values->empty();
  if (!nothing && values->size() != count) {
    return CellError(absl::StrJoin(spec.names(), "+"), absl::StrCat(values->size(), " values"),
                     absl::StrCat("as many as of '", spec.with(), "' are expected, ", count));
  }
  while (values->size() < count) values->push_back({spec.name(), "", "", values->size() + 1, {}});
  return absl::OkStatus();
}

absl::Status Combine(absl::Span<const Group> groups, Scope* scope,
                     absl::FunctionRef<absl::Status()> say) {
  if (groups.empty()) return say();
  const Group& group = groups.front();
  std::vector<std::vector<Variable>> values;
  for (const EachSpec* spec : group) {
    ASSIGN_OR_RETURN(std::vector<Variable> of_spec, spec->Values(*scope));
    if (!values.empty()) RETURN_IF_ERROR(Align(*spec, values.front().size(), &of_spec));
    values.push_back(std::move(of_spec));
  }
  for (size_t i = 0; i < values.front().size(); ++i) {
    for (std::vector<Variable>& of_spec : values) scope->Push(std::move(of_spec[i]));
    const absl::Status said = Combine(groups.subspan(1), scope, say);
    for (size_t pushed = 0; pushed < group.size(); ++pushed) scope->Pop();
    RETURN_IF_ERROR(said);
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<EachSpec> EachSpec::Read(const std::string& name, const YamlTree& tree) {
  EachSpec spec;
  spec.name_ = name;
  RETURN_IF_ERROR(tree.CheckKeys({"split", "on", "items", "entries", "columns", "list", "with"}));
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
  if (const auto with = tree.Find("with")) {
    ASSIGN_OR_RETURN(spec.with_, with->Text());
    RETURN_IF_ERROR(spec.Lead(*with));
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
      text = scope.Said(name, scope.record().cells[i]);  // by place: names may stand twice
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

bool EachSpec::HasPlaces() const {
  return kind_ == Kind::kSplit || kind_ == Kind::kItems || kind_ == Kind::kList;
}

absl::Status EachSpec::Lead(const YamlTree& tree) {
  leads_ = true;
  if (HasPlaces()) return absl::OkStatus();
  return tree.Error("only what has places goes with one another: split, items and list");
}

std::vector<std::string> EachSpec::names() const {
  std::vector<std::string> names = of_.names();
  if (!path_.empty()) names.push_back(path_);
  return names;
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
        if (leads_ || !part.empty()) add(std::string(part), "", nullptr);
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
    if (!spec.with().empty()) {
      const auto other = std::find_if(specs.begin(), specs.end(), [&](const EachSpec& one) {
        return one.name() == spec.with();
      });
      if (other == specs.end()) {
        return value.Error(absl::StrCat("with: '", spec.with(), "' does not stand before it"));
      }
      RETURN_IF_ERROR(other->Lead(value));
    }
    specs.push_back(std::move(spec));
  }
  return specs;
}

absl::Status ForEach(const std::vector<EachSpec>& specs, Scope* scope,
                     absl::FunctionRef<absl::Status()> say) {
  return Combine(GroupsOf(specs), scope, say);
}

}  // namespace entente
