#include "graph/engine/rocksdb/files.h"

#include "gtest/gtest.h"
#include "tests/faults/fault_fs.h"
#include "tests/faults/scratch_dir.h"

namespace entente {
namespace {

TEST(FilesTest, ReplacesAndReads) {
  const ScratchDir scratch;
  rocksdb::Env* const env = rocksdb::Env::Default();
  EXPECT_EQ(*ReadFileIfThere(env, scratch / "f"), std::nullopt);
  ASSERT_TRUE(ReplaceFile(env, scratch.path(), "f", "one").ok());
  ASSERT_TRUE(ReplaceFile(env, scratch.path(), "f", "").ok());
  EXPECT_EQ(*ReadFileIfThere(env, scratch / "f"), "");
  EXPECT_FALSE(ReplaceFile(env, scratch / "none", "f", "").ok());
}

// Whenever the power goes, the file is the old one or the new one.
TEST(FilesTest, APowerCutLeavesTheOldOrTheNew) {
  std::mt19937_64 random(7);
  bool seen_old = false, seen_new = false;
  for (uint64_t cut = 0; cut < 40; ++cut) {
    const ScratchDir scratch;
    ASSERT_TRUE(ReplaceFile(rocksdb::Env::Default(), scratch.path(), "f", "old").ok());
    const auto fs = std::make_shared<FaultFs>();
    const auto env = EnvOver(fs);
    fs->CutPowerAfter(cut % 4);
    ReplaceFile(env.get(), scratch.path(), "f", "new").IgnoreError();
    fs->LoseUnsynced(&random);
    const auto contents = ReadFileIfThere(rocksdb::Env::Default(), scratch / "f");
    ASSERT_TRUE(contents.ok() && contents->has_value()) << cut;
    ASSERT_TRUE(**contents == "old" || **contents == "new") << cut << ": " << **contents;
    (**contents == "old" ? seen_old : seen_new) = true;
  }
  EXPECT_TRUE(seen_old && seen_new);
}

}  // namespace
}  // namespace entente
