// Records sorted by key in bounded memory: what fits is sorted there, what does not is written to
// runs, which are merged when they are read.
#ifndef ENTENTE_GRAPH_STORE_BULK_SORTED_RUNS_H_
#define ENTENTE_GRAPH_STORE_BULK_SORTED_RUNS_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "graph/store/bulk/spill.h"

namespace entente {

// First Add, then Sort, then Next. One thread at a time.
class SortedRuns {
 public:
  struct Options {
    size_t memory_bytes = 16u << 20;  // about; one record more at most
    // Of records whose keys are equal but for so many last bytes only the first is kept.
    size_t tie_bytes = 0;
    bool keeps_all = false;  // `tie_bytes` counts for nothing
    size_t most_runs = 64;   // of one length; with so many they are merged into one
  };

  // `space` outlives it.
  SortedRuns(SpillSpace& space, const Options& options);
  ~SortedRuns();

  // A key has less than 64 KiB.
  absl::Status Add(absl::string_view key, absl::string_view value);
  // Ends adding. Merging needs about `memory_bytes`.
  absl::Status Sort(size_t memory_bytes);

  // The next record in ascending order of keys, byte by byte; of equal keys either is first. False
  // at the end. What it points at lasts until the next call.
  absl::StatusOr<bool> Next();
  absl::string_view key() const { return key_; }
  absl::string_view value() const { return value_; }

  uint64_t added() const { return added_; }
  size_t runs() const { return runs_.size(); }  // that Sort merges, a record of each in memory

 private:
  struct Entry {
    unsigned __int128 prefix;  // the key's first bytes, big-endian
    size_t offset;             // of the record in arena_
  };
  struct Run {
    std::unique_ptr<SpillFile> file;
    size_t level = 0;
    size_t largest = 0;  // record, in bytes: who reads the run holds one
  };
  class Cursor;
  class Merge;

  absl::string_view KeyAt(size_t offset) const;
  absl::string_view ValueAt(size_t offset) const;
  bool SameButForTies(absl::string_view a, absl::string_view b) const;
  void SortMemory();
  absl::Status Spill();
  // Merges the runs of a level, as long as there are too many.
  absl::Status Compact(size_t level);

  SpillSpace& space_;
  const Options options_;
  std::string arena_;
  std::vector<Entry> entries_;
  std::vector<Run> runs_;
  size_t largest_ = 0;  // record of arena_
  std::unique_ptr<Merge> merge_;
  size_t next_ = 0;  // of entries_, where there are no runs
  uint64_t added_ = 0;
  std::string last_;  // the key before, where there are ties
  bool any_ = false;
  absl::string_view key_;
  absl::string_view value_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_BULK_SORTED_RUNS_H_
