#include "server/errors.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "graph/model/status.h"
#include "graph/model/utf8.h"

namespace entente {
namespace {

google::rpc::Status WireOf(const grpc::Status& status) {
  google::rpc::Status wire;
  EXPECT_TRUE(wire.ParseFromString(status.error_details()));
  return wire;
}

TEST(ErrorsTest, OkIsOk) { EXPECT_TRUE(ToGrpc(absl::OkStatus()).ok()); }

TEST(ErrorsTest, CarriesReasonFieldAndValue) {
  const grpc::Status status =
      ToGrpc(InvalidField("INVALID_PERIOD", "claim.period", "soon", "no period"), {{"a", "b"}});
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(status.error_message(), "no period");
  const google::rpc::Status wire = WireOf(status);
  EXPECT_EQ(wire.code(), 3);
  EXPECT_EQ(wire.message(), "no period");
  ASSERT_EQ(wire.details_size(), 1);
  google::rpc::ErrorInfo error;
  ASSERT_TRUE(wire.details(0).UnpackTo(&error));
  EXPECT_EQ(error.reason(), "INVALID_PERIOD");
  EXPECT_EQ(error.domain(), "entente");
  EXPECT_EQ(error.metadata().at("field"), "claim.period");
  EXPECT_EQ(error.metadata().at("value"), "soon");
  EXPECT_EQ(error.metadata().at("a"), "b");
}

// Clients refuse trailers of more than 8 KiB, and messages that are not UTF-8.
TEST(ErrorsTest, IsShortAndReadableWhateverItQuotes) {
  std::string cyrillic;
  for (int i = 0; i < 100'000; ++i) cyrillic += "\u0454";
  const std::string half = cyrillic.substr(0, 63);
  const grpc::Status status = ToGrpc(
      InvalidField("UNKNOWN_PREDICATE", cyrillic, cyrillic, absl::StrCat(half, "? ", cyrillic)));
  EXPECT_LT(3 * status.error_message().size() + status.error_details().size(), 8u << 10);
  EXPECT_TRUE(IsUtf8(status.error_message()));
  EXPECT_EQ(status.error_message().substr(0, 65), absl::StrCat(cyrillic.substr(0, 62), "? \xd1"));
  google::rpc::ErrorInfo error;
  ASSERT_TRUE(WireOf(status).details(0).UnpackTo(&error));
  const std::string& value = error.metadata().at("value");
  EXPECT_LT(value.size(), 300u);
  EXPECT_TRUE(IsUtf8(value));
}

TEST(ErrorsTest, WithoutDetailTheReasonIsTheCode) {
  google::rpc::ErrorInfo error;
  ASSERT_TRUE(WireOf(ToGrpc(absl::DataLossError("bad"))).details(0).UnpackTo(&error));
  EXPECT_EQ(error.reason(), "DATA_LOSS");
}

TEST(ErrorsTest, SaysWhenToRetryWhereThatHelps) {
  for (const absl::Status& status :
       {absl::UnavailableError("later"),
        Refusal(absl::StatusCode::kResourceExhausted, "SERVER_BUSY", "full")}) {
    const google::rpc::Status wire = WireOf(ToGrpc(status));
    ASSERT_EQ(wire.details_size(), 2);
    google::rpc::RetryInfo retry;
    ASSERT_TRUE(wire.details(1).UnpackTo(&retry));
    EXPECT_GE(retry.retry_delay().seconds(), 1);
  }
}

TEST(ErrorsTest, SaysNothingOfRetryingWhatMeetsTheSameLimitAgain) {
  for (const char* reason : {"BUDGET_ROWS", "LIMIT_ROW", "LIMIT_ANSWER", "WALK_TOO_LONG"}) {
    const absl::Status status = Refusal(absl::StatusCode::kResourceExhausted, reason, "no");
    EXPECT_EQ(WireOf(ToGrpc(status)).details_size(), 1) << reason;
  }
}

TEST(ErrorsTest, RefusalHasItsReason) {
  const auto detail = DetailOf(Refusal(absl::StatusCode::kUnavailable, "NOT_READY", "wait"));
  ASSERT_TRUE(detail.has_value());
  EXPECT_EQ(detail->reason, "NOT_READY");
}

}  // namespace
}  // namespace entente
