#include "clients/mapping/condition.h"

#include <re2/re2.h>

#include <memory>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

// What a text is compared with: a constant, or a text with columns in it.
struct Operand {
  TextTemplate text;
  bool quoted = false;  // compared letter by letter: codes such as "010" are no numbers
};

// A test of one text.
using TextTest = std::function<absl::StatusOr<bool>(const std::string&, const Scope&)>;

bool Same(const std::string& one, const std::string& other) {
  double a = 0;
  double b = 0;
  if (one == other) return true;
  return absl::SimpleAtod(one, &a) && absl::SimpleAtod(other, &b) && a == b;
}

TextTest OneOf(std::vector<Operand> operands) {
  return [operands = std::move(operands)](const std::string& text,
                                          const Scope& scope) -> absl::StatusOr<bool> {
    for (const Operand& one : operands) {
      ASSIGN_OR_RETURN(const std::optional<std::string> other, one.text.Text(scope));
      if (!other.has_value()) continue;
      if (one.quoted ? text == *other : Same(text, *other)) return true;
    }
    return false;
  };
}

// Compares as numbers where both are, else as texts (so that ISO dates are compared as dates).
int Compare(const std::string& one, const std::string& other) {
  double a = 0;
  double b = 0;
  if (absl::SimpleAtod(one, &a) && absl::SimpleAtod(other, &b)) return a < b ? -1 : a > b;
  return one.compare(other);
}

// A word is neither above nor below a number.
bool Comparable(const std::string& text, const std::string& bound) {
  double number = 0;
  if (!absl::SimpleAtod(bound, &number)) return true;
  return absl::SimpleAtod(text, &number) && number == number;
}

// `holds` of the text and of what the operand makes; false where that says nothing.
TextTest WithOperand(const TextTemplate& operand,
                     bool (*holds)(const std::string& text, const std::string& other)) {
  return [operand, holds](const std::string& text, const Scope& scope) -> absl::StatusOr<bool> {
    ASSIGN_OR_RETURN(const std::optional<std::string> other, operand.Text(scope));
    return other.has_value() && holds(text, *other);
  };
}

absl::StatusOr<Operand> ReadOperand(const YamlTree& tree, std::vector<std::string>* names) {
  Operand operand;
  ASSIGN_OR_RETURN(operand.text, tree.Template());
  operand.quoted = tree.is_quoted();
  const std::vector<std::string> of = operand.text.names();
  names->insert(names->end(), of.begin(), of.end());
  return operand;
}

absl::StatusOr<TextTest> ReadOneOf(const YamlTree& tree, std::vector<std::string>* names) {
  std::vector<Operand> operands;
  for (const YamlTree& item : tree.Items()) {
    ASSIGN_OR_RETURN(Operand operand, ReadOperand(item, names));
    operands.push_back(std::move(operand));
  }
  return OneOf(std::move(operands));
}

// A pattern has braces of its own, and so no columns.
absl::StatusOr<TextTest> ReadPattern(const YamlTree& tree) {
  ASSIGN_OR_RETURN(const std::string text, tree.Text());
  const auto pattern = std::make_shared<RE2>(text, RE2::Quiet);
  if (!pattern->ok()) return tree.Error(absl::StrCat("'", text, "': ", pattern->error()));
  return [pattern](const std::string& t, const Scope&) -> absl::StatusOr<bool> {
    return RE2::PartialMatch(t, *pattern);
  };
}

absl::StatusOr<TextTest> ReadTest(const std::string& word, const YamlTree& tree,
                                  std::vector<std::string>* names) {
  if (word == "in") return ReadOneOf(tree, names);
  if (word == "matches") return ReadPattern(tree);
  ASSIGN_OR_RETURN(const Operand operand, ReadOperand(tree, names));
  if (word == "at_least") {
    return WithOperand(operand.text, [](const std::string& t, const std::string& other) {
      return Comparable(t, other) && Compare(t, other) >= 0;
    });
  }
  if (word == "at_most") {
    return WithOperand(operand.text, [](const std::string& t, const std::string& other) {
      return Comparable(t, other) && Compare(t, other) <= 0;
    });
  }
  if (word == "above") {
    return WithOperand(operand.text, [](const std::string& t, const std::string& other) {
      return Comparable(t, other) && Compare(t, other) > 0;
    });
  }
  if (word == "below") {
    return WithOperand(operand.text, [](const std::string& t, const std::string& other) {
      return Comparable(t, other) && Compare(t, other) < 0;
    });
  }
  return WithOperand(operand.text, [](const std::string& t, const std::string& other) {
    return absl::StartsWith(t, other);
  });
}

}  // namespace

