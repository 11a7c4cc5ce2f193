// The graph as it would be if what is being planned were committed: the engine's rows at one head,
// and over them the rows planned so far. Checks read through it, so they see earlier commits of the
// same group, and earlier changes of the same commit, without knowing of groups.
#ifndef ENTENTE_GRAPH_STORE_DRAFT_H_
#define ENTENTE_GRAPH_STORE_DRAFT_H_

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/node_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "graph/encoding/row_keys.h"
#include "graph/engine/engine.h"

namespace entente {

// One thread at a time. What it has read of the engine it keeps for its lifetime.
class Draft {
 public:
  // `engine` outlives the draft.
  Draft(const Engine& engine, Sequence head) : engine_(engine), head_(head), next_(head + 1) {}
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;

  // Reads rows, or whole ranges of rows (partition, prefix), ahead: one round of the engine for all
  // (ranges longer than a page take more). What was not read ahead is read when it is asked for.
  absl::Status FetchRows(absl::Span<const RowPlace> places);
  absl::Status FetchRanges(absl::Span<const RowPlace> prefixes);

  // Takes it that the engine has no row of the range.
  void KnowEmpty(const RowPlace& prefix) {
    fetched_ranges_.try_emplace(Key(prefix.partition, prefix.suffix));
  }

  // The newest version of a row; nullopt where there is none.
  absl::StatusOr<std::optional<ScannedRow>> Get(const RowPlace& place);
  // The rows of a range in (suffix, newest first) order.
  absl::StatusOr<std::vector<ScannedRow>> Scan(const RowPlace& prefix);

  // Plans a row with the sequence next(). REQUIRES: no row of that place has this sequence.
  void Put(RowKind kind, const RowPlace& place, std::string value);
  // Gives a row planned earlier, by its number, its value.
  void SetValue(size_t row, std::string value);
  // Forgets the rows planned after the first `rows` ones.
  void RollBack(size_t rows);
  // Ends a commit: rows planned from now on have the next sequence.
  void EndCommit() { ++next_; }

  Sequence head() const { return head_; }  // of the engine
  Sequence next() const { return next_; }
  size_t bytes() const { return bytes_; }  // of the rows planned: partitions, suffixes, values
  const std::vector<Row>& rows() const { return rows_; }

 private:
  using Key = std::pair<std::string, std::string>;

  const Engine& engine_;
  const Sequence head_;
  Sequence next_;
  size_t bytes_ = 0;
  std::vector<Row> rows_;
  std::map<Key, std::vector<size_t>> planned_;  // numbers of the versions of a row, ascending
  absl::node_hash_map<Key, std::optional<ScannedRow>> fetched_rows_;
  absl::node_hash_map<Key, std::vector<ScannedRow>> fetched_ranges_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_DRAFT_H_
