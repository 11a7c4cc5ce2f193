#include "graph/store/budget.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "graph/model/status.h"

namespace entente {
namespace {

// Asking the clock and the caller costs more than an edge does.
constexpr uint64_t kEdgesBetweenChecks = 1'024;

absl::Status Exhausted(absl::string_view reason, absl::string_view what, uint64_t most) {
  return WithDetail(
      absl::ResourceExhaustedError(absl::StrCat("the call needs more than its budget of ", most,
                                                " ", what, "; narrow it or raise the budget")),
      {std::string(reason), "budget", absl::StrCat(most)});
}

}  // namespace

Budget::Budget(const Amounts& most, absl::Time deadline, std::function<bool()> cancelled)
    : most_(most), deadline_(deadline), cancelled_(std::move(cancelled)) {}

absl::Status Budget::ChargeEdges(uint64_t edges) {
  used_.edges += edges;
  if (used_.edges > most_.edges) return Exhausted("BUDGET_EDGES", "edges", most_.edges);
  unchecked_ += edges;
  if (unchecked_ < kEdgesBetweenChecks) return absl::OkStatus();
  unchecked_ = 0;
  return Check();
}

absl::Status Budget::ChargeBytes(uint64_t bytes) {
  used_.bytes += bytes;
  peak_bytes_ = std::max(peak_bytes_, used_.bytes);
  if (used_.bytes > most_.bytes) return Exhausted("BUDGET_BYTES", "bytes", most_.bytes);
  return absl::OkStatus();
}

absl::Status Budget::ChargeKept(uint64_t bytes) {
  kept_ += bytes;
  return ChargeBytes(bytes);
}

void Budget::ReleaseBytes(uint64_t bytes) {
  used_.bytes -= bytes < used_.bytes ? bytes : used_.bytes;
}

std::function<absl::Status(uint64_t bytes)> ProceedWithin(Budget& budget) {
  return [&budget](uint64_t bytes) {
    RETURN_IF_ERROR(budget.ChargeBytes(bytes));
    return budget.Check();
  };
}

absl::Status Budget::Check() const {
  if (cancelled_ && cancelled_()) return absl::CancelledError("the caller has cancelled the call");
  if (absl::Now() < deadline_) return absl::OkStatus();
  return absl::DeadlineExceededError("the call's time is over; narrow it or give it more");
}

}  // namespace entente
