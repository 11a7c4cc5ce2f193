// What the crash tests write and check. Sequence n consists of pairs of rows, ("left", k) and
// ("right", k), whose values follow from n and k: half a commit, a lost one or a changed one shows.
// Every fifth sequence is a bulk load of many pairs whose keys lie all over the live ones.
#ifndef ENTENTE_TESTS_FAULTS_PAIR_LEDGER_H_
#define ENTENTE_TESTS_FAULTS_PAIR_LEDGER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "graph/engine/engine.h"

namespace entente {

struct LedgerFindings {
  Sequence stable = 0;
  uint64_t lost = 0;  // acknowledged sequences that are not there
  uint64_t torn = 0;  // sequences that are there, but not whole
  std::string first;  // about the first finding
};

class PairLedger {
 public:
  explicit PairLedger(bool with_loads) : with_loads_(with_loads) {}

  // Commits the sequence after Stable() (staging first where it is a load).
  absl::StatusOr<CommitOutcome> CommitNext(Engine* engine) const;
  // Only the left half of it: what the checker must call torn.
  absl::StatusOr<CommitOutcome> CommitHalf(Engine* engine) const;

  // Compares everything with what sequences 1..Stable() must be.
  absl::StatusOr<LedgerFindings> Check(const Engine& engine, Sequence acknowledged) const;

  static CommitId IdOf(Sequence sequence);

 private:
  std::vector<Row> RowsOf(Sequence sequence) const;    // given to Commit
  std::vector<Row> StagedOf(Sequence sequence) const;  // given to Stage, in key order
  const bool with_loads_;
};

}  // namespace entente

#endif  // ENTENTE_TESTS_FAULTS_PAIR_LEDGER_H_
