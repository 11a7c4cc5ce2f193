// Reads: pages, prefixes, snapshots, deadlines; readers beside writers; a random run on a model.
#include <algorithm>
#include <atomic>
#include <random>
#include <thread>

#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "tests/graph/engine/conformance.h"
#include "tests/graph/engine/random_run.h"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

ScanRequest RequestOf(absl::string_view partition, absl::string_view prefix, size_t limit) {
  ScanRequest request;
  request.partition = partition;
  request.prefix = prefix;
  request.limit = limit;
  return request;
}

TEST_P(EngineConformance, GetAnswersTheNewestAtTheSnapshotInOrder) {
  MustCommit({Truth(1, "p", "a", "1"), Truth(1, "p", "b", "1")});
  MustCommit({Truth(2, "p", "b", "2")});
  MustCommit({Truth(3, "p", "a", "3"), Truth(3, "p2", "a", "other")});
  const std::vector<GetRequest> requests = {{"p", "b"},    {"p", "a"},  {"p", "missing"},
                                            {"none", "a"}, {"p2", "a"}, {"p", "b"}};
  const auto at = [&](Sequence snapshot) {
    return *engine().MultiGet(requests, snapshot, absl::InfiniteFuture());
  };
  EXPECT_THAT(at(0), testing::Each(std::nullopt));
  EXPECT_THAT(at(2), ElementsAre(ScannedRow{"b", 2, "2"}, ScannedRow{"a", 1, "1"}, std::nullopt,
                                 std::nullopt, std::nullopt, ScannedRow{"b", 2, "2"}));
  EXPECT_THAT(at(3),
              ElementsAre(ScannedRow{"b", 2, "2"}, ScannedRow{"a", 3, "3"}, std::nullopt,
                          std::nullopt, ScannedRow{"a", 3, "other"}, ScannedRow{"b", 2, "2"}));
  EXPECT_EQ(at(1'000), at(3));  // above Stable() is read as Stable()
  EXPECT_THAT(*engine().MultiGet({}, 3, absl::InfiniteFuture()), IsEmpty());
}

TEST_P(EngineConformance, ScansResumeExactlyWhateverThePageSize) {
  std::vector<ScannedRow> expected;
  for (Sequence sequence = 1; sequence <= 4; ++sequence) {
    std::vector<Row> rows;
    for (int i = 0; i < 30; i += static_cast<int>(sequence)) {
      rows.push_back(Truth(sequence, "p", absl::StrFormat("k%02d", i), absl::StrFormat("%d", i)));
    }
    MustCommit(rows);
    for (const Row& row : rows) expected.push_back({row.suffix, row.sequence, row.value});
  }
  std::sort(expected.begin(), expected.end(), [](const ScannedRow& a, const ScannedRow& b) {
    return a.suffix != b.suffix ? a.suffix < b.suffix : a.sequence > b.sequence;
  });
  for (const size_t limit : {1, 2, 3, 7, 61, 62, 63, 64, 1024}) {
    EXPECT_EQ(ScanAll("p", "", 4, limit), expected) << limit;
  }
  for (Sequence snapshot = 0; snapshot <= 4; ++snapshot) {
    std::vector<ScannedRow> older = expected;
    std::erase_if(older, [&](const ScannedRow& row) { return row.sequence > snapshot; });
    EXPECT_EQ(ScanAll("p", "", snapshot, 5), older) << snapshot;
  }
}

TEST_P(EngineConformance, AScanStaysInItsPartitionAndPrefix) {
  // Partitions and suffixes that could run into each other, with the bytes that end or escape them.
  const std::string zero(1, '\0'), high(1, '\xff');
  MustCommit({Truth(1, "p", "ab1", ""), Truth(1, "p", "ab2", ""), Truth(1, "p", "ac", ""),
              Truth(1, "p", "ab" + high + "1", ""), Truth(1, "pa", "b1", ""),
              Truth(1, "p" + zero, "ab1", ""), Truth(1, "p" + zero + high, "ab1", ""),
              Truth(1, "p" + high, "ab1", ""), Truth(1, "s", high, ""), Truth(1, "t", "ab", "")});
  EXPECT_THAT(ScanAll("p", "", 1, 10), SizeIs(4));
  EXPECT_THAT(ScanAll("p", "ab", 1, 10), SizeIs(3));
  EXPECT_THAT(ScanAll("p", "ab1", 1, 10), SizeIs(1));
  EXPECT_THAT(ScanAll("p", "ab" + high, 1, 10), SizeIs(1));
  EXPECT_THAT(ScanAll("p", "b", 1, 10), IsEmpty());
  EXPECT_THAT(ScanAll("p" + zero, "", 1, 10), SizeIs(1));
  EXPECT_THAT(ScanAll("p" + zero + high, "", 1, 10), SizeIs(1));
  EXPECT_THAT(ScanAll("p" + high, "ab", 1, 10), SizeIs(1));
  EXPECT_THAT(ScanAll("s", high, 1, 10), SizeIs(1));
  // The bytes of a sequence are not bytes of a suffix.
  EXPECT_THAT(ScanAll("t", "ab" + high, 1, 10), IsEmpty());
  EXPECT_EQ(Get("t", "ab" + high, 1), std::nullopt);
}

TEST_P(EngineConformance, APageHasAtMost1024RowsAndMoreIsTrueOnlyIfThereAreMore) {
  std::vector<Row> rows;
  for (int i = 0; i < 1024; ++i) rows.push_back(Truth(1, "p", absl::StrFormat("%05d", i), ""));
  MustCommit(rows);
  ScanPage page = Scan(RequestOf("p", "", 1024), 1);
  EXPECT_THAT(page.rows, SizeIs(1024));
  EXPECT_FALSE(page.more);
  MustCommit({Truth(2, "p", "x", "")});
  EXPECT_FALSE(Scan(RequestOf("p", "", 1024), 1).more) << "a row above the snapshot is not more";
  EXPECT_TRUE(Scan(RequestOf("p", "", 1024), 2).more);
  page = Scan(RequestOf("p", "", 1), 2);
  EXPECT_THAT(page.rows, ElementsAre(ScannedRow{"00000", 1, ""}));
  EXPECT_TRUE(page.more);
  for (const size_t limit : {size_t{0}, size_t{1025}}) {
    const ScanRequest request = RequestOf("p", "", limit);
    EXPECT_TRUE(absl::IsInvalidArgument(
        engine().MultiScan({&request, 1}, 2, absl::InfiniteFuture()).status()));
  }
}

TEST_P(EngineConformance, APageOfLargeValuesEndsEarly) {
  std::vector<Row> rows;
  for (int i = 0; i < 5; ++i) {
    rows.push_back(Truth(1, "p", absl::StrFormat("%d", i), std::string(Row::kMaxValueBytes, 'v')));
  }
  MustCommit(rows);
  const ScanPage page = Scan(RequestOf("p", "", 1024), 1);
  EXPECT_THAT(page.rows, SizeIs(2));
  EXPECT_TRUE(page.more);
  EXPECT_THAT(ScanAll("p", "", 1, 1024), SizeIs(5));
}

TEST_P(EngineConformance, ManyScansAreAnsweredInOrder) {
  MustCommit({Truth(1, "a", "1", "x"), Truth(1, "b", "1", "y"), Truth(1, "b", "2", "z")});
  const std::vector<ScanRequest> requests = {RequestOf("b", "", 1), RequestOf("none", "", 1),
                                             RequestOf("a", "", 9)};
  const auto pages = engine().MultiScan(requests, 1, absl::InfiniteFuture());
  ASSERT_TRUE(pages.ok()) << pages.status();
  ASSERT_THAT(*pages, SizeIs(3));
  EXPECT_THAT(pages->at(0).rows, ElementsAre(ScannedRow{"1", 1, "y"}));
  EXPECT_TRUE(pages->at(0).more);
  EXPECT_THAT(pages->at(1).rows, IsEmpty());
  EXPECT_THAT(pages->at(2).rows, ElementsAre(ScannedRow{"1", 1, "x"}));
  EXPECT_FALSE(pages->at(2).more);
}

TEST_P(EngineConformance, ReadsEndAtTheirDeadline) {
  MustCommit({Truth(1, "p", "a", "")});
  const GetRequest get{"p", "a"};
  const ScanRequest scan = RequestOf("p", "", 10);
  const absl::Time past = absl::Now() - absl::Seconds(1);
  EXPECT_TRUE(absl::IsDeadlineExceeded(engine().MultiGet({&get, 1}, 1, past).status()));
  EXPECT_TRUE(absl::IsDeadlineExceeded(engine().MultiScan({&scan, 1}, 1, past).status()));
}

TEST_P(EngineConformance, BadReadKeysAreRefused) {
  const std::string long_suffix(Row::kMaxSuffixBytes + 1, 's');
  for (const GetRequest& get : {GetRequest{"", "a"}, GetRequest{"p", long_suffix}}) {
    EXPECT_TRUE(
        absl::IsInvalidArgument(engine().MultiGet({&get, 1}, 0, absl::InfiniteFuture()).status()));
    const ScanRequest scan = RequestOf(get.partition, get.suffix, 10);
    EXPECT_TRUE(absl::IsInvalidArgument(
        engine().MultiScan({&scan, 1}, 0, absl::InfiniteFuture()).status()));
  }
}

// Writers race for the head with pairs of rows; readers must see each pair whole or not at all, and
// nothing that they saw may go.
TEST_P(EngineConformance, ReadersBesideRacingWritersSeeWholeCommits) {
  constexpr int kWriters = 3;
  constexpr int kCommitsEach = 25;
  std::atomic<int> committed = 0;
  std::atomic<bool> done = false;
  std::atomic<int> failures = 0;
  const auto write = [&](int writer) {
    for (int i = 0; i < kCommitsEach;) {
      const Sequence head = Stable();
      const std::string value = absl::StrFormat("%d-%d", writer, i);
      const std::vector<Row> rows = {Truth(head + 1, "left", "counter", value),
                                     Truth(head + 1, "right", "counter", value)};
      const auto outcome =
          engine().Commit(absl::StrFormat("w%03d-%05d-%05d", writer, i, head), head, rows);
      if (!outcome.ok()) {
        ++failures;
        return;
      }
      if (outcome->kind != CommitOutcome::Kind::kCommitted) continue;
      ++committed;
      ++i;
    }
  };
  const auto read = [&] {
    Sequence seen = 0;
    const std::vector<GetRequest> requests = {{"left", "counter"}, {"right", "counter"}};
    while (!done) {
      const Sequence snapshot = Stable();
      const auto pair = engine().MultiGet(requests, snapshot, absl::InfiniteFuture());
      if (!pair.ok() || snapshot < seen) ++failures;
      if (!pair.ok() || snapshot == 0) continue;
      if (!pair->at(0).has_value() || pair->at(0) != pair->at(1)) ++failures;
      if (pair->at(0).has_value() && pair->at(0)->sequence != snapshot) ++failures;
      seen = snapshot;
    }
  };
  std::vector<std::thread> threads;
  for (int i = 0; i < 2; ++i) threads.emplace_back(read);
  std::vector<std::thread> writers;
  for (int i = 0; i < kWriters; ++i) writers.emplace_back(write, i);
  for (std::thread& writer : writers) writer.join();
  done = true;
  for (std::thread& reader : threads) reader.join();
  EXPECT_EQ(failures, 0);
  EXPECT_EQ(committed, kWriters * kCommitsEach);
  EXPECT_EQ(Stable(), static_cast<Sequence>(kWriters * kCommitsEach));
  EXPECT_THAT(Tail(1, 1'000), SizeIs(2 * kWriters * kCommitsEach));
}

TEST_P(EngineConformance, ARandomRunAgreesWithTheModel) {
  const uint64_t seed = std::random_device()();
  EXPECT_EQ(DisagreementWithModel(under_test_.get(), seed), "") << "seed " << seed;
}

}  // namespace
}  // namespace entente
