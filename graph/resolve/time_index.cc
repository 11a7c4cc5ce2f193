// Entries in order of start, and over them a tree of halves that knows of each run how far it
// reaches. A walk from the left passes over a run that ends before what is asked for begins, that
// is the asker's own, or whose figures all agree with it; and ends at the first that starts too
// late. What is visited meets the asker, so:
// Cost: n log n to make; log n to find each entry that is told of.
#include "graph/resolve/time_index.h"

#include <algorithm>
#include <utility>

namespace entente {

struct TimeIndex::Walk {
  const Entry& asked;
  Pace& pace;
  absl::FunctionRef<bool(const Entry&)> visit;

  bool Passes(const Summary& run) const {
    const Instant reach = run.owner == asked.owner ? run.end_of_others : run.end;
    if (reach <= asked.time.start) return true;
    return asked.figures.has_value() && run.figures && run.low <= asked.figures->high &&
           asked.figures->low <= run.high;
  }
};

TimeIndex::TimeIndex(std::vector<Entry> entries) : entries_(std::move(entries)) {
  std::erase_if(entries_, [](const Entry& entry) { return entry.time.empty(); });
  std::sort(entries_.begin(), entries_.end(),
            [](const Entry& a, const Entry& b) { return a.time.start < b.time.start; });
  size_t leaves = 1;
  while (leaves < entries_.size()) leaves *= 2;
  summaries_.resize(2 * leaves);
  if (!entries_.empty()) Summarize(1, 0, entries_.size());
}

TimeIndex::Summary TimeIndex::Merge(const Summary& a, const Summary& b) {
  const Summary& far = a.end < b.end ? b : a;
  const Summary& near = a.end < b.end ? a : b;
  Summary merged = far;
  merged.end_of_others =
      std::max(far.end_of_others, near.owner == far.owner ? near.end_of_others : near.end);
  merged.figures = a.figures && b.figures;
  merged.high = std::min(a.high, b.high);
  merged.low = std::max(a.low, b.low);
  return merged;
}

void TimeIndex::Summarize(size_t node, size_t begin, size_t end) {
  if (end - begin == 1) {
    const Entry& entry = entries_[begin];
    const Interval figures = entry.figures.value_or(Interval{});
    summaries_[node] = {entry.time.end, entry.owner, kBeginningOfTime, entry.figures.has_value(),
                        figures.high,   figures.low};
    return;
  }
  const size_t middle = begin + (end - begin + 1) / 2;
  Summarize(2 * node, begin, middle);
  Summarize(2 * node + 1, middle, end);
  summaries_[node] = Merge(summaries_[2 * node], summaries_[2 * node + 1]);
}

void TimeIndex::Visit(const Entry& asked, Pace& pace,
                      absl::FunctionRef<bool(const Entry&)> visit) const {
  if (!asked.time.empty() && !entries_.empty()) {
    VisitRun({asked, pace, visit}, 1, 0, entries_.size());
  }
}

// False once the walk is over.
bool TimeIndex::VisitRun(const Walk& walk, size_t node, size_t begin, size_t end) const {
  if (!walk.pace.Step() || entries_[begin].time.start >= walk.asked.time.end) return false;
  if (walk.Passes(summaries_[node])) return true;
  if (end - begin == 1) return walk.visit(entries_[begin]);
  const size_t middle = begin + (end - begin + 1) / 2;
  return VisitRun(walk, 2 * node, begin, middle) && VisitRun(walk, 2 * node + 1, middle, end);
}

}  // namespace entente
