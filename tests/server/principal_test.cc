#include "server/principal.h"

#include <gtest/gtest.h>

#include "tests/server/running_server.h"

namespace entente {
namespace {

TEST(PrincipalTest, EverybodyIsLocalBeforeAuthentication) {
  RunningServer server;
  server.MakeGraph();
  const uint64_t revision = MustCommit(server, "r", SomeChanges(0)).revision();
  const auto graph = *server.server().premises().Find("g");
  EXPECT_EQ(graph->store->RecordOf(revision)->principal, "local");
}

}  // namespace
}  // namespace entente
