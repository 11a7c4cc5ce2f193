#include "clients/cli/exit_code.h"

#include <gtest/gtest.h>

#include "clients/cpp/rpc_error.h"

namespace entente {
namespace {

TEST(ExitCodeTest, EachCodeHasItsNumber) {
  EXPECT_EQ(static_cast<int>(ExitCodeOf(absl::OkStatus())), 0);
  EXPECT_EQ(static_cast<int>(ExitCodeOf(absl::InternalError(""))), 1);
  EXPECT_EQ(static_cast<int>(ExitCodeOf(absl::DataLossError(""))), 1);
  EXPECT_EQ(static_cast<int>(ExitCodeOf(absl::CancelledError(""))), 1);
  EXPECT_EQ(static_cast<int>(ExitCodeOf(UsageError("", "", ""))), 2);
  EXPECT_EQ(static_cast<int>(ExitCodeOf(absl::NotFoundError(""))), 3);
  EXPECT_EQ(static_cast<int>(ExitCodeOf(absl::InvalidArgumentError(""))), 4);
  EXPECT_EQ(static_cast<int>(ExitCodeOf(absl::OutOfRangeError(""))), 4);
  EXPECT_EQ(static_cast<int>(ExitCodeOf(absl::UnavailableError(""))), 5);
  EXPECT_EQ(static_cast<int>(ExitCodeOf(absl::DeadlineExceededError(""))), 5);
  EXPECT_EQ(static_cast<int>(ExitCodeOf(absl::AbortedError(""))), 6);
  EXPECT_EQ(static_cast<int>(ExitCodeOf(absl::AlreadyExistsError(""))), 6);
  EXPECT_EQ(static_cast<int>(ExitCodeOf(absl::FailedPreconditionError(""))), 6);
  EXPECT_EQ(static_cast<int>(ExitCodeOf(absl::ResourceExhaustedError(""))), 7);
}

TEST(ExitCodeTest, AnErrorIsOneLineWithFieldValueAndReason) {
  const absl::Status status =
      WithRpcError(absl::InvalidArgumentError("unknown predicate: did you mean located_in"),
                   {"UNKNOWN_PREDICATE", "predicate", "located_on", {}});
  EXPECT_EQ(ErrorLine(status),
            "entente: unknown predicate (predicate=located_on): did you mean located_in "
            "[UNKNOWN_PREDICATE]");
}

TEST(ExitCodeTest, WithoutDetailsTheCodeIsTheReason) {
  EXPECT_EQ(ErrorLine(absl::UnavailableError("no server")), "entente: no server [UNAVAILABLE]");
}

TEST(ExitCodeTest, AnErrorOfAFileBeginsWithItsLine) {
  EXPECT_EQ(ErrorLine(AtLine(absl::InvalidArgumentError("wrong: do right"), "f.ndjson", 7)),
            "entente: f.ndjson:7: wrong: do right [INVALID_ARGUMENT]");
  const absl::Status status = WithRpcError(absl::NotFoundError("no"), {"GONE", "a", "b", {}});
  EXPECT_EQ(ErrorLine(AtLine(status, "f.ndjson", 7)), "entente: f.ndjson:7: no (a=b) [GONE]");
}

TEST(ExitCodeTest, AnErrorCommandsNoTerminal) {
  EXPECT_EQ(ErrorLine(absl::NotFoundError("no \x1b[2J\n")), "entente: no \\x1b[2J\\n [NOT_FOUND]");
}

}  // namespace
}  // namespace entente
