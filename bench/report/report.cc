#include "bench/report/report.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace entente {

void Report::Add(const MeasureKey& key, const std::string& ceiling, const Measure& measure) {
  Entry& entry = entries_[key];
  if (entry.runs.empty()) order_.push_back(key);
  entry.ceiling = ceiling;
  entry.runs.push_back(measure);
}

std::optional<Measure> Report::Find(const std::string& what, const std::string& how) const {
  const auto entry = entries_.find({what, how});
  if (entry == entries_.end()) return std::nullopt;
  return MedianOf(entry->second.runs);
}

std::optional<double> Report::Number(const std::string& what) const {
  const auto number = numbers_.find(what);
  if (number == numbers_.end()) return std::nullopt;
  return number->second;
}

std::vector<Report::Line> Report::Lines() const {
  std::vector<Line> lines;
  for (const MeasureKey& key : order_) {
    const Entry& entry = entries_.at(key);
    Line line{key, entry.ceiling, MedianOf(entry.runs)};
    const auto ceiling = Find(entry.ceiling, key.how);
    if (ceiling.has_value() && ceiling->rate > 0) line.ratio = line.median.rate / ceiling->rate;
    lines.push_back(line);
  }
  return lines;
}

std::string TableOf(const Report& report) {
  std::string table =
      absl::StrFormat("%-26s %-14s %10s %10s %10s %10s %9s  %s\n", "WHAT", "HOW", "P50 us",
                      "P99 us", "MEAN us", "RATE /s", "CPU us", "CEILING");
  const auto micros = [](double figure) {
    return figure < 100 ? absl::StrFormat("%.1f", figure) : absl::StrFormat("%.0f", figure);
  };
  for (const Report::Line& line : report.Lines()) {
    const Measure& median = line.median;
    absl::StrAppendFormat(
        &table, "%-26s %-14s %10s %10s %10s %10.0f %9s  %s\n", line.key.what, line.key.how,
        micros(median.p50), micros(median.p99), micros(median.mean), median.rate,
        median.cpu > 0 ? micros(median.cpu) : "-",
        line.ratio > 0 ? absl::StrFormat("%.3f of %s", line.ratio, line.ceiling) : "-");
  }
  for (const auto& [what, number] : report.numbers()) {
    if (what[0] == 'G' && absl::ascii_isdigit(what[1])) continue;  // told by the goal's line
    absl::StrAppendFormat(&table, "%-41s %10.1f\n", what, number);
  }
  return table;
}

}  // namespace entente
