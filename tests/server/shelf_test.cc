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

}  // namespace
}  // namespace entente
