// One call, as the code that answers it sees it: who, until when, and whether still wanted.
#ifndef ENTENTE_SERVER_CALL_H_
#define ENTENTE_SERVER_CALL_H_

#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include <atomic>
#include <functional>
#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "graph/model/limits.h"
#include "server/worker_pool.h"

namespace entente {

// Thread-safe.
class Call {
 public:
  // The deadline is the client's, at most Limits::call_most_micros away; without one,
  // Limits::call_default_micros.
  Call(const grpc::CallbackServerContext& call, const Limits& limits);

  const std::string& principal() const { return principal_; }
  absl::Time deadline() const { return deadline_; }
  void Cancel() { cancelled_ = true; }
  bool cancelled() const { return cancelled_; }
  // kCancelled or kDeadlineExceeded once there is no use in going on.
  absl::Status Check() const;

 private:
  const std::string principal_;
  const absl::Time deadline_;
  std::atomic<bool> cancelled_{false};
};

// Serves a unary call on `pool`; `serve` fills the response. Refuses with kResourceExhausted
// (SERVER_BUSY) when too many calls wait already.
grpc::ServerUnaryReactor* ServeUnary(WorkerPool& pool, const Limits& limits,
                                     grpc::CallbackServerContext* call,
                                     std::function<absl::Status(const Call&)> serve);

// The refusal of a call when too many wait.
absl::Status ServerBusy();

}  // namespace entente

#endif  // ENTENTE_SERVER_CALL_H_
