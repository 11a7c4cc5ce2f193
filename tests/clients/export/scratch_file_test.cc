#include "clients/export/scratch_file.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include "tests/clients/export/written.h"

namespace entente {
namespace {

TEST(ScratchFileTest, RecordsComeBackInOrder) {
  auto file = ScratchFile::Make();
  ASSERT_TRUE(file.ok()) << file.status();
  const std::string binary("\0a\n", 3);
  for (const std::string& record : {std::string("one"), std::string(), binary}) {
    ASSERT_TRUE(file->Write(record).ok());
  }
  ASSERT_TRUE(file->Rewind().ok());
  std::string record;
  EXPECT_TRUE(file->Read(&record).value());
  EXPECT_EQ(record, "one");
  EXPECT_TRUE(file->Read(&record).value());
  EXPECT_EQ(record, "");
  EXPECT_TRUE(file->Read(&record).value());
  EXPECT_EQ(record, binary);
  EXPECT_FALSE(file->Read(&record).value());
}

TEST(ScratchFileTest, ItHasNoNameAndTmpdirSaysWhere) {
  const Folder folder;
  const char* before = getenv("TMPDIR");
  const std::string kept = before == nullptr ? "" : before;
  setenv("TMPDIR", (folder / "").c_str(), 1);
  const auto file = ScratchFile::Make();
  setenv("TMPDIR", (folder / "missing").c_str(), 1);
  const auto nowhere = ScratchFile::Make();
  before == nullptr ? unsetenv("TMPDIR") : setenv("TMPDIR", kept.c_str(), 1);
  EXPECT_TRUE(file.ok()) << file.status();
  EXPECT_EQ(folder.entries(), 0u);
  EXPECT_EQ(nowhere.status().code(), absl::StatusCode::kUnavailable);
}

}  // namespace
}  // namespace entente
