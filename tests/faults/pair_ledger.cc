#include "tests/faults/pair_ledger.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr Sequence kLoadEvery = 5;
constexpr uint64_t kPairsOfLoad = 60;
constexpr uint64_t kMostValueBytes = 600;

// A finalizer in the manner of splitmix64: bits that look random and follow from the arguments.
uint64_t Mixed(Sequence sequence, uint64_t pair) {
  uint64_t mixed = (sequence * 1'000'003 + pair + 1) * 0x9e3779b97f4a7c15u;
  mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
  return mixed ^ (mixed >> 27);
}

void AppendPair(Sequence sequence, uint64_t pair, bool both, std::vector<Row>* rows) {
  const uint64_t mixed = Mixed(sequence, pair);
  // The mixed part scatters the keys; the rest makes them unique, at one length.
  const std::string suffix = absl::StrFormat("%04x-%012d-%04d", mixed % 65536, sequence, pair);
  for (const char* side : {"left", "right"}) {
    if (!both && side[0] == 'r') continue;
    Row row;
    row.kind = side[0] == 'l' ? RowKind::kTruth : RowKind::kDerived;
    row.sequence = sequence;
    row.partition = side;
    row.suffix = suffix;
    row.value = std::string((mixed >> 16) % kMostValueBytes, static_cast<char>('a' + mixed % 26));
    rows->push_back(std::move(row));
  }
}

}  // namespace

CommitId PairLedger::IdOf(Sequence sequence) { return absl::StrFormat("ledger-%09d", sequence); }

std::vector<Row> PairLedger::RowsOf(Sequence sequence) const {
  std::vector<Row> rows;
  for (uint64_t pair = 0; pair < 1 + sequence % 3; ++pair) AppendPair(sequence, pair, true, &rows);
  return rows;
}

std::vector<Row> PairLedger::StagedOf(Sequence sequence) const {
  std::vector<Row> rows;
  if (!with_loads_ || sequence % kLoadEvery != 0) return rows;
  for (uint64_t pair = 10; pair < 10 + kPairsOfLoad; ++pair) {
    AppendPair(sequence, pair, true, &rows);
  }
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return std::tie(a.partition, a.suffix) < std::tie(b.partition, b.suffix);
  });
  return rows;
}

absl::StatusOr<CommitOutcome> PairLedger::CommitNext(Engine* engine) const {
  const Sequence head = engine->WaitStable(0, absl::InfinitePast());
  const std::vector<Row> staged = StagedOf(head + 1);
  if (!staged.empty()) {
    size_t next = 0;
    RETURN_IF_ERROR(engine->Stage([&](Row* row) {
      if (next == staged.size()) return false;
      *row = staged[next++];
      return true;
    }));
  }
  return engine->Commit(IdOf(head + 1), head, RowsOf(head + 1));
}

absl::StatusOr<CommitOutcome> PairLedger::CommitHalf(Engine* engine) const {
  const Sequence head = engine->WaitStable(0, absl::InfinitePast());
  std::vector<Row> rows;
  AppendPair(head + 1, 0, /*both=*/false, &rows);
  return engine->Commit(IdOf(head + 1), head, rows);
}

absl::StatusOr<LedgerFindings> PairLedger::Check(const Engine& engine,
                                                 Sequence acknowledged) const {
  LedgerFindings findings;
  findings.stable = engine.WaitStable(0, absl::InfinitePast());
  findings.lost = acknowledged > findings.stable ? acknowledged - findings.stable : 0;
  if (findings.lost > 0) findings.first = absl::StrCat("lost from ", findings.stable + 1);

  std::map<Sequence, std::vector<Row>> truth;
  for (TailPosition from{1, 0}; from.sequence <= findings.stable;) {
    ASSIGN_OR_RETURN(TailPage page, engine.Tail(from, 1'000));
    if (page.rows.empty()) break;
    from = page.next;
    for (Row& row : page.rows) truth[row.sequence].push_back(std::move(row));
  }
  for (Sequence sequence = 1; sequence <= findings.stable; ++sequence) {
    std::vector<Row> expected = RowsOf(sequence);
    const std::vector<Row> staged = StagedOf(sequence);
    expected.insert(expected.end(), staged.begin(), staged.end());
    std::vector<GetRequest> requests;
    for (const Row& row : expected) requests.push_back({row.partition, row.suffix});
    ASSIGN_OR_RETURN(const auto found,
                     engine.MultiGet(requests, findings.stable, absl::InfiniteFuture()));
    ASSIGN_OR_RETURN(const auto looked_up, engine.Lookup(IdOf(sequence)));
    bool whole = looked_up == sequence;
    for (size_t i = 0; i < expected.size(); ++i) {
      whole = whole && found[i].has_value() && found[i]->sequence == sequence &&
              found[i]->value == expected[i].value;
    }
    std::erase_if(expected, [](const Row& row) { return row.kind != RowKind::kTruth; });
    whole = whole && truth[sequence] == expected;
    if (whole) continue;
    ++findings.torn;
    if (findings.first.empty()) findings.first = absl::StrCat("torn: ", sequence);
  }
  return findings;
}

}  // namespace entente
