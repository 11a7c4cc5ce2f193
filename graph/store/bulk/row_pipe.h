// Makes rows on a thread of its own, ahead of who takes them: merging and the writing of table
// files then each have a core.
#ifndef ENTENTE_GRAPH_STORE_BULK_ROW_PIPE_H_
#define ENTENTE_GRAPH_STORE_BULK_ROW_PIPE_H_

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/engine/engine.h"

namespace entente {

// Next: one thread at a time.
class RowPipe {
 public:
  // `source` is called on the pipe's thread, until it is at its end or fails, or the pipe goes.
  explicit RowPipe(RowSource source);
  ~RowPipe();
  RowPipe(const RowPipe&) = delete;
  RowPipe& operator=(const RowPipe&) = delete;

  // For Engine::Stage: the rows of the source in order, then its end or its error.
  absl::StatusOr<bool> Next(Row* row);

 private:
  using Batch = std::vector<Row>;

  void Make();
  // The next batch of the source; false if it is the last one.
  absl::StatusOr<bool> Fill(Batch* batch);

  const RowSource source_;

  Batch taken_;  // by Next
  size_t at_ = 0;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<Batch> made_;
  std::optional<absl::Status> end_;  // there are no batches behind made_
  bool leaving_ = false;
  std::thread thread_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_BULK_ROW_PIPE_H_
