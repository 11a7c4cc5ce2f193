#include "graph/store/change_feed.h"

#include <algorithm>
#include <set>
#include <string>
#include <variant>

#include "absl/time/clock.h"
#include "graph/encoding/row_keys.h"
#include "graph/store/bulk/bulk_load.h"
#include "gtest/gtest.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

TEST(ChangeFeed, GivesWholeCommitsInOrder) {
  TestGraph graph;
  graph.Furnish();
  const Claim claim = Says("u1", "located_in", "kursk");
  const CommitResult third = graph.Must({claim, claim, Judges(Prefer{graph.store().IdOf(claim)})});
  graph.MustJudge(RetractJudgement{JudgementId{third.results[2].record.id}});
  ASSERT_TRUE(graph.store().PutLens("tester", "mine", Lens()).ok());

  ChangeFeed feed(graph.store(), 0);
  std::vector<RecordedCommit> commits;
  while (feed.position() <= graph.store().Head()) {
    auto next = feed.Next(1, absl::InfiniteFuture());
    ASSERT_TRUE(next.ok()) << next.status();
    ASSERT_FALSE(next->empty());
    for (RecordedCommit& commit : *next) commits.push_back(std::move(commit));
  }
  ASSERT_EQ(commits.size(), 5u);
  for (size_t i = 0; i < commits.size(); ++i) {
    EXPECT_EQ(commits[i].revision, i + 1);
    EXPECT_EQ(commits[i].record, *graph.store().RecordOf(i + 1));
  }
  EXPECT_TRUE(commits[0].changes.empty());
  EXPECT_EQ(commits[1].changes.size(), 13u);
  // The claim named twice is recorded once.
  ASSERT_EQ(commits[2].changes.size(), 2u);
  EXPECT_EQ(std::get<Claim>(commits[2].changes[0].change), claim);
  EXPECT_EQ(commits[2].changes[0].id, graph.store().IdOf(claim));
  EXPECT_EQ(std::get<Judgement>(commits[2].changes[1].change).principal, "tester");
  EXPECT_TRUE(std::holds_alternative<RetractJudgement>(
      std::get<Judgement>(commits[3].changes[0].change).act));
  EXPECT_EQ(std::get<Lens>(commits[4].changes[0].change).name, "mine");
}

TEST(ChangeFeed, GivesNoMoreBytesThanAskedForButAWholeCommit) {
  TestGraph graph;
  graph.Furnish();
  for (int i = 0; i < 20; ++i) {
    graph.Must({Says("u1", "name", TextValue(std::string(1'000, static_cast<char>('a' + i))))});
  }
  ChangeFeed feed(graph.store(), 3);
  Revision expected = 3;
  while (feed.position() <= graph.store().Head()) {
    const auto commits = feed.Next(256, absl::InfiniteFuture(), 5'000);
    ASSERT_TRUE(commits.ok()) << commits.status();
    ASSERT_FALSE(commits->empty());
    EXPECT_LE(commits->size(), 4u);
    for (const RecordedCommit& commit : *commits) EXPECT_EQ(commit.revision, expected++);
  }
  EXPECT_EQ(expected, 23u);
  ChangeFeed whole(graph.store(), 3);
  EXPECT_EQ(whole.Next(256, absl::InfiniteFuture(), 1)->size(), 1u);
}

// Large claims of a load come in pieces of the bytes asked for, each once, whatever lies before and
// behind it.
TEST(ChangeFeed, PiecesOfALoadKeepToTheBytes) {
  TestGraph graph;
  graph.Furnish();
  const auto load = graph.store().BeginLoad({"tester", "large", testing::TempDir()});
  ASSERT_TRUE(load.ok()) << load.status();
  for (int i = 0; i < 60; ++i) {
    std::string text(1'000, static_cast<char>('a' + i % 20));
    text[0] = static_cast<char>('a' + i / 20);
    ASSERT_TRUE((*load)->Add(Says("u1", "assessment", TextValue(text))).ok());
  }
  ASSERT_TRUE((*load)->Finish().ok());
  graph.Must({Says("u1", "name", TextValue("last"))});
  for (const size_t most : {size_t{1}, size_t{5'000}, size_t{20'000}, size_t{1} << 20}) {
    ChangeFeed feed(graph.store(), 2);
    std::vector<RecordId> ids;
    size_t begins = 0, ends = 0;
    while (feed.position() <= graph.store().Head()) {
      const auto commits = feed.Next(256, absl::InfiniteFuture(), most);
      ASSERT_TRUE(commits.ok()) << commits.status();
      ASSERT_FALSE(commits->empty());
      for (const RecordedCommit& commit : *commits) {
        if (commit.revision != 3) continue;
        EXPECT_LE(commit.changes.size(), std::max<size_t>(1, most / 1'000));
        begins += commit.begins ? 1 : 0;
        ends += commit.ends ? 1 : 0;
        for (const RecordedChange& change : commit.changes) ids.push_back(change.id);
      }
    }
    EXPECT_EQ(ids.size(), 60u) << most;
    EXPECT_EQ(std::set<RecordId>(ids.begin(), ids.end()).size(), 60u) << most;
    EXPECT_EQ(begins, 1u);
    EXPECT_EQ(ends, 1u);
  }
}

TEST(ChangeFeed, WaitsUntilTheDeadline) {
  TestGraph graph;
  ChangeFeed feed(graph.store(), 2);
  EXPECT_TRUE(feed.Next(10, absl::Now() + absl::Milliseconds(5))->empty());
  EXPECT_EQ(feed.position(), 2u);
  graph.Furnish();
  EXPECT_EQ(feed.Next(10, absl::InfiniteFuture())->size(), 1u);
  EXPECT_EQ(feed.position(), 3u);
}

TEST(ChangeFeed, ALogThatDoesNotMatchItsRecordIsDataLoss) {
  TestGraph graph;
  CommitRecord record;
  record.changes.push_back({});
  const Row row{RowKind::kTruth, 2, PartitionOf(Table::kCommit), RevisionSuffix(2),
                EncodeCommitRecord(record)};
  ASSERT_TRUE(graph.engine().Commit(std::string(16, 'c'), 1, {row}).ok());
  ChangeFeed feed(graph.store(), 2);
  EXPECT_EQ(feed.Next(10, absl::InfiniteFuture()).status().code(), absl::StatusCode::kDataLoss);
}

}  // namespace
}  // namespace entente
