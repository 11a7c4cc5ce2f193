// A streamed answer that is made only as fast as it is read: one message in flight, the next ones
// made when it is gone. A reader that stalls holds no thread and at most one pull's messages.
#ifndef ENTENTE_SERVER_PULLED_STREAM_H_
#define ENTENTE_SERVER_PULLED_STREAM_H_

#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include <deque>
#include <functional>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/call.h"
#include "server/errors.h"
#include "server/premises.h"

namespace entente {

// Makes the next messages of an answer, at least one unless it is the end. True: there is more.
template <typename Response>
using PullMessages =
    std::function<absl::StatusOr<bool>(const Call& call, std::deque<Response>* messages)>;

// Lives from the call's arrival until gRPC is done with it. Steps on the pool and writes take
// turns, so that nothing here but `call_` and the timer needs a lock: whoever holds the turn hands
// it on.
template <typename Response>
class PulledStream final : public grpc::ServerWriteReactor<Response> {
 public:
  // Serves a call: `pull` is called on the pool for reads, one call at a time.
  static grpc::ServerWriteReactor<Response>* Serve(Premises& premises,
                                                   grpc::CallbackServerContext* call,
                                                   PullMessages<Response> pull) {
    auto* stream = new PulledStream(premises, call, std::move(pull));
    if (!premises.reads().TrySubmit([stream] { stream->Step(); })) {
      stream->Finish(ToGrpc(ServerBusy()));
    }
    return stream;
  }

  void OnCancel() override { call_.Cancel(); }

  void OnWriteDone(bool ok) override {
    if (!ok) {
      this->Finish(ToGrpc(Refusal(absl::StatusCode::kCancelled, "CANCELLED", "nobody reads on")));
      return;
    }
    messages_.pop_front();
    if (!messages_.empty()) {
      this->StartWrite(&messages_.front());
    } else if (more_) {
      premises_.reads().Submit([this] { Step(); });
    } else {
      this->Finish(grpc::Status::OK);
    }
  }

  void OnDone() override {
    premises_.timer().Cancel(time_over_);
    delete this;
  }

 private:
  PulledStream(Premises& premises, grpc::CallbackServerContext* call, PullMessages<Response> pull)
      : premises_(premises), call_(*call, premises.limits()), pull_(std::move(pull)) {
    // A reader that has stalled is not told anything: the stream is reset.
    time_over_ =
        premises.timer().At(call_.deadline() + absl::Seconds(1), [call] { call->TryCancel(); });
  }

  void Step() {
    absl::Status status = call_.Check();
    if (status.ok()) {
      absl::StatusOr<bool> more = pull_(call_, &messages_);
      status = more.status();
      more_ = more.ok() && *more;
    }
    if (!status.ok() || messages_.empty()) {
      this->Finish(ToGrpc(status));
    } else {
      this->StartWrite(&messages_.front());
    }
  }

  Premises& premises_;
  Call call_;
  const PullMessages<Response> pull_;
  Timer::Alarm time_over_;
  std::deque<Response> messages_;  // the first one is in flight
  bool more_ = false;
};

}  // namespace entente

#endif  // ENTENTE_SERVER_PULLED_STREAM_H_
