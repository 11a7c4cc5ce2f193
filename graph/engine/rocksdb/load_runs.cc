#include "graph/engine/rocksdb/load_runs.h"

#include <utility>

namespace entente {

void LoadRuns::Add(const std::string& key) {
  if (rows_ % run_rows_ == 0) {
    if (runs_.size() == kMostRuns) {  // every other run goes into the one before it
      for (size_t i = 1; i < kMostRuns / 2; ++i) runs_[i] = std::move(runs_[2 * i]);
      runs_.resize(kMostRuns / 2);
      run_rows_ *= 2;
    }
    runs_.push_back({rows_, key});
  }
  last_key_ = key;
  ++rows_;
}

}  // namespace entente
