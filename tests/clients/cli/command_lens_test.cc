#include "clients/cli/command_lens.h"

#include <gtest/gtest.h>

#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

TEST(CommandLensTest, FlagsBecomeTheLensThatIsStored) {
  const auto request = PutLensRequestOf(
      "g", "careful", Parsed(AddLensFlags, "--least-origins 2 --deny-agents A"), NamesToIds());
  ASSERT_TRUE(request.ok());
  EXPECT_EQ(request->ShortDebugString(),
            "graph: \"g\" name: \"careful\" lens { deny { agents: \"id:A\" } least_origins: 2 }");
}

TEST(CommandLensTest, EachPartAsksTheServer) {
  for (const char* arguments : {"lens list", "lens get default", "lens put x --ungraded"}) {
    Written written;
    EXPECT_EQ(ExitCodeOf(RunWithout(AddLens, written.session, arguments).status()),
              ExitCode::kUnavailable);
  }
}

}  // namespace
}  // namespace entente
