// External merge sort. A record is written as: key size (2), value size (4), key, value. Comparing
// looks at the first sixteen bytes of a key as a number before it looks at all of it.
//
// With M bytes of memory and N of records there are N/M runs; as soon as there are `most_runs` of
// one length they become one longer run, so that a merge never has more than most_runs cursors for
// each level. Each record is then written log(N/M) / log(most_runs) times: once, up to 64 times the
// memory.
//
// A cursor holds one record, so runs of large records are merged earlier: as soon as those of one
// length would need half of the memory to be read.
#include "graph/store/bulk/sorted_runs.h"

#include <endian.h>
#include <string.h>

#include <algorithm>
#include <utility>

#include "graph/model/status.h"

namespace entente {
namespace {

constexpr size_t kHead = 6;
constexpr size_t kLeastRecordBytes = 48;  // with less, memory is not made full use of
constexpr size_t kWriteBytes = 256u << 10;
constexpr size_t kLeastReadBytes = 16u << 10;
constexpr size_t kMostReadBytes = 1u << 20;
constexpr size_t kLeastMerged = 4;  // runs, however large their records

using Prefix = unsigned __int128;

Prefix PrefixOf(absl::string_view key) {
  uint64_t halves[2] = {};
  memcpy(halves, key.data(), std::min(key.size(), sizeof(halves)));
  return Prefix{be64toh(halves[0])} << 64 | be64toh(halves[1]);
}

void PutHead(size_t key, size_t value, char* out) {
  const auto key_bytes = static_cast<uint16_t>(key);
  const auto value_bytes = static_cast<uint32_t>(value);
  memcpy(out, &key_bytes, 2);
  memcpy(out + 2, &value_bytes, 4);
}

size_t KeyBytes(const char* head) {
  uint16_t bytes;
  memcpy(&bytes, head, 2);
  return bytes;
}

size_t ValueBytes(const char* head) {
  uint32_t bytes;
  memcpy(&bytes, head + 2, 4);
  return bytes;
}

// Gathers what is written to a file.
class RunWriter {
 public:
  explicit RunWriter(SpillFile& file) : file_(file) { buffer_.reserve(kWriteBytes + 4096); }

  absl::Status Put(absl::string_view key, absl::string_view value) {
    char head[kHead];
    PutHead(key.size(), value.size(), head);
    buffer_.append(head, kHead);
    buffer_.append(key.data(), key.size());
    buffer_.append(value.data(), value.size());
    return buffer_.size() < kWriteBytes ? absl::OkStatus() : Flush();
  }
  absl::Status Flush() {
    RETURN_IF_ERROR(file_.Append(buffer_));
    buffer_.clear();
    return absl::OkStatus();
  }

 private:
  SpillFile& file_;
  std::string buffer_;
};

}  // namespace

// Reads a run from front to end.
class SortedRuns::Cursor {
 public:
  Cursor(const SpillFile& file, size_t buffer_bytes) : file_(file), buffer_(buffer_bytes, '\0') {}

  absl::StatusOr<bool> Next() {
    at_ += size_;
    size_ = 0;
    if (filled_ - at_ < kHead) RETURN_IF_ERROR(Fill(kHead));
    if (filled_ - at_ == 0) return false;
    if (filled_ - at_ < kHead) return Cut();
    const char* head = buffer_.data() + at_;
    const size_t size = kHead + KeyBytes(head) + ValueBytes(head);
    if (filled_ - at_ < size) RETURN_IF_ERROR(Fill(size));
    if (filled_ - at_ < size) return Cut();
    size_ = size;
    head = buffer_.data() + at_;
    key_ = absl::string_view(head + kHead, KeyBytes(head));
    value_ = absl::string_view(head + kHead + key_.size(), ValueBytes(head));
    prefix_ = PrefixOf(key_);
    return true;
  }

  absl::string_view key() const { return key_; }
  absl::string_view value() const { return value_; }
  bool Before(const Cursor& other) const {
    return prefix_ != other.prefix_ ? prefix_ < other.prefix_ : key_ < other.key_;
  }

