#include "server/call.h"

#include <gtest/gtest.h>

#include "absl/time/clock.h"
#include "graph/model/status.h"
#include "tests/server/running_server.h"

namespace entente {
namespace {

TEST(CallTest, WithoutADeadlineTheDefaultCounts) {
  grpc::CallbackServerContext context;
  Limits limits;
  limits.call_default_micros = 5'000'000;
  Call call(context, limits);
  EXPECT_LE(call.deadline(), absl::Now() + absl::Seconds(5));
  EXPECT_GT(call.deadline(), absl::Now() + absl::Seconds(2));
  EXPECT_TRUE(call.Check().ok());
  call.Cancel();
  EXPECT_EQ(call.Check().code(), absl::StatusCode::kCancelled);
}

TEST(CallTest, AfterItsTimeACallIsNotServed) {
  grpc::CallbackServerContext context;
  Limits limits;
  limits.call_default_micros = 0;
  EXPECT_EQ(Call(context, limits).Check().code(), absl::StatusCode::kDeadlineExceeded);
}

TEST(CallTest, TooManyWaitingCallsAreToldToComeBack) {
  PremisesOptions options;
  options.waiting_calls = 0;
  RunningServer server(options);
  grpc::ClientContext context;
  v1::ListGraphsResponse response;
  EXPECT_EQ(Told(server.graphs().ListGraphs(&context, {}, &response)),
            "RESOURCE_EXHAUSTED SERVER_BUSY");
  EXPECT_EQ(Told(List(server, LocatedIn()).status), "RESOURCE_EXHAUSTED SERVER_BUSY");
}

}  // namespace
}  // namespace entente
