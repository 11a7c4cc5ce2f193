// What a server makes of names, cli_test.py shows.
#include "clients/cli/entity_lookup.h"

#include <gtest/gtest.h>

#include "clients/cli/exit_code.h"

namespace entente {
namespace {

TEST(EntityLookupTest, ReadsSendWhatWasGiven) {
  EXPECT_EQ(AsGiven()("--subject", "Kursk region").value(), "Kursk region");
  EXPECT_EQ(ExitCodeOf(AsGiven()("--subject", "").status()), ExitCode::kUsage);
}

TEST(EntityLookupTest, WritesAskTheServer) {
  Connection connection("127.0.0.1:1", absl::Seconds(10));
  const Lookup lookup = LookupIn(connection, "g", "");
  EXPECT_EQ(ExitCodeOf(lookup("ENTITY", "").status()), ExitCode::kUsage);
  EXPECT_EQ(ExitCodeOf(lookup("ENTITY", "x").status()), ExitCode::kUnavailable);
}

}  // namespace
}  // namespace entente
