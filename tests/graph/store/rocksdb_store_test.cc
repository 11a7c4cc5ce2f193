// The store on the embedded engine: what was acknowledged is there after closing and opening.
#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "graph/engine/rocksdb/rocksdb_engine.h"
#include "graph/store/change_feed.h"
#include "graph/store/history.h"
#include "graph/store/store.h"
#include "gtest/gtest.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

class RocksDbStoreTest : public testing::Test {
 protected:
  RocksDbStoreTest() : directory_(testing::TempDir() + "/entente_store_XXXXXX") {
    EXPECT_NE(mkdtemp(directory_.data()), nullptr);
    Open();
  }
  ~RocksDbStoreTest() override {
    graph_.reset();
    engine_.reset();
    std::filesystem::remove_all(directory_);
  }
  void Open() {
    graph_.reset();
    engine_.reset();
    RocksDbOptions options;
    options.directory = directory_ + "/graph";
    options.free_space_floor_bytes = 0;
    auto engine = RocksDbEngine::Open(options);
    ASSERT_TRUE(engine.ok()) << engine.status();
    engine_ = *std::move(engine);
    graph_ = std::make_unique<TestGraph>(*engine_);
  }
  std::string directory_;
  std::unique_ptr<RocksDbEngine> engine_;
  std::unique_ptr<TestGraph> graph_;
};

TEST_F(RocksDbStoreTest, WhatWasAcknowledgedIsThereAfterOpeningAgain) {
  graph_->Furnish();
  const Claim claim = Says("u1", "located_in", "kursk");
  const Commit commit = graph_->NewCommit({claim, Judges(Prefer{graph_->store().IdOf(claim)})});
  const CommitResult first = *graph_->store().Write(commit);
  ASSERT_TRUE(graph_->store().PutLens("tester", "mine", Lens()).ok());
  Open();
  EXPECT_EQ(graph_->store().Head(), 4u);
  const CommitResult again = *graph_->store().Write(commit);
  EXPECT_TRUE(again.replayed);
  EXPECT_EQ(again.recorded_at, first.recorded_at);
  EXPECT_EQ(graph_->store().FindLens("mine")->version, 1u);
  Budget budget({100, 0, 10'000}, absl::InfiniteFuture(), nullptr);
  ClaimReader reader(graph_->store().engine(), 4, budget);
  const ClaimId id = graph_->store().IdOf(claim);
  EXPECT_EQ(HistoriesOf(reader, {&id, 1})->front().size(), 2u);
  ChangeFeed feed(graph_->store(), 1);
  EXPECT_EQ(feed.Next(1'000, absl::InfiniteFuture())->size(), 4u);
}

TEST_F(RocksDbStoreTest, WritersOnThreadsGetOneRevisionEach) {
  graph_->Furnish();
  constexpr int kWriters = 8;
  constexpr int kCommits = 25;
  std::vector<std::thread> writers;
  for (int w = 0; w < kWriters; ++w) {
    writers.emplace_back([this, w] {
      for (int i = 0; i < kCommits; ++i) {
        graph_->Must({Says("u1", "name", TextValue(absl::StrCat(w, " ", i)))});
      }
    });
  }
  for (std::thread& writer : writers) writer.join();
  Open();
  EXPECT_EQ(graph_->store().Head(), 2u + kWriters * kCommits);
  ChangeFeed feed(graph_->store(), 3);
  while (feed.position() <= graph_->store().Head()) {
    const auto commits = feed.Next(64, absl::InfiniteFuture());
    ASSERT_TRUE(commits.ok()) << commits.status();
    for (const RecordedCommit& recorded : *commits) EXPECT_EQ(recorded.changes.size(), 1u);
  }
}

}  // namespace
}  // namespace entente
