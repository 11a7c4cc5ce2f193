#include "clients/cpp/again.h"

#include <algorithm>
#include <optional>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "clients/cpp/rpc_error.h"

namespace entente {
namespace {

constexpr int kTries = 8;
constexpr absl::Duration kFirstWait = absl::Milliseconds(100);
constexpr absl::Duration kLongestWait = absl::Seconds(2);

bool MayPass(const Connection& connection, const absl::Status& status) {
  if (connection.cancelled()) return false;
  const std::optional<RpcError> error = RpcErrorOf(status);
  const std::string reason = error.has_value() ? error->reason : "";
  if (reason == "STORE_FAULTED") return false;
  // A server that stops ends the calls under way as cancelled.
  return absl::IsUnavailable(status) || absl::IsCancelled(status) || reason == "SERVER_BUSY";
}

}  // namespace

absl::Status Again(const Connection& connection, absl::FunctionRef<absl::Status()> call) {
  absl::Duration wait = kFirstWait;
  absl::Status status = call();
  for (int tries = 1; tries < kTries && !status.ok() && MayPass(connection, status); ++tries) {
    absl::SleepFor(wait);
    wait = std::min(wait * 2, kLongestWait);
    status = call();
  }
  return status;
}

}  // namespace entente
