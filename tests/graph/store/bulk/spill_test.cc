#include "graph/store/bulk/spill.h"

#include <filesystem>

#include "graph/model/status.h"
#include "gtest/gtest.h"

namespace entente {
namespace {

TEST(SpillTest, FilesHaveNoNameAreReadAnywhereAndGiveTheirSpaceBack) {
  const std::string folder = testing::TempDir() + "/spill_test";
  std::filesystem::create_directory(folder);
  SpillSpace space(folder, 100);
  {
    const auto file = SpillFile::Make(space);
    ASSERT_TRUE(file.ok()) << file.status();
    ASSERT_TRUE((*file)->Append("hello ").ok());
    ASSERT_TRUE((*file)->Append("world").ok());
    EXPECT_TRUE(std::filesystem::is_empty(folder));
    char bytes[8];
    EXPECT_EQ(*(*file)->Read(6, bytes, 8), 5u);
    EXPECT_EQ(std::string(bytes, 5), "world");
    EXPECT_EQ(*(*file)->Read(11, bytes, 8), 0u);
    EXPECT_TRUE((*file)->Append(std::string(89, 'x')).ok()) << "at the limit";
    const absl::Status past = (*file)->Append("x");
    EXPECT_EQ(DetailOf(past)->reason, "LIMIT_BULK_LOAD_DISK");
  }
  const auto next = SpillFile::Make(space);
  EXPECT_TRUE((*next)->Append(std::string(100, 'y')).ok());
  EXPECT_EQ(space.most_taken(), 100u);
}

TEST(SpillTest, WhatMustStayFreeStaysFree) {
  SpillSpace space(testing::TempDir(), uint64_t{1} << 60, uint64_t{1} << 62);
  const auto file = SpillFile::Make(space);
  ASSERT_TRUE(file.ok()) << file.status();
  const absl::Status full = (*file)->Append("x");
  EXPECT_TRUE(absl::IsResourceExhausted(full)) << full;
  EXPECT_EQ(DetailOf(full)->reason, "DISK_SPACE");
  EXPECT_NE(full.message().find("4611686018427387904 must stay free"), absl::string_view::npos);
  EXPECT_EQ((*file)->size(), 0u);
  SpillSpace roomy(testing::TempDir(), uint64_t{1} << 60, 1);
  EXPECT_TRUE((*SpillFile::Make(roomy))->Append("x").ok());
}

TEST(SpillTest, AFolderThatIsNotThereIsSaid) {
  SpillSpace space("/no/such/folder", 100);
  const absl::Status status = SpillFile::Make(space).status();
  EXPECT_TRUE(absl::IsUnavailable(status));
  EXPECT_NE(status.message().find("/no/such/folder"), absl::string_view::npos);
}

}  // namespace
}  // namespace entente
