// `period`: when what a record says is the case.
#ifndef ENTENTE_CLIENTS_MAPPING_PERIOD_SPEC_H_
#define ENTENTE_CLIENTS_MAPPING_PERIOD_SPEC_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/mapping/condition.h"
#include "clients/mapping/stated_date.h"
#include "clients/mapping/yaml_tree.h"

namespace entente {

// A date of a record, in one of three forms:
//   "{start}"                            a text, ISO 8601
//   {text: "{start}", format: d.m.yyyy}  a text in another order, or in one of several
//   {year: "{y}", month: "{m}", day: "{d}"}
//   {count: "{t}", of: hours, from: 2018-01-01, precise: no}
// beside which may stand `precision: "{column}"`: day, month or year, what is meant of the date.
class DateSpec {
 public:
  // The keys of the forms; what else a place allows in the same map, it checks itself.
  static const std::vector<std::string>& Keys();
  static absl::StatusOr<DateSpec> Read(const YamlTree& tree);

  // nullopt: the record says none. kInvalidArgument with a CellError: it says no date.
  absl::StatusOr<std::optional<StatedDate>> Date(const Scope& scope) const;
  std::vector<std::string> names() const;
  bool empty() const { return text_.empty() && year_.empty() && count_.empty(); }

 private:
  absl::StatusOr<std::optional<StatedDate>> WholeDate(const Scope& scope) const;

  TextTemplate text_;
  std::vector<std::string> formats_;  // the first that the text is written in counts
  TextTemplate year_;
  TextTemplate month_;
  TextTemplate day_;
  TextTemplate count_;
  TextTemplate precision_;
  std::string unit_;
  absl::CivilDay from_;
  bool precise_ = false;
};

// One end of a period, as it turned out for a record.
struct StatedBound {
  enum class Kind {
    kUnknown,   // nothing is said
    kOpen,      // still so (or ever so)
    kDate,      // then
    kNotBefore  // an end: then or later; a start: then or earlier
  };
  Kind kind = Kind::kUnknown;
  StatedDate date;
};

// A period as it turned out. Dates are included at both ends.
struct StatedPeriod {
  enum class Kind { kNone, kText, kAt, kSeen, kSpan };
  Kind kind = Kind::kNone;
  std::string text;   // kText
  StatedBound start;  // kAt and kSeen: the date
  StatedBound end;
  // Where the record stops: a day at which an end, once consecutive records are merged, is none.
  std::optional<absl::CivilDay> data_end;

  // As Claim.period has it; empty for no period.
  // kInvalidArgument: it ends before it starts.
  absl::StatusOr<std::string> Text() const;
  // Whether both ends are days, or it is one day, so that it can be merged with another one.
  bool exact() const;
  // Whether nothing is said of either end.
  bool unknown() const;
};

//   "EDTF {text}"
//   {at: DATE, extent: some | throughout}
//   {seen: DATE}
//   {start: BOUND, end: BOUND, extent: some | throughout, data_end: 2016-12-31}
// BOUND: open or unknown, for all records; or a DATE, beside whose keys may stand
//   blank: open | unknown | skip | reject   what an empty one means (unknown)
//   excluded: yes             an end that is the first day no longer meant
//   censored: CONDITION       it began by then (start), or lasted until then at least (end)
// extent: of a year or month, some day of it (the default), or all of it.
// data_end: where the data stop; an end then or later is no end, and what is censored without a
// date lasted until then at least.
class PeriodSpec {
 public:
  PeriodSpec() = default;
  static absl::StatusOr<PeriodSpec> Read(const YamlTree& tree);

  // nullopt: a bound is empty whose `blank` is skip. kInvalidArgument with a CellError.
  absl::StatusOr<std::optional<StatedPeriod>> Period(const Scope& scope) const;
  std::vector<std::string> names() const;

 private:
  enum class Blank { kOpen, kUnknown, kSkip, kReject };
  struct Bound {
    DateSpec date;
    Blank blank = Blank::kUnknown;
    bool excluded = false;
    std::optional<Condition> censored;
  };
  static absl::StatusOr<Bound> ReadBound(const YamlTree& tree, bool end);
  // nullopt: skip.
  absl::StatusOr<std::optional<StatedBound>> BoundOf(const Bound& bound, bool end,
                                                     const Scope& scope) const;

  StatedPeriod::Kind kind_ = StatedPeriod::Kind::kNone;
  TextTemplate text_;
  DateSpec at_;
  std::optional<Bound> start_;
  std::optional<Bound> end_;
  bool throughout_ = false;
  std::optional<absl::CivilDay> data_end_;
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_MAPPING_PERIOD_SPEC_H_
