#include "clients/cli/command_import.h"

#include <gtest/gtest.h>

#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

TEST(CommandImportTest, FilesAndFlags) {
  const ImportFlags flags =
      Parsed(AddImportFlags, "a.ndjson --keep-going b.ndjson --dry-run --create");
  EXPECT_EQ(flags.files, (std::vector<std::string>{"a.ndjson", "b.ndjson"}));
  EXPECT_TRUE(flags.keep_going && flags.dry_run && flags.create);
  EXPECT_EQ(Parsed(AddImportFlags, "-").files, std::vector<std::string>{"-"});
  EXPECT_THROW(Parsed(AddImportFlags, ""), CLI::RequiredError);
}

TEST(CommandImportTest, CompressedAndRepeatedFilesAreUsageErrors) {
  for (const char* files : {"a.gz", "a.zst", "a a", "- -"}) {
    EXPECT_EQ(ExitCodeOf(CheckImportFlags(Parsed(AddImportFlags, files))), ExitCode::kUsage)
        << files;
  }
}

TEST(CommandImportTest, AFileThatIsNotThereIsAUsageError) {
  Written written;
  const auto code = RunWithout(AddImport, written.session, "import /nonexistent/file");
  EXPECT_EQ(ExitCodeOf(code.status()), ExitCode::kUsage);
}

}  // namespace
}  // namespace entente
