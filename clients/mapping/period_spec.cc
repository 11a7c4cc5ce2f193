#include "clients/mapping/period_spec.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cpp/status_macros.h"
#include "clients/mapping/word_choice.h"

namespace entente {
namespace {

absl::StatusOr<StatedDate> ConstantDate(const YamlTree& tree) {
  ASSIGN_OR_RETURN(const std::string text, tree.Text());
  const absl::StatusOr<std::optional<StatedDate>> date = ParseDate(text, "");
  if (!date.ok()) return tree.Error(absl::StrCat("'", text, "': ", date.status().message()));
  if (!date->has_value()) return tree.Error(absl::StrCat("'", text, "': a date is expected"));
  return **date;
}

void Append(const std::vector<std::string>& from, std::vector<std::string>* to) {
  to->insert(to->end(), from.begin(), from.end());
}

// The columns that a date is read from, for a message.
std::string Joined(const std::vector<std::string>& names) { return absl::StrJoin(names, "+"); }

StatedDate OfDay(absl::CivilDay day) { return {day.year(), day.month(), day.day(), ""}; }

std::string FirstText(const StatedDate& date, bool end) {
  if (!date.instant.empty() || date.exact()) return date.Text();
  return absl::StrCat(DayText(date.First()), end ? "T00:00:00Z" : "");
}

std::string LastText(const StatedDate& date) {
  return date.instant.empty() ? DayText(date.Last()) : date.instant;
}

// "1914-07-28", "[..1816-01-01]", "[2016-12-31..]", "", "..": one side of the slash. In brackets
// only days and instants can stand: some instant of a month is from its first day to its last; as
// an end that is an instant, which is excluded, so that nothing is certain of the month.
std::string SideText(const StatedBound& bound, bool end, bool brackets) {
  switch (bound.kind) {
    case StatedBound::Kind::kUnknown:
      return brackets ? "[..]" : "";
    case StatedBound::Kind::kOpen:
      return brackets && !end ? "[..]" : "..";
    case StatedBound::Kind::kNotBefore:
      return end ? absl::StrCat("[", FirstText(bound.date, end), "..]")
                 : absl::StrCat("[..", LastText(bound.date), "]");
    case StatedBound::Kind::kDate:
      break;
  }
  if (!brackets) return bound.date.Text();
  return absl::StrCat("[", FirstText(bound.date, end), "..", LastText(bound.date), "]");
}

}  // namespace

const std::vector<std::string>& DateSpec::Keys() {
  static const auto* keys = new std::vector<std::string>{
      "text", "format", "year", "month", "day", "count", "of", "from", "precise", "precision"};
  return *keys;
}

absl::StatusOr<DateSpec> DateSpec::Read(const YamlTree& tree) {
  DateSpec spec;
  if (!tree.is_map()) {
    ASSIGN_OR_RETURN(spec.text_, tree.Template());
    return spec;
  }
  const auto part = [&tree](const std::string& key, TextTemplate* into) -> absl::Status {
    const std::optional<YamlTree> found = tree.Find(key);
    if (!found.has_value()) return absl::OkStatus();
    ASSIGN_OR_RETURN(*into, found->Template());
    return absl::OkStatus();
  };
  RETURN_IF_ERROR(part("text", &spec.text_));
  RETURN_IF_ERROR(part("year", &spec.year_));
  RETURN_IF_ERROR(part("month", &spec.month_));
  RETURN_IF_ERROR(part("day", &spec.day_));
  RETURN_IF_ERROR(part("count", &spec.count_));
  RETURN_IF_ERROR(part("precision", &spec.precision_));
  if (int(!spec.text_.empty()) + int(!spec.year_.empty()) + int(!spec.count_.empty()) != 1) {
    return tree.Error(
        "a date has 'text' (with 'format'), or 'year' (with 'month' and 'day'), or "
        "'count' (with 'of' and 'from')");
  }
  if (const auto format = tree.Find("format")) {
    ASSIGN_OR_RETURN(spec.formats_, format->Texts());
    for (const std::string& one : spec.formats_) {
      const auto letters = std::count(one.begin(), one.end(), 'y');
      if (letters == 1 || one.find("yyyy") != std::string::npos) continue;
      return format->Error(absl::StrCat(
          "'", one, "' has no year: yyyy (with its century; y: of any length), mm and dd stand ",
          "for year, month and day, as in d.m.yyyy"));
    }
  }
  if (!spec.count_.empty()) {
    static const auto* units = new std::vector<std::string>{
        "seconds", "milliseconds", "minutes", "hours", "days", "months", "years"};
    ASSIGN_OR_RETURN(const YamlTree unit, tree.Get("of"));
    ASSIGN_OR_RETURN(const size_t chosen, unit.Word(*units));
    spec.unit_ = (*units)[chosen];
    ASSIGN_OR_RETURN(const YamlTree from, tree.Get("from"));
    ASSIGN_OR_RETURN(const StatedDate first, ConstantDate(from));
    spec.from_ = first.First();
    if (const auto precise = tree.Find("precise")) {
      ASSIGN_OR_RETURN(spec.precise_, precise->Flag());
    }
  }
  return spec;
}

std::vector<std::string> DateSpec::names() const {
  std::vector<std::string> all;
  for (const TextTemplate* part : {&text_, &year_, &month_, &day_, &count_, &precision_}) {
    Append(part->names(), &all);
  }
  return all;
}

absl::StatusOr<std::optional<StatedDate>> DateSpec::Date(const Scope& scope) const {
  ASSIGN_OR_RETURN(std::optional<StatedDate> date, WholeDate(scope));
  if (!date.has_value() || precision_.empty() || !date->instant.empty()) return date;
  ASSIGN_OR_RETURN(const int precision, WordOf(precision_, {"day", "month", "year"}, scope));
  if (precision >= 2) date->day = 0;
  if (precision == 3) date->month = 0;
  return date;
}

absl::StatusOr<std::optional<StatedDate>> DateSpec::WholeDate(const Scope& scope) const {
  if (!count_.empty()) {
    ASSIGN_OR_RETURN(const std::optional<std::string> count, count_.Text(scope));
    if (!count.has_value()) return std::nullopt;
    absl::StatusOr<StatedDate> date = DateCounted(*count, unit_, from_, precise_);
    if (!date.ok()) return CellError(Joined(names()), *count, date.status().message());
    return *date;
  }
  if (!text_.empty()) {
    ASSIGN_OR_RETURN(const std::optional<std::string> text, text_.Text(scope));
    if (!text.has_value()) return std::nullopt;
    absl::StatusOr<std::optional<StatedDate>> date =
        ParseDate(*text, formats_.empty() ? "" : formats_[0]);
    for (size_t i = 1; i < formats_.size() && !date.ok(); ++i) {
      absl::StatusOr<std::optional<StatedDate>> other = ParseDate(*text, formats_[i]);
      // A date that is written so and not in the calendar tells most.
      if (other.ok() || !absl::IsOutOfRange(date.status())) date = std::move(other);
    }
    if (date.ok()) return *date;
    const bool any = formats_.size() > 1 && !absl::IsOutOfRange(date.status());
    return CellError(Joined(names()), *text,
                     any ? absl::StrCat("not a date written as ", absl::StrJoin(formats_, ", or "))
                         : date.status().message());
  }
  ASSIGN_OR_RETURN(const std::optional<std::string> year, year_.Text(scope));
  if (!year.has_value()) return std::nullopt;
  if (IsNotSaid(*year)) return std::nullopt;
  ASSIGN_OR_RETURN(const std::optional<std::string> month, month_.Text(scope));
  ASSIGN_OR_RETURN(const std::optional<std::string> day, day_.Text(scope));
  absl::StatusOr<StatedDate> date = DateOfParts(*year, month.value_or(""), day.value_or(""));
  if (date.ok()) return *date;
  return CellError(Joined(names()),
                   absl::StrCat(*year, "-", month.value_or(""), "-", day.value_or("")),
                   date.status().message());
}

bool StatedPeriod::unknown() const {
  return kind == Kind::kSpan && start.kind == StatedBound::Kind::kUnknown &&
         end.kind == StatedBound::Kind::kUnknown;
}

bool StatedPeriod::exact() const {
  if (kind == Kind::kAt) return start.date.exact();
  return kind == Kind::kSpan && start.kind == StatedBound::Kind::kDate && start.date.exact() &&
         end.kind == StatedBound::Kind::kDate && end.date.exact();
}

absl::StatusOr<std::string> StatedPeriod::Text() const {
  using Bound = StatedBound::Kind;
  switch (kind) {
    case Kind::kNone:
      return "";
    case Kind::kText:
      return text;
    case Kind::kAt:
      return start.date.Text();
    case Kind::kSeen:
      return absl::StrCat("@", start.date.Text());
    case Kind::kSpan:
      break;
  }
  if (unknown()) return "[..]/[..]";
  const bool instants = !start.date.instant.empty() || !end.date.instant.empty();
  if (start.kind == Bound::kDate && end.kind == Bound::kDate && !instants &&
      end.date.Last() < start.date.First()) {
    return absl::InvalidArgumentError(
        absl::StrCat("it ends (", end.date.Text(), ") before it starts (", start.date.Text(), ")"));
  }
  StatedBound last = end;
  // What lasts until the data stop lasts until then at least.
  const bool dated = last.kind == Bound::kDate && last.date.instant.empty();
  if (dated && data_end.has_value() &&
      (last.date.First() >= *data_end || last.date.Last() == *data_end)) {
    last = {Bound::kNotBefore, OfDay(*data_end)};
  }
  // What began by a day, or lasted until one at least, was the case on that day.
  const bool begun = start.kind == Bound::kNotBefore;
  const bool lasted = last.kind == Bound::kNotBefore;
  StatedBound first = start;
  if (begun && last.kind == Bound::kUnknown) last = {Bound::kNotBefore, first.date};
  if (lasted && first.kind != Bound::kDate && !begun) first = {Bound::kNotBefore, last.date};
  const bool brackets = begun || lasted;
  return absl::StrCat(SideText(first, false, brackets), "/", SideText(last, true, brackets));
}

absl::StatusOr<PeriodSpec::Bound> PeriodSpec::ReadBound(const YamlTree& tree, bool end) {
  Bound bound;
  if (tree.is_text()) {
    ASSIGN_OR_RETURN(const std::string word, tree.Text());
    if (word == "open" || word == "unknown") {
      bound.blank = word == "open" ? Blank::kOpen : Blank::kUnknown;
      return bound;
    }
  }
  ASSIGN_OR_RETURN(bound.date, DateSpec::Read(tree));
  if (!tree.is_map()) return bound;
  std::vector<std::string> keys = DateSpec::Keys();
  Append({"blank", "censored"}, &keys);
  if (end) Append({"excluded"}, &keys);
  RETURN_IF_ERROR(tree.CheckKeys(keys));
  if (const auto blank = tree.Find("blank")) {
    ASSIGN_OR_RETURN(const size_t word, blank->Word({"open", "unknown", "skip", "reject"}));
    bound.blank = static_cast<Blank>(word);
  }
  if (const auto excluded = tree.Find("excluded")) {
    ASSIGN_OR_RETURN(bound.excluded, excluded->Flag());
  }
  if (const auto censored = tree.Find("censored")) {
    ASSIGN_OR_RETURN(bound.censored, Condition::Read(*censored));
  }
  return bound;
}

absl::StatusOr<PeriodSpec> PeriodSpec::Read(const YamlTree& tree) {
  PeriodSpec spec;
  if (!tree.is_map()) {
    spec.kind_ = StatedPeriod::Kind::kText;
    ASSIGN_OR_RETURN(spec.text_, tree.Template());
    return spec;
  }
  RETURN_IF_ERROR(tree.CheckKeys({"at", "seen", "start", "end", "extent", "data_end"}));
  const auto at = tree.Find("at");
  const auto seen = tree.Find("seen");
  const auto start = tree.Find("start");
  const auto end = tree.Find("end");
  if (int(at.has_value()) + int(seen.has_value()) + int(start.has_value() || end.has_value()) !=
      1) {
    return tree.Error("a period has 'start' and 'end', or 'at', or 'seen'");
  }
  if (at.has_value() || seen.has_value()) {
    spec.kind_ = at.has_value() ? StatedPeriod::Kind::kAt : StatedPeriod::Kind::kSeen;
    const YamlTree& date = at.has_value() ? *at : *seen;
    if (date.is_map()) RETURN_IF_ERROR(date.CheckKeys(DateSpec::Keys()));
    ASSIGN_OR_RETURN(spec.at_, DateSpec::Read(date));
  } else {
    spec.kind_ = StatedPeriod::Kind::kSpan;
    if (start.has_value()) {
      ASSIGN_OR_RETURN(spec.start_, ReadBound(*start, false));
    }
    if (end.has_value()) {
      ASSIGN_OR_RETURN(spec.end_, ReadBound(*end, true));
    }
  }
  if (const auto extent = tree.Find("extent")) {
    ASSIGN_OR_RETURN(const size_t word, extent->Word({"some", "throughout"}));
    spec.throughout_ = word == 1;
  }
  if (const auto data_end = tree.Find("data_end")) {
    ASSIGN_OR_RETURN(const StatedDate date, ConstantDate(*data_end));
    spec.data_end_ = date.Last();
  }
  return spec;
}

std::vector<std::string> PeriodSpec::names() const {
  std::vector<std::string> all = text_.names();
  Append(at_.names(), &all);
  for (const std::optional<Bound>* bound : {&start_, &end_}) {
    if (!bound->has_value()) continue;
    Append((*bound)->date.names(), &all);
    if ((*bound)->censored.has_value()) Append((*bound)->censored->names(), &all);
  }
  return all;
}

absl::StatusOr<std::optional<StatedBound>> PeriodSpec::BoundOf(const Bound& bound, bool end,
                                                               const Scope& scope) const {
  using Kind = StatedBound::Kind;
  std::optional<StatedDate> date;
  if (!bound.date.empty()) {
    ASSIGN_OR_RETURN(date, bound.date.Date(scope));
  }
  bool censored = false;
  if (bound.censored.has_value()) {
    ASSIGN_OR_RETURN(censored, bound.censored->Holds(scope));
  }
  if (!date.has_value()) {
    if (end && censored && data_end_.has_value()) {
      return StatedBound{Kind::kNotBefore, OfDay(*data_end_)};
    }
    switch (bound.blank) {
      case Blank::kOpen:
        return StatedBound{Kind::kOpen, {}};
      case Blank::kUnknown:
        return StatedBound{Kind::kUnknown, {}};
      case Blank::kSkip:
        return std::nullopt;
      case Blank::kReject:
        return CellError(Joined(bound.date.names()), "",
                         absl::StrCat("the ", end ? "end" : "start", " of the period is missing"));
    }
  }
  StatedBound stated{censored ? Kind::kNotBefore : Kind::kDate, *date};
  const bool instant = !date->instant.empty();
  if (instant) return stated;
  if (bound.excluded && !date->exact() && !throughout_) {
    return CellError(Joined(bound.date.names()), date->Text(),
                     "an excluded end must be a day; or say 'extent: throughout'");
  }
  if (throughout_) stated.date = OfDay(end ? date->Last() : date->First());
  if (bound.excluded) stated.date = OfDay(date->First() - 1);
  return stated;
}

absl::StatusOr<std::optional<StatedPeriod>> PeriodSpec::Period(const Scope& scope) const {
  StatedPeriod period;
  period.kind = kind_;
  period.data_end = data_end_;
  if (kind_ == StatedPeriod::Kind::kNone) return period;
  if (kind_ == StatedPeriod::Kind::kText) {
    ASSIGN_OR_RETURN(const std::optional<std::string> text, text_.Text(scope));
    if (text.has_value()) {
      period.text = *text;
    } else {  // some time or other
      period.kind = StatedPeriod::Kind::kSpan;
    }
    return period;
  }
  if (kind_ != StatedPeriod::Kind::kSpan) {
    ASSIGN_OR_RETURN(const std::optional<StatedDate> date, at_.Date(scope));
    if (!date.has_value()) {  // some time or other
      period.kind = StatedPeriod::Kind::kSpan;
      return period;
    }
    period.start = {StatedBound::Kind::kDate, *date};
    if (!throughout_ || !date->instant.empty()) return period;
    period.kind = StatedPeriod::Kind::kSpan;
    period.start.date = OfDay(date->First());
    period.end = {StatedBound::Kind::kDate, OfDay(date->Last())};
    return period;
  }
  if (start_.has_value()) {
    ASSIGN_OR_RETURN(const std::optional<StatedBound> bound, BoundOf(*start_, false, scope));
    if (!bound.has_value()) return std::nullopt;
    period.start = *bound;
  }
  if (end_.has_value()) {
    ASSIGN_OR_RETURN(const std::optional<StatedBound> bound, BoundOf(*end_, true, scope));
    if (!bound.has_value()) return std::nullopt;
    period.end = *bound;
  }
  return period;
}

}  // namespace entente
