// Loads of calls against servers that answer at once, or hold everybody up.
#include "bench/calls/stretch.h"

#include <grpcpp/generic/async_generic_service.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "absl/strings/str_cat.h"
#include "bench/ceilings/ready_stream.h"

namespace entente {
namespace {

const Worked kNothing = [] { return 0.0; };

std::vector<Question> Questions(size_t count) {
  return std::vector<Question>(count, {"/any/Thing", true, "?"});
}

// Lets nobody go before so many have come.
class Turnstile final : public grpc::CallbackGenericService {
 public:
  explicit Turnstile(size_t crowd) : crowd_(crowd) {
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port_);
    builder.RegisterCallbackGenericService(this);
    server_ = builder.BuildAndStart();
  }
  ~Turnstile() override {
    server_->Shutdown();
    server_->Wait();
  }
  std::string address() const { return absl::StrCat("127.0.0.1:", port_); }

  grpc::ServerGenericBidiReactor* CreateReactor(grpc::GenericCallbackServerContext*) override {
    std::vector<Visitor*> going;
    auto* const visitor = new Visitor();
    {
      std::lock_guard<std::mutex> lock(mutex_);
      waiting_.push_back(visitor);
      if (waiting_.size() >= crowd_) going.swap(waiting_);
    }
    for (Visitor* each : going) each->Finish(grpc::Status::OK);
    return visitor;
  }

 private:
  class Visitor final : public grpc::ServerGenericBidiReactor {
   public:
    void OnDone() override { delete this; }
  };

  const size_t crowd_;
  std::mutex mutex_;
  std::vector<Visitor*> waiting_;
  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
};

TEST(CallInTurn, AsksAllQuestionsAlikeAndKeepsEveryAnswer) {
  const auto server = ReadyStream::Start({"one", "two"});
  ASSERT_TRUE(server.ok());
  Lines lines((*server)->address(), 2);
  const auto questions = Questions(3);
  const Stretch stretch = CallInTurn(lines, questions, 4, {.seconds = 0.05, .least = 30}, kNothing);
  EXPECT_GE(stretch.replies.size(), 30u);
  EXPECT_GE(stretch.seconds, 0.05);
  std::map<size_t, size_t> asked;
  for (const Reply& reply : stretch.replies) {
    EXPECT_TRUE(reply.status.ok());
    EXPECT_EQ(reply.messages, (std::vector<std::string>{"one", "two"}));
    EXPECT_GT(reply.micros, 0);
    ++asked[reply.question];
  }
  EXPECT_EQ(asked.size(), 3u);
  EXPECT_LE(asked[0] - asked[2], 1u);
}

TEST(CallInTurn, AsksOnceWhatMayBeAskedOnce) {
  const auto server = ReadyStream::Start({"done"});
  ASSERT_TRUE(server.ok());
  Lines lines((*server)->address(), 1);
  const auto questions = Questions(25);
  const Length length{.seconds = 60, .least = 1, .once = true};
  EXPECT_EQ(CallInTurn(lines, questions, 4, length, kNothing).replies.size(), 25u);
}

TEST(CallInTurn, TellsWhoDoesNotAnswer) {
  Lines lines("127.0.0.1:1", 1);  // nobody listens
  const auto questions = Questions(1);
  const Stretch stretch = CallInTurn(lines, questions, 1, {.seconds = 0, .least = 1}, kNothing);
  ASSERT_EQ(stretch.replies.size(), 1u);
  EXPECT_EQ(stretch.replies[0].status.code(), absl::StatusCode::kUnavailable);
}

TEST(CallAtRate, CountsAStallForEverybodyWhoMeetsIt) {
  // Ten calls, one in 20 ms, and nobody goes before the tenth has come: a closed loop would wait
  // with the first for ever, and one that counts from asking late would hide who waited.
  Turnstile turnstile(10);
  Lines lines(turnstile.address(), 1);
  const auto questions = Questions(10);
  const Length length{.seconds = 60, .least = 1, .once = true};
  const Stretch stretch = CallAtRate(lines, questions, 50, length, kNothing);
  ASSERT_EQ(stretch.replies.size(), 10u);
  EXPECT_EQ(stretch.missed, 0u);
  std::vector<double> millis(10, 0);
  for (const Reply& reply : stretch.replies) millis[reply.question] = reply.micros / 1'000;
  EXPECT_GE(millis[0], 180);
  for (size_t i = 1; i < 10; ++i) EXPECT_LT(millis[i], millis[i - 1]);
}

}  // namespace
}  // namespace entente
