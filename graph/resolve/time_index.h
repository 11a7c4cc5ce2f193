// Stretches of time of many owners, asked which of them meet a given one.
#ifndef ENTENTE_GRAPH_RESOLVE_TIME_INDEX_H_
#define ENTENTE_GRAPH_RESOLVE_TIME_INDEX_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "absl/functional/function_ref.h"
#include "graph/model/value.h"
#include "graph/resolve/extent.h"
#include "graph/resolve/pace.h"

namespace entente {

class TimeIndex {
 public:
  struct Entry {
    Stretch time;
    size_t owner = 0;
    std::optional<Interval> figures;  // of a quantity
  };

  // Empty stretches are left out.
  explicit TimeIndex(std::vector<Entry> entries);

  // Tells `visit` of the entries of other owners whose time overlaps that of `asked`, in order of
  // start, until it, or the pace, says false. Entries whose figures overlap those of `asked` may be
  // left out: such quantities exclude nothing.
  void Visit(const Entry& asked, Pace& pace, absl::FunctionRef<bool(const Entry&)> visit) const;

 private:
  // Of a run of entries.
  struct Summary {
    Instant end;            // the latest
    size_t owner;           // whose that is
    Instant end_of_others;  // the latest of other owners
    bool figures;           // all are quantities; the least high and the greatest low are
    double high;
    double low;
  };
  struct Walk;

  static Summary Merge(const Summary& a, const Summary& b);
  void Summarize(size_t node, size_t begin, size_t end);
  bool VisitRun(const Walk& walk, size_t node, size_t begin, size_t end) const;

  std::vector<Entry> entries_;      // in order of start
  std::vector<Summary> summaries_;  // 1: of all; 2 n and 2 n + 1: of the halves of n
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_RESOLVE_TIME_INDEX_H_
