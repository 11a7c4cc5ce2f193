#include "graph/engine/rocksdb/status_map.h"

#include "gtest/gtest.h"

namespace entente {
namespace {

TEST(StatusMapTest, EveryKindOfTroubleHasItsCode) {
  using rocksdb::Status;
  const struct {
    Status status;
    absl::StatusCode code;
  } cases[] = {
      {Status::OK(), absl::StatusCode::kOk},
      {Status::Corruption("x"), absl::StatusCode::kDataLoss},
      {Status::PathNotFound("x"), absl::StatusCode::kDataLoss},
      {Status::NotFound("x"), absl::StatusCode::kNotFound},
      {Status::IOError("x"), absl::StatusCode::kUnavailable},
      {Status::NoSpace("x"), absl::StatusCode::kResourceExhausted},
      {Status::MemoryLimit("x"), absl::StatusCode::kResourceExhausted},
      {Status::Aborted("x"), absl::StatusCode::kUnavailable},
      {Status::TimedOut("x"), absl::StatusCode::kDeadlineExceeded},
      {Status::Busy("x"), absl::StatusCode::kUnavailable},
      {Status::Incomplete("x"), absl::StatusCode::kUnavailable},
      {Status::ShutdownInProgress("x"), absl::StatusCode::kUnavailable},
      {Status::InvalidArgument("x"), absl::StatusCode::kInternal},
  };
  for (const auto& [status, code] : cases) {
    EXPECT_EQ(FromRocksDb(status, "testing").code(), code) << status.ToString();
  }
  EXPECT_EQ(FromRocksDb(Status::Corruption("block 7"), "reading a row").message(),
            "while reading a row: Corruption: block 7");
}

}  // namespace
}  // namespace entente
