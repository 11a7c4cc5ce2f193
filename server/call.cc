#include "server/call.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "absl/time/clock.h"
#include "server/errors.h"
#include "server/principal.h"

namespace entente {
namespace {

absl::Time DeadlineOf(const grpc::CallbackServerContext& call, const Limits& limits) {
  const absl::Time now = absl::Now();
  const std::chrono::system_clock::time_point asked = call.deadline();
  if (asked == std::chrono::system_clock::time_point::max()) {
    return now + absl::Microseconds(limits.call_default_micros);
  }
  return std::min(absl::FromChrono(asked), now + absl::Microseconds(limits.call_most_micros));
}

// Lives from the call's arrival until gRPC is done with it.
class UnaryCall final : public grpc::ServerUnaryReactor {
 public:
  UnaryCall(const grpc::CallbackServerContext& call, const Limits& limits) : call_(call, limits) {}

  void OnCancel() override { call_.Cancel(); }
  void OnDone() override { delete this; }

  void Serve(const std::function<absl::Status(const Call&)>& serve) {
    absl::Status status = call_.Check();
    if (status.ok()) status = serve(call_);
    Finish(ToGrpc(status));
  }

 private:
  Call call_;
};

}  // namespace

Call::Call(const grpc::CallbackServerContext& call, const Limits& limits)
    : principal_(PrincipalOf(call)), deadline_(DeadlineOf(call, limits)) {}

absl::Status Call::Check() const {
  if (cancelled()) {
    return Refusal(absl::StatusCode::kCancelled, "CANCELLED", "the caller has cancelled");
  }
  if (absl::Now() >= deadline_) {
    return Refusal(absl::StatusCode::kDeadlineExceeded, "DEADLINE_EXCEEDED",
                   "the call's time was over before it was served");
  }
  return absl::OkStatus();
}

absl::Status ServerBusy() {
  return Refusal(absl::StatusCode::kResourceExhausted, "SERVER_BUSY",
                 "too many calls are waiting; try again in a moment");
}

grpc::ServerUnaryReactor* ServeUnary(WorkerPool& pool, const Limits& limits,
                                     grpc::CallbackServerContext* call,
                                     std::function<absl::Status(const Call&)> serve) {
  UnaryCall* reactor = new UnaryCall(*call, limits);
  const bool taken = pool.TrySubmit([reactor, serve = std::move(serve)] { reactor->Serve(serve); });
  if (!taken) reactor->Finish(ToGrpc(ServerBusy()));
  return reactor;
}

}  // namespace entente
