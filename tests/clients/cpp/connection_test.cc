#include "clients/cpp/connection.h"

#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <future>
#include <thread>

#include "absl/strings/str_cat.h"
#include "clients/cpp/rpc_error.h"
#include "entente/v1/graph_service.grpc.pb.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"

namespace entente {
namespace {

// A server of this process that knows three lenses' names: one that is there, one that is not, and
// one that never comes. It watches by counting.
class SmallServer : public v1::GraphService::Service {
 public:
  SmallServer() {
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port_);
    builder.RegisterService(this);
    server_ = builder.BuildAndStart();
  }
  std::string address() const { return absl::StrCat("127.0.0.1:", port_); }

  grpc::Status GetLens(grpc::ServerContext* context, const v1::GetLensRequest* request,
                       v1::GetLensResponse* answer) override {
    if (request->name() == "slow") {
      asked_.set_value();
      while (!context->IsCancelled()) std::this_thread::yield();
    }
    if (request->name() == "there") {
      answer->mutable_lens()->set_version(3);
      return grpc::Status::OK;
    }
    google::rpc::ErrorInfo error;
    error.set_reason("UNKNOWN_LENS");
    (*error.mutable_metadata())["value"] = request->name();
    google::rpc::Status details;
    details.add_details()->PackFrom(error);
    return {grpc::StatusCode::NOT_FOUND, "no such lens", details.SerializeAsString()};
  }
  grpc::Status Watch(grpc::ServerContext*, const v1::WatchRequest* request,
                     grpc::ServerWriter<v1::WatchResponse>* writer) override {
    for (uint64_t i = request->from_revision(); i <= request->to_revision(); ++i) {
      v1::WatchResponse event;
      event.mutable_heartbeat()->set_revision(i);
      if (!writer->Write(event)) break;
    }
    return grpc::Status::OK;
  }
  std::future<void> asked() { return asked_.get_future(); }

 private:
  int port_ = 0;
  std::promise<void> asked_;
  std::unique_ptr<grpc::Server> server_;
};

v1::GetLensRequest LensRequest(const std::string& name) {
  v1::GetLensRequest request;
  request.set_name(name);
  return request;
}

TEST(ConnectionTest, AnswersAndErrorsComeThrough) {
  SmallServer server;
  Connection connection(server.address(), absl::Seconds(20));
  v1::GetLensResponse answer;
  ASSERT_TRUE(connection.Call(LensRequest("there"), &answer).ok());
  EXPECT_EQ(answer.lens().version(), 3u);
  const absl::Status missing = connection.Call(LensRequest("missing"), &answer);
  EXPECT_EQ(missing.code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(missing.message(), "no such lens");
  ASSERT_TRUE(RpcErrorOf(missing).has_value());
  EXPECT_EQ(RpcErrorOf(missing)->reason, "UNKNOWN_LENS");
  EXPECT_EQ(RpcErrorOf(missing)->value, "missing");
}

TEST(ConnectionTest, ACallHasADeadline) {
  SmallServer server;
  Connection connection(server.address(), absl::Milliseconds(50));
  v1::GetLensResponse answer;
  EXPECT_EQ(connection.Call(LensRequest("slow"), &answer).code(),
            absl::StatusCode::kDeadlineExceeded);
}

TEST(ConnectionTest, CancelEndsCallsUnderWayAndLaterOnes) {
  SmallServer server;
  Connection connection(server.address(), absl::InfiniteDuration());
  std::future<void> asked = server.asked();
  std::thread canceller([&] {
    asked.wait();
    connection.Cancel();
  });
  v1::GetLensResponse answer;
  EXPECT_EQ(connection.Call(LensRequest("slow"), &answer).code(), absl::StatusCode::kCancelled);
  canceller.join();
  EXPECT_EQ(connection.Call(LensRequest("there"), &answer).code(), absl::StatusCode::kCancelled);
}

TEST(ConnectionTest, StreamsGiveEveryMessageInOrder) {
  SmallServer server;
  Connection connection(server.address(), absl::Seconds(20));
  v1::WatchRequest request;
  request.set_from_revision(1);
  request.set_to_revision(100);
  uint64_t last = 0;
  ASSERT_TRUE(connection
                  .Call(request,
                        [&](const v1::WatchResponse& event) {
                          EXPECT_EQ(event.heartbeat().revision(), last + 1);
                          last = event.heartbeat().revision();
                          return absl::OkStatus();
                        })
                  .ok());
  EXPECT_EQ(last, 100u);
}

TEST(ConnectionTest, WhoeverReadsAStreamMayEndIt) {
  SmallServer server;
  Connection connection(server.address(), absl::Seconds(20));
  v1::WatchRequest request;
  request.set_from_revision(1);
  request.set_to_revision(1'000'000'000);
  int seen = 0;
  const absl::Status status = connection.Call(request, [&](const v1::WatchResponse&) {
    return ++seen == 3 ? absl::DataLossError("enough") : absl::OkStatus();
  });
  EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss);
  EXPECT_EQ(seen, 3);
}

TEST(ConnectionTest, NoServerIsUnavailable) {
  Connection connection("127.0.0.1:1", absl::Seconds(20));
  v1::GetLensResponse answer;
  EXPECT_EQ(connection.Call(LensRequest("there"), &answer).code(), absl::StatusCode::kUnavailable);
}

}  // namespace
}  // namespace entente