absl::StatusOr<bool> Condition::Holds(const Scope& scope) const {
  return test_ == nullptr ? absl::StatusOr<bool>(true) : test_(scope);
}

Condition Condition::All(std::vector<Condition> parts) {
  Condition all;
  for (const Condition& part : parts) {
    all.names_.insert(all.names_.end(), part.names_.begin(), part.names_.end());
  }
  all.test_ = [parts = std::move(parts)](const Scope& scope) -> absl::StatusOr<bool> {
    for (const Condition& part : parts) {
      ASSIGN_OR_RETURN(const bool holds, part.Holds(scope));
      if (!holds) return false;
    }
    return true;
  };
  return all;
}

Condition Condition::Any(std::vector<Condition> parts) {
  for (Condition& part : parts) part = Not(std::move(part));
  return Not(All(std::move(parts)));
}

Condition Condition::Not(Condition part) {
  Condition made;
  made.names_ = part.names_;
  made.test_ = [part = std::move(part)](const Scope& scope) -> absl::StatusOr<bool> {
    ASSIGN_OR_RETURN(const bool holds, part.Holds(scope));
    return !holds;
  };
  return made;
}

absl::StatusOr<Condition> Condition::ReadList(const YamlTree& tree, bool any) {
  std::vector<Condition> parts;
  for (const YamlTree& item : tree.Items()) {
    ASSIGN_OR_RETURN(Condition part, Read(item));
    parts.push_back(std::move(part));
  }
  return any ? Any(std::move(parts)) : All(std::move(parts));
}

absl::StatusOr<Condition> Condition::ReadColumn(const std::string& column, const YamlTree& tree) {
  // A key is a column, or a text with columns in it.
  const bool written = column.find('{') != std::string::npos;
  absl::StatusOr<TextTemplate> of =
      TextTemplate::Parse(written ? column : absl::StrCat("{", column, "}"));
  if (!of.ok()) return tree.Error(of.status().message());
  std::vector<TextTest> tests;
  std::optional<bool> present;
  Condition made;
  made.names_ = of->names();
  if (tree.is_map()) {
    RETURN_IF_ERROR(tree.CheckKeys(
        {"not", "in", "at_least", "at_most", "above", "below", "matches", "begins"}));
    ASSIGN_OR_RETURN(const auto members, tree.Members());
    if (members.size() == 1 && members[0].first == "not") {
      ASSIGN_OR_RETURN(Condition part, ReadColumn(column, members[0].second));
      return Not(std::move(part));
    }
    for (const auto& [word, value] : members) {
      if (word == "not") return value.Error("'not' stands alone");
      ASSIGN_OR_RETURN(TextTest test, ReadTest(word, value, &made.names_));
      tests.push_back(std::move(test));
    }
  } else {
    ASSIGN_OR_RETURN(const std::vector<std::string> texts, tree.Texts());
    if (texts.size() == 1 && (texts[0] == "blank" || texts[0] == "present")) {
      present = texts[0] == "present";
    } else {
      ASSIGN_OR_RETURN(TextTest test, ReadOneOf(tree, &made.names_));
      tests.push_back(std::move(test));
    }
  }
  made.test_ = [of = *std::move(of), tests, present](const Scope& scope) -> absl::StatusOr<bool> {
    ASSIGN_OR_RETURN(const std::optional<std::string> text, of.Text(scope));
    if (present.has_value()) return text.has_value() == *present;
    if (!text.has_value()) return false;
    for (const TextTest& test : tests) {
      ASSIGN_OR_RETURN(const bool holds, test(*text, scope));
      if (!holds) return false;
    }
    return true;
  };
  return made;
}

absl::StatusOr<Condition> Condition::Read(const YamlTree& tree) {
  std::vector<Condition> parts;
  ASSIGN_OR_RETURN(const auto members, tree.Members());
  for (const auto& [key, value] : members) {
    absl::StatusOr<Condition> part;
    if (key == "any" || key == "all") {
      part = ReadList(value, key == "any");
    } else if (key == "not") {
      part = Read(value);
      if (part.ok()) part = Not(*std::move(part));
    } else {
      part = ReadColumn(key, value);
    }
    RETURN_IF_ERROR(part.status());
    parts.push_back(*std::move(part));
  }
  return parts.size() == 1 ? std::move(parts[0]) : All(std::move(parts));
}

}  // namespace entente
