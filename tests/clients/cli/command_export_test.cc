#include "clients/cli/command_export.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "absl/strings/str_cat.h"
#include "clients/cpp/commit_line.h"
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

TEST(CommandExportTest, ALoadBecomesCommitsThatCanBeImported) {
  CommitExport commits;
  std::string text;
  v1::CommitPart part;
  part.set_revision(7);
  part.set_request_id("load");
  for (uint32_t number = 1; number <= 9; ++number) {
    part.clear_changes();
    for (int i = 0; i < 500; ++i) {
      v1::RecordedChange& change = *part.add_changes();
      change.mutable_claim()->set_subject("x");
      change.set_id(absl::StrCat(number, "/", i));
    }
    part.set_part(number);
    part.set_parts(number < 9 ? number + 1 : 9);
    std::string line;
    ASSERT_TRUE(commits.Add(part, &line).ok());
    if (!line.empty()) absl::StrAppend(&text, line, "\n");
  }
  EXPECT_TRUE(commits.End().ok());
  EXPECT_EQ(commits.commits(), 3u);
  std::istringstream lines(text);
  std::vector<int> sizes;
  for (std::string line; std::getline(lines, line);) {
    const auto commit = ParseCommitLine(line);
    ASSERT_TRUE(commit.ok()) << commit.status();
    sizes.push_back(commit->changes_size());
    EXPECT_EQ(commit->request_id(), absl::StrCat("load/", sizes.size()));
  }
  EXPECT_EQ(sizes, (std::vector<int>{2'000, 2'000, 500}));
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
