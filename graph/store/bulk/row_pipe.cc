#include "graph/store/bulk/row_pipe.h"

#include <utility>

#include "graph/model/status.h"

namespace entente {
namespace {

// Of one batch; one is made while one is taken and one waits.
constexpr size_t kRows = 1'024;
constexpr size_t kBytes = 1u << 20;

}  // namespace

RowPipe::RowPipe(RowSource source) : source_(std::move(source)), thread_([this] { Make(); }) {}

RowPipe::~RowPipe() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    leaving_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

absl::StatusOr<bool> RowPipe::Fill(Batch* batch) {
  batch->reserve(kRows);
  for (size_t bytes = 0; batch->size() < kRows && bytes < kBytes;) {
    Row row;
    ASSIGN_OR_RETURN(const bool more, source_(&row));
    if (!more) return false;
    bytes += row.value.size() + row.suffix.size();
    batch->push_back(std::move(row));
  }
  return true;
}

void RowPipe::Make() {
  for (bool more = true; more;) {
    Batch batch;
    const absl::StatusOr<bool> filled = Fill(&batch);
    more = filled.ok() && *filled;
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock, [this] { return !made_.has_value() || leaving_; });
    if (leaving_) return;
    made_ = std::move(batch);
    if (!more) end_ = filled.status();
    changed_.notify_all();
  }
}

absl::StatusOr<bool> RowPipe::Next(Row* row) {
  while (at_ == taken_.size()) {
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock, [this] { return made_.has_value() || end_.has_value(); });
    if (!made_.has_value()) {
      if (!end_->ok()) return *end_;
      return false;
    }
    taken_ = *std::move(made_);
    made_.reset();
    at_ = 0;
    changed_.notify_all();
  }
  *row = std::move(taken_[at_++]);
  return true;
}

}  // namespace entente
