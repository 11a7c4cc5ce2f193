#include "clients/mapping/filters.h"

#include <openssl/sha.h>
#include <re2/re2.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <map>
#include <memory>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "clients/mapping/nearest_word.h"

namespace entente {
namespace {

using Text = std::optional<std::string>;
using Arguments = std::vector<std::string>;
using Apply = std::function<absl::StatusOr<Text>(Text, const Scope&)>;

// A filter of texts alone: of nothing it makes nothing.
template <typename Function>
Apply OfText(Function function) {
  return [function](Text text, const Scope&) -> absl::StatusOr<Text> {
    if (!text.has_value()) return Text();
    return function(*std::move(text));
  };
}

Text NotEmpty(std::string text) { return text.empty() ? Text() : Text(std::move(text)); }

std::string Utf8(const icu::UnicodeString& wide) {
  std::string text;
  wide.toUTF8String(text);
  return text;
}

// Letters and digits of any script in lower case; everything else is one hyphen between them.
Text Slug(std::string text) {
  const icu::UnicodeString wide =
      icu::UnicodeString::fromUTF8(text).toLower(icu::Locale::getRoot());
  icu::UnicodeString slug;
  for (int32_t i = 0; i < wide.length(); i = wide.moveIndex32(i, 1)) {
    const UChar32 c = wide.char32At(i);
    if (u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0) {
      slug.append(c);
    } else if (!slug.isEmpty() && slug.char32At(slug.length() - 1) != '-') {
      slug.append(static_cast<UChar32>('-'));
    }
  }
  if (slug.endsWith("-")) slug.truncate(slug.length() - 1);
  return NotEmpty(Utf8(slug));
}

Text Hash(std::string text) {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest);
  return absl::BytesToHexString({reinterpret_cast<char*>(digest), 8});
}

// "1,234,567.5" as "1234567.5"; with "," as the decimal mark "1.234.567,5".
Apply Number(const Arguments& arguments) {
  const bool comma = !arguments.empty() && arguments[0] == ",";
  if (!arguments.empty() && !comma && arguments[0] != ".") return nullptr;
  const char* pattern = comma ? R"([-+]?(\d+|\d{1,3}([. ']\d{3})+)(,\d+)?)"
                              : R"([-+]?(\d+|\d{1,3}([, ']\d{3})+)(\.\d+)?([eE][-+]?\d+)?)";
  const auto number = std::make_shared<RE2>(pattern);
  return OfText([number, comma](std::string text) -> absl::StatusOr<Text> {
    text = absl::StrReplaceAll(text, {{"\u00a0", " "}, {"\u202f", " "}, {"\u2212", "-"}});
    if (!RE2::FullMatch(text, *number)) {
      return absl::InvalidArgumentError(absl::StrCat(
          "a number is expected", comma ? "" : "; number(',') has the comma as decimal mark"));
    }
    if (comma)
      return NotEmpty(absl::StrReplaceAll(text, {{".", ""}, {" ", ""}, {"'", ""}, {",", "."}}));
    return NotEmpty(absl::StrReplaceAll(text, {{",", ""}, {" ", ""}, {"'", ""}}));
  });
}

absl::StatusOr<Text> Round(std::string text) {
  double number = 0;
  if (!absl::SimpleAtod(text, &number) || !(number <= 9e15 && number >= -9e15)) {
    return absl::InvalidArgumentError("a number is expected");
  }
  return NotEmpty(absl::StrCat(static_cast<int64_t>(number < 0 ? number - 0.5 : number + 0.5)));
}

Apply Pad(const Arguments& arguments) {
  size_t width = 0;
  if (!absl::SimpleAtoi(arguments[0], &width) || width > 64) return nullptr;
  const std::string with = arguments.size() > 1 ? arguments[1] : "0";
  if (with.size() != 1) return nullptr;
  return OfText([width, with](std::string text) -> absl::StatusOr<Text> {
    while (text.size() < width) text.insert(0, with);
    return NotEmpty(std::move(text));
  });
}

Apply Part(const Arguments& arguments) {
  size_t index = 0;
  if (!absl::SimpleAtoi(arguments[1], &index) || index == 0) return nullptr;
  return OfText([separator = arguments[0], index](std::string text) -> absl::StatusOr<Text> {
    const std::vector<std::string> parts = absl::StrSplit(text, separator);
    if (index > parts.size()) return Text();
    return NotEmpty(std::string(absl::StripAsciiWhitespace(parts[index - 1])));
  });
}

Apply Match(const Arguments& arguments) {
  const auto pattern = std::make_shared<RE2>(arguments[0], RE2::Quiet);
  if (!pattern->ok() || pattern->NumberOfCapturingGroups() > 1) return nullptr;
  return OfText([pattern](std::string text) -> absl::StatusOr<Text> {
    std::string found;
    re2::StringPiece whole;
    if (pattern->NumberOfCapturingGroups() == 1) {
      return RE2::PartialMatch(text, *pattern, &found) ? NotEmpty(found) : Text();
    }
    const bool matches = pattern->Match(text, 0, text.size(), RE2::UNANCHORED, &whole, 1);
    return matches ? NotEmpty(std::string(whole)) : Text();
  });
}

Apply Before(const Arguments& arguments) {
  return OfText([mark = arguments[0]](std::string text) -> absl::StatusOr<Text> {
    return NotEmpty(std::string(absl::StripAsciiWhitespace(text.substr(0, text.find(mark)))));
  });
}

Apply After(const Arguments& arguments) {
  return OfText([mark = arguments[0]](std::string text) -> absl::StatusOr<Text> {
    const size_t at = text.find(mark);
    if (at == std::string::npos) return Text();
    return NotEmpty(std::string(absl::StripAsciiWhitespace(text.substr(at + mark.size()))));
  });
}

Apply Replace(const Arguments& arguments) {
  return OfText([from = arguments[0], to = arguments.size() > 1 ? arguments[1] : ""](
                    std::string text) -> absl::StatusOr<Text> {
    return NotEmpty(absl::StrReplaceAll(text, {{from, to}}));
  });
}

Apply Missing(const Arguments& arguments) {
  return OfText([arguments](std::string text) -> absl::StatusOr<Text> {
    for (const std::string& one : arguments) {
      if (text == one) return Text();
    }
    return NotEmpty(std::move(text));
  });
}

Apply Words(const Arguments& arguments) {
  return [table = arguments[0]](Text text, const Scope& scope) -> absl::StatusOr<Text> {
    if (!text.has_value()) return Text();
    const auto words = scope.tables().words.find(table);
    if (words == scope.tables().words.end()) {
      return absl::InvalidArgumentError(
          absl::StrCat("there is no table '", table, "' under 'words'"));
    }
    const auto word = words->second.find(*text);
    if (word != words->second.end()) return NotEmpty(word->second);
    const auto other = words->second.find("*");
    if (other != words->second.end()) return NotEmpty(other->second);
    std::vector<std::string> known;
    for (const auto& [code, means] : words->second) known.push_back(code);
    return absl::InvalidArgumentError(absl::StrCat("not among the words '", table, "', which are ",
                                                   absl::StrJoin(known, ", "),
                                                   "; '*' stands for all others"));
  };
}

Apply Lookup(const Arguments& arguments) {
  const bool may_lack = arguments.size() > 2;
  if (may_lack && arguments[2] != "none") return nullptr;
  return [table = arguments[0], column = arguments.size() > 1 ? arguments[1] : "", may_lack](
             Text text, const Scope& scope) -> absl::StatusOr<Text> {
    if (!text.has_value()) return Text();
    const auto lookup = scope.tables().lookups.find(table);
    if (lookup == scope.tables().lookups.end()) {
      return absl::InvalidArgumentError(
          absl::StrCat("there is no table '", table, "' under 'lookups'"));
    }
    if (!may_lack && !lookup->second.Has(*text)) {
      return absl::InvalidArgumentError(absl::StrCat("nothing stands under this key in '", table,
                                                     "'; lookup(", table, ", ", column,
                                                     ", none) says nothing then"));
    }
    return lookup->second.Find(*text, column);
  };
}

// What another column says where this one says nothing.
Apply Or(const Arguments& arguments) {
  return [column = arguments[0]](Text text, const Scope& scope) -> absl::StatusOr<Text> {
    return text.has_value() ? absl::StatusOr<Text>(std::move(text)) : scope.Text(column);
  };
}

struct Definition {
  size_t least;
  size_t most;
  std::function<Apply(const Arguments&)> make;  // null where the arguments cannot be
};

Apply Lower(const Arguments&) {
  return OfText([](std::string text) -> absl::StatusOr<Text> {
    return Utf8(icu::UnicodeString::fromUTF8(text).toLower(icu::Locale::getRoot()));
  });
}

Apply Upper(const Arguments&) {
  return OfText([](std::string text) -> absl::StatusOr<Text> {
    return Utf8(icu::UnicodeString::fromUTF8(text).toUpper(icu::Locale::getRoot()));
  });
}

Apply Default(const Arguments& arguments) {
  return [instead = arguments[0]](Text text, const Scope&) -> absl::StatusOr<Text> {
    return NotEmpty(text.value_or(instead));
  };
}

const std::map<std::string, Definition>& Definitions() {
  static const auto* all = new std::map<std::string, Definition>{
      {"after", {1, 1, After}},
      {"before", {1, 1, Before}},
      {"default", {1, 1, Default}},
      {"hash", {0, 0, [](const Arguments&) { return OfText(Hash); }}},
      {"lookup", {1, 3, Lookup}},
      {"lower", {0, 0, Lower}},
      {"match", {1, 1, Match}},
      {"missing", {1, 64, Missing}},
      {"number", {0, 1, Number}},
      {"or", {1, 1, Or}},
      {"pad", {1, 2, Pad}},
      {"part", {2, 2, Part}},
      {"replace", {1, 2, Replace}},
      {"round", {0, 0, [](const Arguments&) { return OfText(Round); }}},
      {"slug", {0, 0, [](const Arguments&) { return OfText(Slug); }}},
      {"upper", {0, 0, Upper}},
      {"words", {1, 1, Words}},
  };
  return *all;
}

}  // namespace

absl::Status BindFilter(Filter* filter) {
  const auto found = Definitions().find(filter->name);
  if (found == Definitions().end()) {
    return absl::InvalidArgumentError(absl::StrCat("there is no filter '", filter->name, "'",
                                                   DidYouMean(filter->name, FilterNames())));
  }
  const Definition& definition = found->second;
  const size_t count = filter->arguments.size();
  if (count >= definition.least && count <= definition.most) {
    filter->apply = definition.make(filter->arguments);
  }
  if (filter->apply != nullptr) return absl::OkStatus();
  return absl::InvalidArgumentError(absl::StrCat("the filter '", filter->name, "' cannot take (",
                                                 absl::StrJoin(filter->arguments, ", "), ")"));
}

std::vector<std::string> FilterNames() {
  std::vector<std::string> names;
  for (const auto& [name, definition] : Definitions()) names.push_back(name);
  return names;
}

}  // namespace entente
