#include "clients/mapping/period_words.h"

#include "absl/strings/str_cat.h"

namespace entente {
namespace {

bool IsVague(const StatedDate& date) { return !date.exact() && date.instant.empty(); }

std::string StartWords(const StatedBound& start) {
  switch (start.kind) {
    case StatedBound::Kind::kUnknown:
      return "since an unknown day";
    case StatedBound::Kind::kOpen:
      return "from ever";
    case StatedBound::Kind::kNotBefore:
      return absl::StrCat("from ", start.date.Text(), " or before");
    case StatedBound::Kind::kDate:
      break;
  }
  return absl::StrCat(IsVague(start.date) ? "from some time in " : "from ", start.date.Text());
}

std::string EndWords(const StatedBound& end) {
  switch (end.kind) {
    case StatedBound::Kind::kUnknown:
      return "until an unknown day";
    case StatedBound::Kind::kOpen:
      return "and still so when it was published";
    case StatedBound::Kind::kNotBefore:
      return absl::StrCat("until ", end.date.Text(), " at least");
    case StatedBound::Kind::kDate:
      break;
  }
  if (!end.date.instant.empty()) return absl::StrCat("until ", end.date.Text());
  return absl::StrCat(IsVague(end.date) ? "until some time in " : "through ", end.date.Text());
}

}  // namespace

std::string PeriodWords(const StatedPeriod& period) {
  switch (period.kind) {
    case StatedPeriod::Kind::kNone:
      return "at all times";
    case StatedPeriod::Kind::kText:
      return period.text.empty() ? "at all times" : absl::StrCat("when: ", period.text);
    case StatedPeriod::Kind::kAt:
      return absl::StrCat(IsVague(period.start.date) ? "some time in " : "on ",
                          period.start.date.Text());
    case StatedPeriod::Kind::kSeen:
      return absl::StrCat("as seen on ", period.start.date.Text());
    case StatedPeriod::Kind::kSpan:
      break;
  }
  StatedBound end = period.end;
  const bool dated = end.kind == StatedBound::Kind::kDate && end.date.instant.empty();
  if (dated && period.data_end.has_value() &&
      (end.date.First() >= *period.data_end || end.date.Last() == *period.data_end)) {
    end.kind = StatedBound::Kind::kNotBefore;
  }
  if (period.unknown()) return "at some time or other";
  return absl::StrCat(StartWords(period.start), ", ", EndWords(end));
}

}  // namespace entente