 private:
  absl::Status Fill(size_t needed) {
    buffer_.erase(0, at_);
    filled_ -= at_;
    at_ = 0;
    buffer_.resize(std::max(needed, std::max(buffer_.capacity(), kLeastReadBytes)));
    ASSIGN_OR_RETURN(const size_t read,
                     file_.Read(offset_, buffer_.data() + filled_, buffer_.size() - filled_));
    offset_ += read;
    filled_ += read;
    return absl::OkStatus();
  }
  absl::Status Cut() const {
    return absl::DataLossError("a temporary file of a load is cut short");
  }

  const SpillFile& file_;
  std::string buffer_;
  uint64_t offset_ = 0;  // in the file, of what comes behind the buffer
  size_t filled_ = 0;
  size_t at_ = 0;
  size_t size_ = 0;
  absl::string_view key_;
  absl::string_view value_;
  Prefix prefix_ = 0;
};

// A heap of cursors, the least key on top.
class SortedRuns::Merge {
 public:
  static absl::StatusOr<std::unique_ptr<Merge>> Of(std::vector<std::unique_ptr<Cursor>> cursors) {
    auto merge = std::make_unique<Merge>();
    for (std::unique_ptr<Cursor>& cursor : cursors) {
      ASSIGN_OR_RETURN(const bool more, cursor->Next());
      if (more) merge->heap_.push_back(std::move(cursor));
    }
    std::make_heap(merge->heap_.begin(), merge->heap_.end(), Later);
    return merge;
  }

  absl::StatusOr<bool> Next() {
    if (begun_ && !heap_.empty()) {
      ASSIGN_OR_RETURN(const bool more, heap_.front()->Next());
      if (more) {
        SinkFirst();
      } else {
        std::pop_heap(heap_.begin(), heap_.end(), Later);
        heap_.pop_back();
      }
    }
    begun_ = true;
    return !heap_.empty();
  }
  const Cursor& top() const { return *heap_.front(); }

 private:
  static bool Later(const std::unique_ptr<Cursor>& a, const std::unique_ptr<Cursor>& b) {
    return b->Before(*a);
  }
  void SinkFirst() {
    size_t at = 0;
    for (size_t child = 1; child < heap_.size(); at = child, child = 2 * at + 1) {
      if (child + 1 < heap_.size() && heap_[child + 1]->Before(*heap_[child])) ++child;
      if (!heap_[child]->Before(*heap_[at])) return;
      std::swap(heap_[child], heap_[at]);
    }
  }

