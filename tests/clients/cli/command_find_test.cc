#include "clients/cli/command_find.h"

#include <gtest/gtest.h>

#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

TEST(CommandFindTest, TheNameIsSentAsItIs) {
  const auto request =
      FindRequest(Parsed(AddFindFlags, "'kursk region' --type Region"), "g", NamesToIds());
  ASSERT_TRUE(request.ok());
  EXPECT_EQ(request->name(), "kursk region");
  EXPECT_EQ(request->type(), "Region");
}

TEST(CommandFindTest, WithoutANameAllAreFound) {
  EXPECT_EQ(FindRequest(Parsed(AddFindFlags, ""), "g", NamesToIds())->name(), "");
}

TEST(CommandFindTest, WithoutAServerItIsUnavailable) {
  Written written;
  EXPECT_EQ(ExitCodeOf(RunWithout(AddFind, written.session, "find Kursk").status()),
            ExitCode::kUnavailable);
}

}  // namespace
}  // namespace entente
