// Where the truth rows of a bulk load lie, for reading them back in order: a run is some of them
// that follow each other, and is found by its first row's key. A small load has a run for each row;
// in a large one runs are longer, so that there are never more than kMostRuns of a call.
#ifndef ENTENTE_GRAPH_ENGINE_ROCKSDB_LOAD_RUNS_H_
#define ENTENTE_GRAPH_ENGINE_ROCKSDB_LOAD_RUNS_H_

#include <cstdint>
#include <string>
#include <vector>

namespace entente {

// The runs of one call of Stage while it is written.
class LoadRuns {
 public:
  static constexpr size_t kMostRuns = 1u << 15;

  struct Run {
    uint64_t first_row = 0;  // number of its first row among the call's truth rows
    std::string key;         // RocksDB's of that row
  };

  // The next truth row, in ascending order of keys.
  void Add(const std::string& key);

  const std::vector<Run>& runs() const { return runs_; }
  uint64_t rows() const { return rows_; }
  // Of the last row; empty where there is none.
  const std::string& last_key() const { return last_key_; }

 private:
  uint64_t rows_ = 0;
  uint64_t run_rows_ = 1;
  std::vector<Run> runs_;
  std::string last_key_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_ENGINE_ROCKSDB_LOAD_RUNS_H_
