#include "clients/export/formats.h"

#include <gtest/gtest.h>

#include "absl/strings/str_split.h"
#include "tests/clients/export/written.h"

namespace entente {
namespace {

TEST(FormatsTest, EveryNameMakesASink) {
  for (const std::string& name : std::vector<std::string>(absl::StrSplit(FormatChoices(), '|'))) {
    EXPECT_TRUE(IsFormat(name));
    const Folder folder;
    const auto output =
        (HasSeveralFiles(name) ? Output::Directory(folder / "d") : Output::File(folder / "f"))
            .value();
    const auto sink = MakeSink(name, {}, output.get());
    EXPECT_TRUE(sink->Begin(Head()).ok()) << name;
    EXPECT_TRUE(sink->End().ok()) << name;
    EXPECT_TRUE(output->Commit().ok()) << name;
    EXPECT_EQ(output->names().size() > 1, HasSeveralFiles(name)) << name;
  }
  EXPECT_FALSE(IsFormat("parquet"));
  EXPECT_FALSE(HasSeveralFiles("parquet"));
}

}  // namespace
}  // namespace entente
