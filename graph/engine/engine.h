// The engine seam: rows, atomically. What a claim is, this floor does not know.
//
// An engine keeps rows in partitions. A row is immutable and put once: its whole key is
// (partition, suffix, sequence), and the same key is never put twice. A sequence is the number of
// one client commit (a revision of the graph); a snapshot is a number, never a handle: it is the
// set of rows whose sequence is at or below it. Two engines implement the seam: memory (tests) and
// RocksDB (embedded). The contract is what those two and a distributed store can all promise.
#ifndef ENTENTE_GRAPH_ENGINE_ENGINE_H_
#define ENTENTE_GRAPH_ENGINE_ENGINE_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "absl/types/span.h"

namespace entente {

// Number of a commit; 0 is "before the first". Contiguous from 1.
using Sequence = uint64_t;

// A commit's identity, chosen by the writer: exactly 16 random bytes, so that an unknown outcome
// can be looked up.
using CommitId = std::string;
inline constexpr size_t kCommitIdBytes = 16;

enum class RowKind : uint8_t {
  kTruth = 1,    // Cannot be rebuilt; delivered by Tail, in commit order.
  kDerived = 2,  // Rebuildable from truth rows (an index); committed with them, not in Tail.
};

// A row to be written.
//   partition  1..512 bytes: what is kept and ordered together
//   suffix     0..4096 bytes: orders rows within the partition; no suffix of a partition is a
//              proper prefix of another one (graph/encoding makes them so)
//   value      at most 4 MiB
struct Row {
  RowKind kind = RowKind::kTruth;
  Sequence sequence = 0;
  std::string partition;
  std::string suffix;
  std::string value;

  static constexpr size_t kMaxPartitionBytes = 512;
  static constexpr size_t kMaxSuffixBytes = 4096;
  static constexpr size_t kMaxValueBytes = 4u << 20;

  friend bool operator==(const Row&, const Row&) = default;
};

// The newest version at or below `snapshot` of exactly this (partition, suffix).
struct GetRequest {
  absl::string_view partition;
  absl::string_view suffix;
};

// Rows of one partition whose suffix starts with `prefix`, in (suffix, then newest sequence first)
// order, with sequence at or below the snapshot. `after` resumes: only rows strictly after this
// (suffix, sequence) position are returned; it is the position of the last row of an earlier page.
struct ScanPosition {
  std::string suffix;
  Sequence sequence = 0;
  friend bool operator==(const ScanPosition&, const ScanPosition&) = default;
};
struct ScanRequest {
  absl::string_view partition;
  absl::string_view prefix;
  std::optional<ScanPosition> after;
  size_t limit = kMaxPage;  // rows, 1..kMaxPage

  static constexpr size_t kMaxPage = 1024;
  // A page ends early, with `more` set, once its suffixes and values reach this.
  static constexpr size_t kMaxPageBytes = 8u << 20;
};

struct ScannedRow {
  std::string suffix;
  Sequence sequence = 0;
  std::string value;
  friend bool operator==(const ScannedRow&, const ScannedRow&) = default;
};
struct ScanPage {
  std::vector<ScannedRow> rows;
  bool more = false;  // True if rows of this request remain after the last one returned.
};

// How a commit ended.
struct CommitOutcome {
  enum class Kind : uint8_t {
    kCommitted = 1,  // All rows are durable and, from now on, at or below Stable().
    kConflict = 2,   // Nothing was written: `head` differs from expected_head.
    kUnknown = 3,    // May or may not be there, whole; ask Lookup(commit_id) after a restart.
  };
  Kind kind = Kind::kUnknown;
  Sequence head = 0;  // kCommitted: the last sequence written; kConflict: the present head.
};

// Rows of one bulk load: handed over in (partition, suffix) order. Called until it answers false;
// each call fills `row`. An error ends the load.
using RowSource = std::function<absl::StatusOr<bool>(Row* row)>;

// A place in the log: behind the first `passed` truth rows of `sequence`.
struct TailPosition {
  Sequence sequence = 0;
  uint64_t passed = 0;
  friend bool operator==(const TailPosition&, const TailPosition&) = default;
};
struct TailPage {
  std::vector<Row> rows;
  TailPosition next;  // `passed` is 0 unless the page ends inside a sequence
  friend bool operator==(const TailPage&, const TailPage&) = default;
};

// Thread-safe: any number of readers beside one writer; concurrent Commits are serialised and all
// but one of those with the same expected_head end in kConflict. A snapshot above Stable() is read
// as Stable(). After an outcome kUnknown, or any other failed write, the engine answers reads as
// before and refuses further writes with kUnavailable until it is opened again.
class Engine {
 public:
  // Ten for each of a client's 2,000 changes: a claim makes up to four (itself, its id, two index
  // rows) and one for each entity that nobody has named yet; the commit makes a few of its own.
  static constexpr size_t kMaxRowsPerCommit = 20'000;
  static constexpr size_t kMaxCommitBytes = 64u << 20;  // partitions, suffixes and values together

