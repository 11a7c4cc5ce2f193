#include "graph/model/edtf.h"

#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "graph/model/calendar_text.h"
#include "graph/model/status.h"

namespace entente {
namespace {

// Longer than every text of a period; what is longer is refused before it is looked at.
constexpr size_t kLongestText = 256;

absl::Status Wrong(absl::string_view part, absl::string_view wanted) {
  return absl::InvalidArgumentError(
      absl::StrCat("\"", absl::CHexEscape(part.substr(0, 100)), "\" ", wanted));
}

absl::StatusOr<WrittenTime> ParseTime(absl::string_view text) {
  if (absl::StrContains(text, "T")) {
    const absl::StatusOr<Instant> instant = ParseInstant(text);
    if (!instant.ok()) return absl::Status(instant.status().code(), instant.status().message());
    return WrittenTime{Precision::kInstant, *instant, Shift(*instant, 1)};
  }
  const std::optional<CalendarUnit> unit = ParseUnit(text);
  if (!unit.has_value()) {
    return Wrong(text,
                 "is not a day (2024-10-08), month (2024-10), season (2024-21), year (2024, 199X) "
                 "or instant with its zone (2024-10-08T05:00Z)");
  }
  return WrittenTime{unit->kind == UnitKind::kDay ? Precision::kDay : Precision::kUnit,
                     StartOfDay(unit->first_day), StartOfDay(unit->end_day)};
}

absl::StatusOr<std::optional<WrittenTime>> ParseBound(absl::string_view text) {
  if (text.empty()) return std::optional<WrittenTime>();
  ASSIGN_OR_RETURN(const WrittenTime time, ParseTime(text));
  if (time.precision == Precision::kUnit) {
    return Wrong(text, "is no bound; in brackets write days and instants");
  }
  return std::optional<WrittenTime>(time);
}

absl::StatusOr<EdtfSide> ParseBrackets(absl::string_view text) {
  absl::string_view inside = text;
  const size_t dots = text.find("..");
  if (!absl::ConsumePrefix(&inside, "[") || !absl::ConsumeSuffix(&inside, "]") ||
      dots == absl::string_view::npos) {
    return Wrong(text, "is not \"[earliest..latest]\"");
  }
  EdtfSide side;
  side.form = EdtfSide::Form::kBrackets;
  ASSIGN_OR_RETURN(side.from, ParseBound(inside.substr(0, dots - 1)));
  ASSIGN_OR_RETURN(side.to, ParseBound(inside.substr(dots + 1)));
  return side;
}

absl::StatusOr<EdtfSide> ParseSide(absl::string_view text) {
  EdtfSide side;
  if (text.empty()) return side;
  if (text == "..") {
    side.form = EdtfSide::Form::kOpen;
    return side;
  }
  if (text[0] == '[') return ParseBrackets(text);
  side.form = EdtfSide::Form::kTime;
  ASSIGN_OR_RETURN(side.from, ParseTime(text));
  return side;
}

// "?" uncertain, "~" approximate, "%" both; about the whole period, wherever it stands.
void TakeQualifier(absl::string_view* text, EdtfText* parsed) {
  if (text->empty()) return;
  const char last = text->back();
  if (last != '?' && last != '~' && last != '%') return;
  parsed->uncertain = parsed->uncertain || last != '~';
  parsed->approximate = parsed->approximate || last != '?';
  text->remove_suffix(1);
}

// "2024-10-08", "[2024-10-17..2024-10-18]", and the same behind an "@".
absl::Status ParseAlone(absl::string_view text, EdtfText* parsed) {
  ASSIGN_OR_RETURN(parsed->start, ParseSide(text));
  const EdtfSide& side = parsed->start;
  if (side.form == EdtfSide::Form::kTime) return absl::OkStatus();
  if (side.form == EdtfSide::Form::kBrackets && side.from.has_value() && side.to.has_value() &&
      side.from->precision == Precision::kDay && side.to->precision == Precision::kDay) {
    return absl::OkStatus();
  }
  return Wrong(text,
               "alone is no period; write a time, a set \"[first day..last day]\", or "
               "\"start/end\"");
}

absl::Status ParseWhole(absl::string_view text, EdtfText* parsed) {
  if (text.size() > kLongestText) {
    return absl::InvalidArgumentError(
        absl::StrCat("it has ", text.size(), " bytes, at most ", kLongestText));
  }
  TakeQualifier(&text, parsed);
  if (absl::ConsumePrefix(&text, "@")) {
    parsed->form = EdtfText::Form::kSeen;
    return ParseAlone(text, parsed);
  }
  const size_t slash = text.find('/');
  if (slash == absl::string_view::npos) return ParseAlone(text, parsed);
  parsed->form = EdtfText::Form::kInterval;
  absl::string_view start = text.substr(0, slash);
  TakeQualifier(&start, parsed);
  const absl::string_view end = text.substr(slash + 1);
  if (start.empty() && end.empty()) {
    return absl::InvalidArgumentError("it says nothing about either end");
  }
  ASSIGN_OR_RETURN(parsed->start, ParseSide(start));
  ASSIGN_OR_RETURN(parsed->end, ParseSide(end));
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<EdtfText> ParseEdtf(absl::string_view text) {
  EdtfText parsed;
  const absl::Status status = ParseWhole(text, &parsed);
  if (status.ok()) return parsed;
  const std::string shown = absl::CHexEscape(text.substr(0, 100));
  return InvalidField("INVALID_PERIOD", "", shown,
                      absl::StrCat("\"", shown, "\" is not a period: ", status.message()));
}

}  // namespace entente
