#include "clients/mapping/text_template.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "clients/cpp/status_macros.h"
#include "clients/mapping/filters.h"

namespace entente {
namespace {

// Position of the first of `ends` in `text` that stands outside of quotes and parentheses.
size_t FindOutside(absl::string_view text, absl::string_view ends) {
  char quote = '\0';
  int depth = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
      continue;
    }
    if (depth > 0 && (c == '\'' || c == '"')) {
      quote = c;
    } else if (depth == 0 && ends.find(c) != absl::string_view::npos) {
      return i;
    } else if (c == '(') {
      ++depth;
    } else if (c == ')' && depth > 0) {
      --depth;
    }
  }
  return absl::string_view::npos;
}

// "a, 'b, c'" as {"a", "b, c"}.
std::vector<std::string> SplitArguments(absl::string_view text) {
  std::vector<std::string> arguments;
  std::string argument;
  char quote = '\0';
  bool quoted = false;
  const auto end = [&] {
    if (!quoted) absl::StripAsciiWhitespace(&argument);
    arguments.push_back(argument);
    argument.clear();
    quoted = false;
  };
  for (const char c : text) {
    if (quote != '\0') {
      if (c == quote) {
        quote = '\0';
      } else {
        argument.push_back(c);
      }
    } else if ((c == '\'' || c == '"') && absl::StripAsciiWhitespace(argument).empty()) {
      quote = c;
      quoted = true;
      argument.clear();
    } else if (c == ',') {
      end();
    } else if (!quoted) {
      argument.push_back(c);
    }
  }
  end();
  return arguments;
}

absl::StatusOr<Filter> ParseFilter(absl::string_view text) {
  text = absl::StripAsciiWhitespace(text);
  Filter filter;
  const size_t open = text.find('(');
  filter.name = std::string(absl::StripAsciiWhitespace(text.substr(0, open)));
  if (open != absl::string_view::npos) {
    if (text.back() != ')') {
      return absl::InvalidArgumentError(absl::StrCat("'", text, "': a ) is missing"));
    }
    filter.arguments = SplitArguments(text.substr(open + 1, text.size() - open - 2));
  }
  RETURN_IF_ERROR(BindFilter(&filter));
  return filter;
}

}  // namespace

absl::StatusOr<TextTemplate::Part> TextTemplate::ParseReference(absl::string_view inside) {
  Part part;
  // A column's own name may hold parentheses and quotes; only a bar ends it.
  const size_t bar = inside.find('|');
  part.name = std::string(absl::StripAsciiWhitespace(inside.substr(0, bar)));
  if (part.name.empty()) {
    return absl::InvalidArgumentError(
        absl::StrCat("{", inside, "}: the name of a column is expected"));
  }
  if (bar == absl::string_view::npos) return part;
  absl::string_view rest = inside.substr(bar + 1);
  while (true) {
    const size_t end = FindOutside(rest, "|");
    ASSIGN_OR_RETURN(Filter filter, ParseFilter(rest.substr(0, end)));
    part.filters.push_back(std::move(filter));
    if (end == absl::string_view::npos) return part;
    rest = rest.substr(end + 1);
  }
}

absl::StatusOr<TextTemplate> TextTemplate::Parse(absl::string_view text) {
  TextTemplate made;
  made.written_ = std::string(text);
  std::string literal;
  const auto flush = [&] {
    if (!literal.empty()) made.parts_.push_back({literal, "", {}});
    literal.clear();
  };
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if ((c == '{' || c == '}') && i + 1 < text.size() && text[i + 1] == c) {
      literal.push_back(c);
      ++i;
    } else if (c == '}') {
      return absl::InvalidArgumentError(
          absl::StrCat("'", text, "': a } that nothing opens; }} stands for a brace"));
    } else if (c != '{') {
      literal.push_back(c);
    } else {
      const absl::string_view rest = text.substr(i + 1);
      const size_t bar = rest.find('|');
      size_t end = rest.find('}');
      if (bar < end) {
        end = FindOutside(rest.substr(bar), "}");
        if (end != absl::string_view::npos) end += bar;
      }
      if (end == absl::string_view::npos) {
        return absl::InvalidArgumentError(absl::StrCat("'", text, "': a { that is not closed"));
      }
      flush();
      ASSIGN_OR_RETURN(Part part, ParseReference(rest.substr(0, end)));
      made.parts_.push_back(std::move(part));
      i += end + 1;
    }
  }
  flush();
  return made;
}

absl::StatusOr<std::optional<std::string>> TextTemplate::Text(const Scope& scope) const {
  std::string text;
  for (const Part& part : parts_) {
    if (part.name.empty()) {
      text += part.literal;
      continue;
    }
    ASSIGN_OR_RETURN(const std::optional<std::string> cell, scope.Text(part.name));
    std::optional<std::string> value = cell;
    for (const Filter& filter : part.filters) {
      absl::StatusOr<std::optional<std::string>> made = filter.apply(std::move(value), scope);
      if (!made.ok()) return CellError(part.name, cell.value_or(""), made.status().message());
      value = *std::move(made);
    }
    if (!value.has_value()) return std::nullopt;
    text += *value;
  }
  if (text.empty()) return std::nullopt;
  return text;
}

bool TextTemplate::constant() const {
  return std::all_of(parts_.begin(), parts_.end(), [](const Part& p) { return p.name.empty(); });
}

std::vector<std::string> TextTemplate::names() const {
  std::vector<std::string> names;
  for (const Part& part : parts_) {
    if (!part.name.empty()) names.push_back(part.name);
    for (const Filter& filter : part.filters) {
      if (filter.name == "or") names.push_back(filter.arguments[0]);
    }
  }
  return names;
}

}  // namespace entente
