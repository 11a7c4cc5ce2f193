#include "tests/graph/engine/conformance.h"

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace entente {

CommitId EngineConformance::NewId() { return absl::StrFormat("id-%013d", ++ids_); }

absl::StatusOr<CommitOutcome> EngineConformance::CommitAt(Sequence expected_head,
                                                          const std::vector<Row>& rows) {
  return engine().Commit(NewId(), expected_head, rows);
}

void EngineConformance::MustCommit(const std::vector<Row>& rows) {
  const auto outcome = CommitAt(Stable(), rows);
  ASSERT_TRUE(outcome.ok()) << outcome.status();
  ASSERT_EQ(outcome->kind, CommitOutcome::Kind::kCommitted);
  ASSERT_EQ(outcome->head, rows.back().sequence);
}

absl::Status EngineConformance::StageAll(const std::vector<Row>& rows) {
  size_t next = 0;
  return engine().Stage([&](Row* row) {
    if (next == rows.size()) return false;
    *row = rows[next++];
    return true;
  });
}

std::optional<ScannedRow> EngineConformance::Get(absl::string_view partition,
                                                 absl::string_view suffix, Sequence snapshot) {
  const GetRequest request{partition, suffix};
  const auto answers = engine().MultiGet({&request, 1}, snapshot, absl::InfiniteFuture());
  EXPECT_TRUE(answers.ok()) << answers.status();
  return answers.ok() ? answers->at(0) : std::nullopt;
}

ScanPage EngineConformance::Scan(const ScanRequest& request, Sequence snapshot) {
  const auto pages = engine().MultiScan({&request, 1}, snapshot, absl::InfiniteFuture());
  EXPECT_TRUE(pages.ok()) << pages.status();
  return pages.ok() ? pages->at(0) : ScanPage();
}

std::vector<ScannedRow> EngineConformance::ScanAll(absl::string_view partition,
                                                   absl::string_view prefix, Sequence snapshot,
                                                   size_t limit) {
  std::vector<ScannedRow> rows;
  ScanRequest request;
  request.partition = partition;
  request.prefix = prefix;
  request.limit = limit;
  while (true) {
    const ScanPage page = Scan(request, snapshot);
    EXPECT_LE(page.rows.size(), limit);
    rows.insert(rows.end(), page.rows.begin(), page.rows.end());
    if (!page.more) return rows;
    if (page.rows.empty()) {
      ADD_FAILURE() << "an empty page says that there is more";
      return rows;
    }
    request.after = ScanPosition{rows.back().suffix, rows.back().sequence};
  }
}

std::vector<Row> EngineConformance::Tail(Sequence from, size_t max_rows) {
  auto page = engine().Tail({from, 0}, max_rows);
  EXPECT_TRUE(page.ok()) << page.status();
  return page.ok() ? std::move(page->rows) : std::vector<Row>();
}

Row Truth(Sequence sequence, absl::string_view partition, absl::string_view suffix,
          absl::string_view value) {
  return Row{RowKind::kTruth, sequence, std::string(partition), std::string(suffix),
             std::string(value)};
}

Row Derived(Sequence sequence, absl::string_view partition, absl::string_view suffix,
            absl::string_view value) {
  return Row{RowKind::kDerived, sequence, std::string(partition), std::string(suffix),
             std::string(value)};
}

namespace {

std::string Shortened(const std::string& bytes) {
  const std::string text = absl::CHexEscape(bytes.substr(0, 40));
  return bytes.size() > 40 ? absl::StrCat(text, "... (", bytes.size(), " bytes)") : text;
}

}  // namespace

void PrintTo(const Row& row, std::ostream* out) {
  *out << (row.kind == RowKind::kTruth ? "truth(" : "derived(") << Shortened(row.partition) << ", "
       << Shortened(row.suffix) << ", " << row.sequence << ") = " << Shortened(row.value);
}

void PrintTo(const ScannedRow& row, std::ostream* out) {
  *out << "(" << Shortened(row.suffix) << ", " << row.sequence << ") = " << Shortened(row.value);
}

void PrintTo(const EngineCase& engine, std::ostream* out) { *out << engine.name; }

}  // namespace entente
