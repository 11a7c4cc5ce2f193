// Everything measured in one run of the benchmark, in the order in which it came.
#ifndef ENTENTE_BENCH_REPORT_REPORT_H_
#define ENTENTE_BENCH_REPORT_REPORT_H_

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "bench/report/measure.h"

namespace entente {

// The calls' kind ("W2") and how they were made ("64 calls").
struct MeasureKey {
  std::string what;
  std::string how;

  friend bool operator<(const MeasureKey& a, const MeasureKey& b) {
    return std::tie(a.what, a.how) < std::tie(b.what, b.how);
  }
};

class Report {
 public:
  // What was measured; again for another run. `ceiling` is what its rate is compared with: the
  // measure of that kind made the same way, if there is one; empty: nothing.
  void Add(const MeasureKey& key, const std::string& ceiling, const Measure& measure);
  // One number about something that is no call, as bytes an edge. The last one said counts.
  void Tell(const std::string& what, double number) { numbers_[what] = number; }
  // Why something was left out: the goal's name and part, and the reason.
  void LeaveOut(const std::string& goal, const std::string& why) { left_out_[goal] = why; }

  // The median of the runs; unset: never measured.
  std::optional<Measure> Find(const std::string& what, const std::string& how) const;
  std::optional<double> Number(const std::string& what) const;
  const std::map<std::string, double>& numbers() const { return numbers_; }
  const std::map<std::string, std::string>& left_out() const { return left_out_; }

  struct Line {
    MeasureKey key;
    std::string ceiling;
    Measure median;
    double ratio = 0;  // of the rates; 0: not compared
  };
  std::vector<Line> Lines() const;

 private:
  struct Entry {
    std::string ceiling;
    std::vector<Measure> runs;
  };
  std::vector<MeasureKey> order_;
  std::map<MeasureKey, Entry> entries_;
  std::map<std::string, double> numbers_;
  std::map<std::string, std::string> left_out_;
};

// For people: a line for each measure.
std::string TableOf(const Report& report);

}  // namespace entente

#endif  // ENTENTE_BENCH_REPORT_REPORT_H_
