// What a call may cost, and whether it may go on: counted in the innermost loops.
#ifndef ENTENTE_GRAPH_STORE_BUDGET_H_
#define ENTENTE_GRAPH_STORE_BUDGET_H_

#include <cstddef>
#include <cstdint>
#include <functional>

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace entente {

// One thread at a time. Not copyable: a call has one.
class Budget {
 public:
  struct Amounts {
    uint64_t edges = 0;  // claims and index rows read
    uint64_t rows = 0;   // rows answered
    uint64_t bytes = 0;  // memory counted against the call
  };

  // `cancelled` may be empty; it is asked at most every 1,024 edges.
  Budget(const Amounts& most, absl::Time deadline, std::function<bool()> cancelled);
  Budget(const Budget&) = delete;
  Budget& operator=(const Budget&) = delete;

  // Counts. kResourceExhausted with reason BUDGET_EDGES or BUDGET_BYTES once past the most;
  // kDeadlineExceeded; kCancelled.
  absl::Status ChargeEdges(uint64_t edges);
  absl::Status ChargeBytes(uint64_t bytes);
  void ReleaseBytes(uint64_t bytes);
  void ChargeRows(uint64_t rows) { used_.rows += rows; }
  uint64_t RowsLeft() const { return used_.rows < most_.rows ? most_.rows - used_.rows : 0; }
  // kDeadlineExceeded or kCancelled, or OK.
  absl::Status Check() const;

  const Amounts& used() const { return used_; }
  const Amounts& most() const { return most_; }
  absl::Time deadline() const { return deadline_; }

 private:
  const Amounts most_;
  const absl::Time deadline_;
  const std::function<bool()> cancelled_;
  Amounts used_;
  uint64_t unchecked_ = 0;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_BUDGET_H_
