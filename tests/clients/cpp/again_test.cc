#include "clients/cpp/again.h"

#include <gtest/gtest.h>

#include "clients/cpp/rpc_error.h"

namespace entente {
namespace {

// How often a call was made that fails so `failures` times, on a connection that nobody uses.
int CallsMade(const absl::Status& failure, int failures, bool cancelled = false) {
  Connection nobody("127.0.0.1:1", absl::Seconds(10));
  if (cancelled) nobody.Cancel();
  int calls = 0;
  const absl::Status last =
      Again(nobody, [&] { return ++calls > failures ? absl::OkStatus() : failure; });
  EXPECT_EQ(last.ok(), calls > failures);
  return calls;
}

TEST(AgainTest, WhatBreaksIsAskedForAgainUntilItComes) {
  EXPECT_EQ(CallsMade(absl::UnavailableError("away"), 0), 1);
  EXPECT_EQ(CallsMade(absl::UnavailableError("away"), 2), 3);
  EXPECT_EQ(CallsMade(absl::CancelledError("stopped"), 1), 2);
}

TEST(AgainTest, WhatIsRefusedIsNot) {
  EXPECT_EQ(CallsMade(absl::NotFoundError("nobody"), 9), 1);
  EXPECT_EQ(CallsMade(absl::DeadlineExceededError("late"), 9), 1);
  const absl::Status faulted =
      WithRpcError(absl::UnavailableError("broken"),
                   {.reason = "STORE_FAULTED", .field = "", .value = "", .metadata = {}});
  EXPECT_EQ(CallsMade(faulted, 9), 1);
}

TEST(AgainTest, NorWhatWasCancelledHere) {
  EXPECT_EQ(CallsMade(absl::CancelledError("by us"), 9, true), 1);
  EXPECT_EQ(CallsMade(absl::UnavailableError("away"), 9, true), 1);
}

}  // namespace
}  // namespace entente
