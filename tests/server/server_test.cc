// The server as a whole: its port, health, reflection, admin answers, stopping.
#include "server/server.h"

#include <gmock/gmock.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include "grpc/health/v1/health.grpc.pb.h"
#include "tests/server/running_server.h"

namespace entente {
namespace {

grpc::health::v1::HealthCheckResponse::ServingStatus HealthOf(const std::string& address,
                                                              const std::string& service) {
  const auto stub = grpc::health::v1::Health::NewStub(
      grpc::CreateChannel(address, grpc::InsecureChannelCredentials()));
  grpc::ClientContext context;
  grpc::health::v1::HealthCheckRequest request;
  request.set_service(service);
  grpc::health::v1::HealthCheckResponse response;
  const grpc::Status status = stub->Check(&context, request, &response);
  EXPECT_TRUE(status.ok()) << status.error_message();
  return response.status();
}

TEST(ServerTest, ASecondServerOnThePortDoesNotStart) {
  RunningServer first;
  const auto second = Server::Listen(first.address(), {});
  EXPECT_EQ(second.status().code(), absl::StatusCode::kUnavailable);
}

TEST(ServerTest, HealthFollowsTheGraphs) {
  using Response = grpc::health::v1::HealthCheckResponse;
  auto server = Server::Listen("127.0.0.1:0", {});
  ASSERT_TRUE(server.ok()) << server.status();
  const std::string address = "127.0.0.1:" + std::to_string((*server)->port());
  EXPECT_EQ(HealthOf(address, ""), Response::NOT_SERVING);
  EXPECT_EQ(HealthOf(address, "entente.v1.GraphService"), Response::NOT_SERVING);
  const auto stub =
      v1::GraphService::NewStub(grpc::CreateChannel(address, grpc::InsecureChannelCredentials()));
  grpc::ClientContext context;
  v1::ListGraphsResponse graphs;
  EXPECT_EQ(Told(stub->ListGraphs(&context, {}, &graphs)), "UNAVAILABLE NOT_READY");

  RunningServer running;
  EXPECT_EQ(HealthOf(running.address(), ""), Response::SERVING);
  EXPECT_EQ(HealthOf(running.address(), "entente.v1.QueryService"), Response::SERVING);
}

TEST(ServerTest, StopsTwiceWithoutHarm) {
  RunningServer running;
  running.server().Stop(absl::Seconds(1));
  running.server().Stop(absl::Seconds(1));
}

}  // namespace
}  // namespace entente
