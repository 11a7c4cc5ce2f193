#include "tests/graph/engine/random_run.h"

#include <algorithm>
#include <random>
#include <set>
#include <tuple>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace entente {
namespace {

constexpr int kSteps = 400;

class Model {
 public:
  void Add(const std::vector<Row>& rows) { rows_.insert(rows_.end(), rows.begin(), rows.end()); }

  void Erase(const std::string& partition) {
    std::erase_if(rows_, [&](const Row& row) {
      return row.partition == partition && row.kind == RowKind::kDerived;
    });
  }

  std::vector<ScannedRow> Scan(const std::string& partition, const std::string& prefix,
                               Sequence snapshot) const {
    std::vector<ScannedRow> rows;
    for (const Row& row : rows_) {
      if (row.partition != partition || row.sequence > snapshot) continue;
      if (!absl::StartsWith(row.suffix, prefix)) continue;
      rows.push_back({row.suffix, row.sequence, row.value});
    }
    std::sort(rows.begin(), rows.end(), [](const ScannedRow& a, const ScannedRow& b) {
      return a.suffix != b.suffix ? a.suffix < b.suffix : a.sequence > b.sequence;
    });
    return rows;
  }

  std::optional<ScannedRow> Get(const std::string& partition, const std::string& suffix,
                                Sequence snapshot) const {
    const std::vector<ScannedRow> rows = Scan(partition, suffix, snapshot);
    if (rows.empty()) return std::nullopt;
    return rows.front();
  }

  std::vector<Row> Tail(Sequence from) const {
    std::vector<Row> rows;
    for (const Row& row : rows_) {
      if (row.kind == RowKind::kTruth && row.sequence >= from) rows.push_back(row);
    }
    return rows;
  }

 private:
  std::vector<Row> rows_;
};

class Run {
 public:
  Run(EngineUnderTest* under_test, uint64_t seed) : under_test_(under_test), random_(seed) {}

  std::string Go() {
    for (int step = 0; step < kSteps; ++step) {
      const uint64_t what = Below(100);
      std::string found;
      if (what < 30)
        found = CommitSome();
      else if (what < 34)
        found = Load();
      else if (what < 36)
        under_test_->Restart();
      else if (what < 38)
        found = Erase();
      else if (what < 45)
        found = CompareTail();
      else if (what < 70)
        found = CompareGet();
      else
        found = CompareScan();
      if (!found.empty()) return absl::StrCat("step ", step, ": ", found);
    }
    return "";
  }

 private:
  Engine& engine() { return under_test_->engine(); }
  Sequence Stable() { return engine().WaitStable(0, absl::InfinitePast()); }
  uint64_t Below(uint64_t most) { return random_() % most; }
  std::string Partition() { return std::string(1 + Below(2), static_cast<char>(Below(3) * 127)); }
  // Of one length, so that none is a prefix of another; few, so that versions pile up.
  std::string Suffix() {
    return {static_cast<char>(Below(2) * 255), static_cast<char>(Below(4)), 'x'};
  }

  std::vector<Row> Rows(Sequence sequence, uint64_t most) {
    std::vector<Row> rows;
    std::set<std::pair<std::string, std::string>> taken;
    for (uint64_t i = 0; i < 1 + Below(most); ++i) {
      const std::string partition = Partition(), suffix = Suffix();
      if (!taken.emplace(partition, suffix).second) continue;
      const std::string value(Below(40), static_cast<char>('a' + Below(26)));
      rows.push_back(Below(3) == 0 ? Derived(sequence, partition, suffix, value)
                                   : Truth(sequence, partition, suffix, value));
    }
    return rows;
  }

  std::string Commit(const std::vector<Row>& rows) {
    const auto outcome = engine().Commit(absl::StrFormat("run-%012d", ++ids_), Stable(), rows);
    if (!outcome.ok()) return outcome.status().ToString();
    if (outcome->kind != CommitOutcome::Kind::kCommitted) return "a commit was not committed";
    model_.Add(rows);
    return "";
  }

  std::string CommitSome() {
    std::vector<Row> rows;
    const Sequence head = Stable();
    for (Sequence sequence = head + 1; sequence <= head + 1 + Below(3); ++sequence) {
      for (Row& row : Rows(sequence, 6)) rows.push_back(std::move(row));
    }
    return Commit(rows);
  }

  std::string Load() {
    const Sequence sequence = Stable() + 1;
    std::vector<Row> staged = Rows(sequence, 12);
    std::sort(staged.begin(), staged.end(), [](const Row& a, const Row& b) {
      return std::tie(a.partition, a.suffix) < std::tie(b.partition, b.suffix);
    });
    size_t next = 0;
    const absl::Status status = engine().Stage([&](Row* row) {
      if (next == staged.size()) return false;
      *row = staged[next++];
      return true;
    });
    if (!status.ok()) return status.ToString();
    if (Below(3) == 0) {
      under_test_->Restart();  // never published: dropped
      return "";
    }
    std::string found = Commit({Truth(sequence, "load", "x", "")});
    if (found.empty()) model_.Add(staged);
    return found;
  }

  std::string Erase() {
    const std::string partition = Partition();
    const absl::Status status = engine().Erase(partition, Stable());
    if (status.ok()) model_.Erase(partition);
    return status.ok() ? "" : status.ToString();
  }

  std::string CompareTail() {
    const Sequence from = Below(Stable() + 2);
    std::vector<Row> rows;
    const size_t most = 1 + Below(20);
    for (TailPosition at{from, 0};;) {
      const auto page = engine().Tail(at, most);
      if (!page.ok()) return page.status().ToString();
      if (page->rows.empty()) break;
      rows.insert(rows.end(), page->rows.begin(), page->rows.end());
      at = page->next;
    }
    return rows == model_.Tail(from) ? "" : absl::StrCat("Tail from ", from);
  }

  std::string CompareGet() {
    const std::string partition = Partition(), suffix = Suffix();
    const Sequence snapshot = Below(Stable() + 2);
    const GetRequest request{partition, suffix};
    const auto answers = engine().MultiGet({&request, 1}, snapshot, absl::InfiniteFuture());
    if (!answers.ok()) return answers.status().ToString();
    const bool agrees = answers->at(0) == model_.Get(partition, suffix, snapshot);
    return agrees ? "" : absl::StrCat("MultiGet at ", snapshot);
  }

  std::string CompareScan() {
    const std::string partition = Partition();
    const std::string prefix = Suffix().substr(0, Below(4));
    const Sequence snapshot = Below(Stable() + 2);
    ScanRequest request;
    request.partition = partition;
    request.prefix = prefix;
    request.limit = 1 + Below(8);
    std::vector<ScannedRow> rows;
    while (true) {
      const auto pages = engine().MultiScan({&request, 1}, snapshot, absl::InfiniteFuture());
      if (!pages.ok()) return pages.status().ToString();
      const ScanPage& page = pages->at(0);
      rows.insert(rows.end(), page.rows.begin(), page.rows.end());
      if (!page.more) break;
      if (page.rows.empty()) return "an empty page says that there is more";
      request.after = ScanPosition{rows.back().suffix, rows.back().sequence};
    }
    const bool agrees = rows == model_.Scan(partition, prefix, snapshot);
    return agrees ? "" : absl::StrCat("MultiScan at ", snapshot, ", pages of ", request.limit);
  }

  EngineUnderTest* const under_test_;
  std::mt19937_64 random_;
  Model model_;
  uint64_t ids_ = 0;
};

}  // namespace

std::string DisagreementWithModel(EngineUnderTest* under_test, uint64_t seed) {
  return Run(under_test, seed).Go();
}

}  // namespace entente
