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

  // Memory that is gone when this is: gives back what is charged while it lives, but for what is
  // charged as kept. One that begins within another ends within it.
  class Hold {
   public:
    explicit Hold(Budget& budget)  // which outlives it
        : budget_(budget), bytes_(budget.used_.bytes), kept_(budget.kept_) {}
    ~Hold() {
      const uint64_t staying = bytes_ + (budget_.kept_ - kept_);
      if (budget_.used_.bytes > staying) budget_.ReleaseBytes(budget_.used_.bytes - staying);
    }
    Hold(const Hold&) = delete;
    Hold& operator=(const Hold&) = delete;

   private:
    Budget& budget_;
    const uint64_t bytes_;
    const uint64_t kept_;
  };

  // `cancelled` may be empty; it is asked at most every 1,024 edges.
  Budget(const Amounts& most, absl::Time deadline, std::function<bool()> cancelled);
  Budget(const Budget&) = delete;
  Budget& operator=(const Budget&) = delete;

  // Counts. kResourceExhausted with reason BUDGET_EDGES or BUDGET_BYTES once past the most;
  // kDeadlineExceeded; kCancelled.
  absl::Status ChargeEdges(uint64_t edges);
  absl::Status ChargeBytes(uint64_t bytes);
  // The same, of memory that stays until the call ends, whoever holds it.
  absl::Status ChargeKept(uint64_t bytes);
  void ReleaseBytes(uint64_t bytes);
  void ChargeRows(uint64_t rows) { used_.rows += rows; }
  uint64_t RowsLeft() const { return used_.rows < most_.rows ? most_.rows - used_.rows : 0; }
  // kDeadlineExceeded or kCancelled, or OK.
  absl::Status Check() const;

  const Amounts& used() const { return used_; }        // bytes: at present
  uint64_t peak_bytes() const { return peak_bytes_; }  // most at a time
  const Amounts& most() const { return most_; }
  absl::Time deadline() const { return deadline_; }

 private:
  const Amounts most_;
  const absl::Time deadline_;
  const std::function<bool()> cancelled_;
  Amounts used_;
  uint64_t kept_ = 0;  // of used_.bytes
  uint64_t peak_bytes_ = 0;
  uint64_t unchecked_ = 0;
};

// Charges the bytes that it is told of, and checks: how Resolve is stopped (graph/resolve/pace.h).
// `budget` outlives it.
std::function<absl::Status(uint64_t bytes)> ProceedWithin(Budget& budget);

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_BUDGET_H_
