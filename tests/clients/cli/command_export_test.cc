#include "clients/cli/command_export.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

v1::CommitPart Part(uint64_t revision, uint32_t part, uint32_t parts, const std::string& subject) {
  v1::CommitPart made;
  made.set_revision(revision);
  made.set_request_id("r");
  made.set_part(part);
  made.set_parts(parts);
  v1::RecordedChange* change = made.add_changes();
  change->mutable_claim()->set_subject(subject);
  change->set_id(subject);
  return made;
}

TEST(CommandExportTest, PartsMakeOneLine) {
  CommitExport commits;
  std::string line;
  ASSERT_TRUE(commits.Add(Part(1, 1, 2, "a"), &line).ok());
  EXPECT_EQ(line, "");
  EXPECT_FALSE(commits.End().ok());
  ASSERT_TRUE(commits.Add(Part(1, 2, 2, "b"), &line).ok());
  EXPECT_TRUE(commits.End().ok());
  const auto read = ParseCommitLine(line);
  ASSERT_TRUE(read.ok()) << line;
  EXPECT_EQ(read->changes_size(), 2);
  EXPECT_EQ(read->changes(0).ref(), "c:61");
  EXPECT_EQ(commits.commits(), 1u);
}

TEST(CommandExportTest, AMissingPartIsAnError) {
  CommitExport commits;
  std::string line;
  EXPECT_EQ(commits.Add(Part(1, 2, 2, "a"), &line).code(), absl::StatusCode::kDataLoss);
  ASSERT_TRUE(commits.Add(Part(1, 1, 3, "a"), &line).ok());
  EXPECT_EQ(commits.Add(Part(1, 3, 3, "b"), &line).code(), absl::StatusCode::kDataLoss);
  EXPECT_EQ(commits.Add(Part(2, 1, 1, "b"), &line).code(), absl::StatusCode::kDataLoss);
}

TEST(CommandExportTest, LensesAreCountedAndLeftOut) {
  CommitExport commits;
  v1::CommitPart part;
  part.set_revision(1);
  part.set_part(1);
  part.set_parts(1);
  part.add_changes()->mutable_lens()->set_name("careful");
  std::string line = "old";
  ASSERT_TRUE(commits.Add(part, &line).ok());
  EXPECT_EQ(line, "");
  EXPECT_EQ(commits.lenses(), 1u);
  EXPECT_EQ(commits.commits(), 0u);
}

TEST(CommandExportTest, WithoutAServerItIsUnavailable) {
  Written written;
  EXPECT_EQ(ExitCodeOf(RunWithout(AddExport, written.session, "export").status()),
            ExitCode::kUnavailable);
}

}  // namespace
}  // namespace entente
