#include "clients/cli/flags_page.h"

#include <gtest/gtest.h>

#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

TEST(FlagsPageTest, FlagsSetThePolicy) {
  const PagePolicy policy = Parsed(AddPageFlags, "--page-size 7 --page-token abc --all");
  EXPECT_EQ(policy.page_size, 7u);
  EXPECT_EQ(policy.page_token, "abc");
  EXPECT_TRUE(policy.all);
  EXPECT_EQ(Parsed(AddPageFlags, "").page_size, 0u);
}

TEST(FlagsPageTest, PagesHaveALimit) {
  EXPECT_TRUE(CheckPageFlags(Parsed(AddPageFlags, "--page-size 10000")).ok());
  EXPECT_EQ(ExitCodeOf(CheckPageFlags(Parsed(AddPageFlags, "--page-size 10001"))),
            ExitCode::kUsage);
}

}  // namespace
}  // namespace entente
