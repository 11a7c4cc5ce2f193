#include "server/reading.h"

#include <gtest/gtest.h>

#include "graph/model/status.h"
#include "tests/server/running_server.h"

namespace entente {
namespace {

TEST(ReadingTest, APageTokenBringsItsScopeBack) {
  RunningServer server;
  server.MakeGraph();
  Premises& premises = server.server().premises();
  grpc::CallbackServerContext context;
  const Call call(context, premises.limits());
  v1::ReadScope scope;
  scope.set_graph("g");
  Paging paging{"binding", ""};
  const auto first = Reading::Begin(premises, call, scope, paging);
  ASSERT_TRUE(first.ok()) << first.status();
  Ending ending;
  ending.complete = false;
  ending.truncated_by = "PAGE_FULL";
  ending.resume = "here";
  paging.token = (*first)->TrailerFor(ending).next_page_token();
  const auto second = Reading::Begin(premises, call, scope, paging);
  ASSERT_TRUE(second.ok()) << second.status();
  EXPECT_EQ((*second)->bookmark(), "here");
  EXPECT_EQ((*second)->scope().SerializeAsString(), (*first)->scope().SerializeAsString());
  paging.binding = "another";
  EXPECT_EQ(DetailOf(Reading::Begin(premises, call, scope, paging).status())->reason,
            "PAGE_TOKEN_INVALID");
}

}  // namespace
}  // namespace entente