  std::vector<std::unique_ptr<Cursor>> heap_;
  bool begun_ = false;
};

SortedRuns::SortedRuns(SpillSpace& space, const Options& options)
    : space_(space), options_(options) {}

SortedRuns::~SortedRuns() = default;

absl::string_view SortedRuns::KeyAt(size_t offset) const {
  const char* head = arena_.data() + offset;
  return {head + kHead, KeyBytes(head)};
}

absl::string_view SortedRuns::ValueAt(size_t offset) const {
  const char* head = arena_.data() + offset;
  return {head + kHead + KeyBytes(head), ValueBytes(head)};
}

bool SortedRuns::SameButForTies(absl::string_view a, absl::string_view b) const {
  if (options_.keeps_all || a.size() != b.size()) return false;
  const size_t told = a.size() - std::min(a.size(), options_.tie_bytes);
  return a.substr(0, told) == b.substr(0, told);
}

absl::Status SortedRuns::Add(absl::string_view key, absl::string_view value) {
  const size_t size = kHead + key.size() + value.size();
  if (entries_.capacity() == 0) {
    // At once, since growing copies; what is not used yet is not memory yet.
    arena_.reserve(options_.memory_bytes);
    entries_.reserve(options_.memory_bytes / kLeastRecordBytes + 1);
  }
  const size_t used = arena_.size() + entries_.size() * sizeof(Entry);
  const bool full =
      used + size + sizeof(Entry) > options_.memory_bytes || entries_.size() == entries_.capacity();
  if (full && !entries_.empty()) RETURN_IF_ERROR(Spill());
  largest_ = std::max(largest_, size);
  entries_.push_back({PrefixOf(key), arena_.size()});
  char head[kHead];
  PutHead(key.size(), value.size(), head);
  arena_.append(head, kHead);
  arena_.append(key.data(), key.size());
  arena_.append(value.data(), value.size());
  ++added_;
  return absl::OkStatus();
}

void SortedRuns::SortMemory() {
  std::sort(entries_.begin(), entries_.end(), [this](const Entry& a, const Entry& b) {
    return a.prefix != b.prefix ? a.prefix < b.prefix : KeyAt(a.offset) < KeyAt(b.offset);
  });
}

absl::Status SortedRuns::Spill() {
  SortMemory();
  ASSIGN_OR_RETURN(std::unique_ptr<SpillFile> file, SpillFile::Make(space_));
  RunWriter writer(*file);
  for (size_t i = 0; i < entries_.size(); ++i) {
    const absl::string_view key = KeyAt(entries_[i].offset);
    if (i > 0 && SameButForTies(KeyAt(entries_[i - 1].offset), key)) continue;
    RETURN_IF_ERROR(writer.Put(key, ValueAt(entries_[i].offset)));
  }
  RETURN_IF_ERROR(writer.Flush());
  arena_.clear();
  entries_.clear();
  runs_.push_back({std::move(file), 0, std::exchange(largest_, 0)});
  return Compact(0);
}

absl::Status SortedRuns::Compact(size_t level) {
  std::vector<size_t> alike;
  size_t held = 0, largest = 0;
  for (size_t i = 0; i < runs_.size(); ++i) {
    if (runs_[i].level != level) continue;
    alike.push_back(i);
    held += std::max(runs_[i].largest, kLeastReadBytes);
    largest = std::max(largest, runs_[i].largest);
  }
  const bool heavy = alike.size() >= kLeastMerged && held > options_.memory_bytes / 2;
  if (alike.size() < options_.most_runs && !heavy) return absl::OkStatus();
  std::vector<std::unique_ptr<Cursor>> cursors;
  for (const size_t i : alike) {
    cursors.push_back(std::make_unique<Cursor>(*runs_[i].file, kLeastReadBytes));
  }
  ASSIGN_OR_RETURN(const std::unique_ptr<Merge> merge, Merge::Of(std::move(cursors)));
  ASSIGN_OR_RETURN(std::unique_ptr<SpillFile> file, SpillFile::Make(space_));
  RunWriter writer(*file);
  for (;;) {
    ASSIGN_OR_RETURN(const bool more, merge->Next());
    if (!more) break;
    RETURN_IF_ERROR(writer.Put(merge->top().key(), merge->top().value()));
  }
  RETURN_IF_ERROR(writer.Flush());
  std::erase_if(runs_, [level](const Run& run) { return run.level == level; });
  runs_.push_back({std::move(file), level + 1, largest});
  return Compact(level + 1);
}

absl::Status SortedRuns::Sort(size_t memory_bytes) {
  if (runs_.empty()) {
    SortMemory();
    return absl::OkStatus();
  }
  if (!entries_.empty()) RETURN_IF_ERROR(Spill());
  arena_ = std::string();
  entries_ = std::vector<Entry>();
  const size_t buffer = std::clamp(memory_bytes / runs_.size(), kLeastReadBytes, kMostReadBytes);
  std::vector<std::unique_ptr<Cursor>> cursors;
  for (const Run& run : runs_) cursors.push_back(std::make_unique<Cursor>(*run.file, buffer));
  ASSIGN_OR_RETURN(merge_, Merge::Of(std::move(cursors)));
  return absl::OkStatus();
}

absl::StatusOr<bool> SortedRuns::Next() {
  for (;;) {
    if (merge_ == nullptr) {
      if (next_ == entries_.size()) return false;
      key_ = KeyAt(entries_[next_].offset);
      value_ = ValueAt(entries_[next_++].offset);
    } else {
      ASSIGN_OR_RETURN(const bool more, merge_->Next());
      if (!more) return false;
      key_ = merge_->top().key();
      value_ = merge_->top().value();
    }
    if (options_.keeps_all) return true;
    const bool same = any_ && SameButForTies(last_, key_);
    any_ = true;
    if (same) continue;
    last_.assign(key_.data(), key_.size());
    return true;
  }
}

}  // namespace entente
