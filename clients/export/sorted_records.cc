// Keys are kept in a map until they fill the memory allowed, and then written as a sorted run. At
// kMostRuns the runs are merged into one, so that the files open at a time are bounded, too. The
// end merges the runs and what is in memory, of equal keys the one from the oldest run. n records
// of which m fit in memory cost O(n log n) comparisons and each is written 1 + n / (m * kMostRuns)
// times at most.
#include "clients/export/sorted_records.h"

#include <queue>
#include <utility>

#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

constexpr size_t kMostRuns = 64;
constexpr size_t kOverhead = 96;  // of a node of the map with its two strings

struct Head {
  std::string key;
  std::string payload;
  size_t run = 0;
};
struct Later {
  bool operator()(const Head& a, const Head& b) const {
    return a.key != b.key ? a.key > b.key : a.run > b.run;
  }
};

}  // namespace

absl::Status SortedRecords::Add(absl::string_view key, absl::string_view payload) {
  const std::string owned(key);
  if (kept_.find(owned) != kept_.end()) return absl::OkStatus();
  bytes_ += key.size() + payload.size() + kOverhead;
  kept_.emplace(owned, std::string(payload));
  if (bytes_ < most_bytes_) return absl::OkStatus();
  return Spill();
}

absl::Status SortedRecords::Spill() {
  ASSIGN_OR_RETURN(ScratchFile run, ScratchFile::Make());
  for (const auto& [key, payload] : kept_) {
    RETURN_IF_ERROR(run.Write(key));
    RETURN_IF_ERROR(run.Write(payload));
  }
  kept_.clear();
  bytes_ = 0;
  ++spills_;
  runs_.push_back(std::move(run));
  if (runs_.size() < kMostRuns) return absl::OkStatus();
  ASSIGN_OR_RETURN(ScratchFile merged, ScratchFile::Make());
  RETURN_IF_ERROR(Merge([&merged](const std::string& key, const std::string& payload) {
    const absl::Status written = merged.Write(key);
    return written.ok() ? merged.Write(payload) : written;
  }));
  runs_.clear();
  runs_.push_back(std::move(merged));
  return absl::OkStatus();
}

absl::Status SortedRecords::Merge(
    absl::FunctionRef<absl::Status(const std::string& key, const std::string& payload)> each) {
  std::priority_queue<Head, std::vector<Head>, Later> heads;
  const auto advance = [&](size_t run) -> absl::Status {
    Head head;
    head.run = run;
    ASSIGN_OR_RETURN(const bool more, runs_[run].Read(&head.key));
    if (!more) return absl::OkStatus();
    ASSIGN_OR_RETURN(const bool whole, runs_[run].Read(&head.payload));
    if (!whole) return absl::DataLossError("a temporary file ends too early");
    heads.push(std::move(head));
    return absl::OkStatus();
  };
  for (size_t run = 0; run < runs_.size(); ++run) {
    RETURN_IF_ERROR(runs_[run].Rewind());
    RETURN_IF_ERROR(advance(run));
  }
  auto kept = kept_.begin();
  while (!heads.empty() || kept != kept_.end()) {
    if (heads.empty() || (kept != kept_.end() && kept->first < heads.top().key)) {
      RETURN_IF_ERROR(each(kept->first, kept->second));
      ++kept;
      continue;
    }
    const Head head = heads.top();
    while (!heads.empty() && heads.top().key == head.key) {
      const size_t run = heads.top().run;
      heads.pop();
      RETURN_IF_ERROR(advance(run));
    }
    if (kept != kept_.end() && kept->first == head.key) ++kept;
    RETURN_IF_ERROR(each(head.key, head.payload));
  }
  return absl::OkStatus();
}

absl::Status SortedRecords::ForEach(
    absl::FunctionRef<absl::Status(const std::string& key, const std::string& payload)> each) {
  return Merge(each);
}

}  // namespace entente
