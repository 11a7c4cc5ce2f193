#include "server/shelf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>

#include "graph/engine/memory/memory_engine.h"
#include "tests/server/running_server.h"

namespace entente {
namespace {

TEST(ShelfTest, ADataDirectoryIsOnesOwn) {
  const TemporaryDirectory temporary;
  const std::string path = temporary.path() + "/data";
  const auto first = LockedDirectory::Lock(path);
  ASSERT_TRUE(first.ok()) << first.status();
  struct stat made = {};
  ASSERT_EQ(stat(path.c_str(), &made), 0);
  EXPECT_EQ(made.st_mode & 0777, 0700u);
  EXPECT_EQ(LockedDirectory::Lock(path).status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(LockedDirectory::Lock("/dev/null/x").status().code(), absl::StatusCode::kUnavailable);
}

TEST(ShelfTest, OpensListsAndRemovesEngines) {
  const TemporaryDirectory temporary;
  const auto data = LockedDirectory::Lock(temporary.path());
  ASSERT_TRUE(data.ok());
  const std::string left = temporary.path() + "/graphs/.removed-old-0";
  std::filesystem::create_directory(left);
  const auto shelf = RocksDbShelf(*data, 1 << 20);
  ASSERT_TRUE(shelf.ok()) << shelf.status();
  EXPECT_FALSE(std::filesystem::exists(left));
  {
    const auto engine = shelf->open("g");
    ASSERT_TRUE(engine.ok()) << engine.status();
    EXPECT_TRUE(WritableOf(**engine).ok());
    EXPECT_FALSE(shelf->open("g").ok());
  }
  EXPECT_THAT(*shelf->list(), testing::ElementsAre("g"));
  EXPECT_TRUE(shelf->remove("g").ok());
  EXPECT_THAT(*shelf->list(), testing::ElementsAre());
  EXPECT_FALSE(shelf->remove("g").ok());
  EXPECT_TRUE(WritableOf(MemoryEngine()).ok());
}

// A graph with a user at the moment of a crash: marked, and still in its directory.
TEST(ShelfTest, WhatIsDoomedIsRemovedWhenTheShelfIsMade) {
  const TemporaryDirectory temporary;
  const auto data = LockedDirectory::Lock(temporary.path());
  ASSERT_TRUE(data.ok());
  const std::string graphs = temporary.path() + "/graphs/";
  {
    const auto shelf = RocksDbShelf(*data, 1 << 20);
    ASSERT_TRUE(shelf.ok()) << shelf.status();
    for (const char* name : {"kept", "doomed"}) ASSERT_TRUE(shelf->open(name).ok());
    const auto used = shelf->open("doomed");
    ASSERT_TRUE(used.ok());
    ASSERT_TRUE(shelf->doom("doomed").ok());
    ASSERT_TRUE(shelf->doom("doomed").ok());
    EXPECT_THAT(*shelf->list(), testing::ElementsAre("kept"));
    EXPECT_TRUE(std::filesystem::exists(graphs + "doomed"));
    EXPECT_FALSE(shelf->doom("no/such").ok());
  }
  {
    const auto shelf = RocksDbShelf(*data, 1 << 20);
    ASSERT_TRUE(shelf.ok()) << shelf.status();
    EXPECT_FALSE(std::filesystem::exists(graphs + "doomed"));
    EXPECT_THAT(*shelf->list(), testing::ElementsAre("kept"));
    ASSERT_TRUE(shelf->open("doomed").ok());  // a new one, and not doomed with the old one
  }
  const auto shelf = RocksDbShelf(*data, 1 << 20);
  EXPECT_THAT(*shelf->list(), testing::ElementsAre("doomed", "kept"));
}

TEST(ShelfTest, AMarkDoesNotOutliveItsGraph) {
  const TemporaryDirectory temporary;
  const auto data = LockedDirectory::Lock(temporary.path());
  ASSERT_TRUE(data.ok());
  const std::string mark = temporary.path() + "/graphs/.doomed-g";
  const auto shelf = RocksDbShelf(*data, 1 << 20);
  ASSERT_TRUE(shelf.ok()) << shelf.status();
  ASSERT_TRUE(shelf->open("g").ok());
  ASSERT_TRUE(shelf->doom("g").ok());
  EXPECT_TRUE(std::filesystem::exists(mark));
  ASSERT_TRUE(shelf->remove("g").ok());
  EXPECT_FALSE(std::filesystem::exists(mark));
  // A removal that went wrong is finished before another graph takes the name.
  const std::string left = temporary.path() + "/graphs/g/left";
  ASSERT_TRUE(shelf->open("g").ok());
  std::filesystem::create_directory(left);
  ASSERT_TRUE(shelf->doom("g").ok());
  ASSERT_TRUE(shelf->open("g").ok());
  EXPECT_FALSE(std::filesystem::exists(left));
  EXPECT_FALSE(std::filesystem::exists(mark));
}

}  // namespace
}  // namespace entente