  virtual ~Engine() = default;

  // One answer per request, in order; nullopt where there is no such row at or below `snapshot`.
  // kDataLoss for bytes that fail their checksum; kDeadlineExceeded past `deadline`.
  virtual absl::StatusOr<std::vector<std::optional<ScannedRow>>> MultiGet(
      absl::Span<const GetRequest> requests, Sequence snapshot, absl::Time deadline) const = 0;

  // One page per request, in order. Errors as MultiGet; kInvalidArgument for a limit out of range.
  virtual absl::StatusOr<std::vector<ScanPage>> MultiScan(absl::Span<const ScanRequest> requests,
                                                          Sequence snapshot,
                                                          absl::Time deadline) const = 0;

  // Writes `rows`, whose sequences are exactly expected_head+1 .. expected_head+n, each at least
  // once and in ascending order, all or nothing, and makes them durable before it returns
  // kCommitted. kInvalidArgument (nothing written): no rows, more than kMaxRowsPerCommit or
  // kMaxCommitBytes, sequences out of order or with a gap, a key or value out of range, the same
  // key twice (staged rows included), a commit id of another length or used before (this is found
  // before a conflict is). kUnavailable (nothing written): the engine has stopped writing after a
  // background error. kResourceExhausted (nothing written): too little free disk space. What was
  // staged is published by it or, where it answers an error or kConflict, dropped.
  virtual absl::StatusOr<CommitOutcome> Commit(const CommitId& commit_id, Sequence expected_head,
                                               absl::Span<const Row> rows) = 0;

  // The last sequence of the commit with this id, or nullopt if there is none at or below Stable().
  // After an outcome kUnknown the answer is final once the engine has been opened again.
  virtual absl::StatusOr<std::optional<Sequence>> Lookup(const CommitId& commit_id) const = 0;

  // Writes rows of a bulk load, all with sequence Stable()+1 and in ascending key order, durable
  // but invisible: no read returns them until a Commit of that sequence publishes them, and they
  // are dropped when the engine is opened again before that. A second Stage before the publishing
  // commit adds to the first; the truth rows of one call lie all above or all below those of
  // another. On any error, also that nothing may be written at present, all that was staged is
  // dropped: the error of `rows`, as it is; kInvalidArgument for rows out of order, of another
  // sequence, out of range or staged before; kUnavailable and kResourceExhausted as Commit.
  // Serialised with Commit: whoever stages holds the writer's lease, and `rows` must not write to
  // this engine; it may read.
  virtual absl::Status Stage(const RowSource& rows) = 0;

  // Waits until Stable() >= `at_least` or `deadline` has passed; returns Stable(): every sequence
  // at or below it is committed and visible. WaitStable(0, any) returns at once.
  virtual Sequence WaitStable(Sequence at_least, absl::Time deadline) const = 0;

  // Truth rows from a position to the end of sequence Stable(), in (sequence, order given to
  // Commit) order: what is left of the first sequence that has any, and then whole sequences as
  // long as the rows stay within `max_rows` (>= 1) and about kMaxCommitBytes. Empty when nothing is
  // there. Staged rows come after those given to the publishing Commit, call by call in key order.
  // Rows given to Commit are never torn apart, staged rows are: one at least, then up to `max_rows`
  // and kMaxTailBytes of values, so that a load of any size is read in bounded memory.
  virtual absl::StatusOr<TailPage> Tail(const TailPosition& from, size_t max_rows) const = 0;
  static constexpr size_t kMaxTailBytes = 8u << 20;

  // Administrative: removes every *derived* row of a partition, so that an index can be rebuilt.
  // kFailedPrecondition unless `fence` equals Stable().
  virtual absl::Status Erase(absl::string_view partition, Sequence fence) = 0;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_ENGINE_ENGINE_H_
