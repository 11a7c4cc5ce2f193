#include "clients/cli/command_traverse.h"

#include <gtest/gtest.h>

#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

TEST(CommandTraverseTest, EveryFieldHasItsFlag) {
  auto request = TraverseRequestOf(
      Parsed(AddTraverseFlags,
             "Korea Russia --hops 2 --time simultaneous --types State --evidence"),
      "g", NamesToIds());
  ASSERT_TRUE(request.ok()) << request.status();
  request->clear_scope();
  EXPECT_EQ(request->ShortDebugString(),
            "starts: \"id:Korea\" starts: \"id:Russia\" hops: 2 steps { types: \"State\" } time: "
            "PATH_TIME_SIMULTANEOUS evidence: true");
}

TEST(CommandTraverseTest, ASubgraphHasSeedsAndMayHaveNoHops) {
  auto request = SubgraphRequestOf(Parsed(AddSubgraphFlags, "Korea --hops 0 --direction out"), "g",
                                   NamesToIds());
  ASSERT_TRUE(request.ok()) << request.status();
  request->clear_scope();
  EXPECT_EQ(request->ShortDebugString(),
            "seeds: \"id:Korea\" hops: 0 step { direction: DIRECTION_OUT }");
}

TEST(CommandTraverseTest, AnEntityIsRequired) {
  EXPECT_THROW(Parsed(AddTraverseFlags, "--hops 2"), CLI::RequiredError);
}

}  // namespace
}  // namespace entente
