#include "server/premises.h"

#include <gtest/gtest.h>

#include "graph/model/status.h"
#include "tests/server/running_server.h"

namespace entente {
namespace {

TEST(PremisesTest, NothingIsFoundBeforeItIsOpen) {
  Premises premises{PremisesOptions{}};
  EXPECT_FALSE(premises.open());
  EXPECT_EQ(DetailOf(premises.Find("g").status())->reason, "NOT_READY");
}

TEST(PremisesTest, FindsGraphsByName) {
  RunningServer server;
  server.MakeGraph();
  Premises& premises = server.server().premises();
  EXPECT_TRUE(premises.open());
  EXPECT_TRUE(premises.Find("g").ok());
  EXPECT_EQ(DetailOf(premises.Find("").status())->reason, "FIELD_MISSING");
  EXPECT_EQ(DetailOf(premises.Find("h").status())->reason, "GRAPH_NOT_FOUND");
}

}  // namespace
}  // namespace entente
