// What every engine must do. A suite that is instantiated once for each engine: see
// memory/memory_engine_test.cc and rocksdb/rocksdb_engine_test.cc.
#ifndef ENTENTE_TESTS_GRAPH_ENGINE_CONFORMANCE_H_
#define ENTENTE_TESTS_GRAPH_ENGINE_CONFORMANCE_H_

#include <functional>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "graph/engine/engine.h"
#include "gtest/gtest.h"

namespace entente {

// An engine, and what closing and opening it again is.
class EngineUnderTest {
 public:
  virtual ~EngineUnderTest() = default;
  virtual Engine& engine() = 0;
  virtual void Restart() = 0;
  // The next commit ends in kUnknown; its rows are there after Restart() if `applied`.
  virtual void MakeNextCommitUnknown(bool applied) = 0;
  // While `full`, nothing may be written.
  virtual void SetFull(bool full) = 0;
};

struct EngineCase {
  std::string name;
  std::function<std::unique_ptr<EngineUnderTest>()> make;
};

class EngineConformance : public testing::TestWithParam<EngineCase> {
 protected:
  EngineConformance() : under_test_(GetParam().make()) {}

  Engine& engine() { return under_test_->engine(); }
  Sequence Stable() { return engine().WaitStable(0, absl::InfinitePast()); }

  // A commit id never used before in this test.
  CommitId NewId();
  // Commits rows at Stable(); fails the test unless kCommitted.
  void MustCommit(const std::vector<Row>& rows);
  absl::StatusOr<CommitOutcome> CommitAt(Sequence expected_head, const std::vector<Row>& rows);
  absl::Status StageAll(const std::vector<Row>& rows);

  // The answer to one request, with no deadline.
  std::optional<ScannedRow> Get(absl::string_view partition, absl::string_view suffix,
                                Sequence snapshot);
  ScanPage Scan(const ScanRequest& request, Sequence snapshot);
  // All rows of a partition in pages of `limit`.
  std::vector<ScannedRow> ScanAll(absl::string_view partition, absl::string_view prefix,
                                  Sequence snapshot, size_t limit);
  std::vector<Row> Tail(Sequence from, size_t max_rows);

  std::unique_ptr<EngineUnderTest> under_test_;
  uint64_t ids_ = 0;
};

// Rows for tests, in one line.
Row Truth(Sequence sequence, absl::string_view partition, absl::string_view suffix,
          absl::string_view value);
Row Derived(Sequence sequence, absl::string_view partition, absl::string_view suffix,
            absl::string_view value);

// Readable failures.
void PrintTo(const Row& row, std::ostream* out);
void PrintTo(const ScannedRow& row, std::ostream* out);
void PrintTo(const EngineCase& engine, std::ostream* out);

}  // namespace entente

#endif  // ENTENTE_TESTS_GRAPH_ENGINE_CONFORMANCE_H_
