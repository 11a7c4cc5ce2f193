#include "clients/cpp/rpc_error.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"

namespace entente {
namespace {

using ::testing::Pair;
using ::testing::UnorderedElementsAre;

TEST(RpcErrorTest, DetailsOfACallBecomeTheError) {
  google::rpc::ErrorInfo info;
  info.set_reason("UNKNOWN_PREDICATE");
  (*info.mutable_metadata())["field"] = "predicate";
  (*info.mutable_metadata())["value"] = "located_on";
  (*info.mutable_metadata())["resume_revision"] = "17";
  google::rpc::Status sent;
  sent.add_details()->PackFrom(info);

  const absl::Status status = StatusOfCall(3, "unknown predicate", sent.SerializeAsString());

  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(status.message(), "unknown predicate");
  const auto error = RpcErrorOf(status);
  ASSERT_TRUE(error.has_value());
  EXPECT_EQ(error->reason, "UNKNOWN_PREDICATE");
  EXPECT_EQ(error->field, "predicate");
  EXPECT_EQ(error->value, "located_on");
  EXPECT_THAT(error->metadata, UnorderedElementsAre(Pair("resume_revision", "17")));
}

TEST(RpcErrorTest, DetailsThatCannotBeReadAreLeftOut) {
  const absl::Status status = StatusOfCall(5, "no graph", "\xff\xff\xff");
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_FALSE(RpcErrorOf(status).has_value());
}

TEST(RpcErrorTest, CodesOutsideTheCanonicalOnesAreUnknown) {
  EXPECT_EQ(StatusOfCall(17, "", "").code(), absl::StatusCode::kUnknown);
  EXPECT_EQ(StatusOfCall(-1, "", "").code(), absl::StatusCode::kUnknown);
  EXPECT_TRUE(StatusOfCall(0, "", "").ok());
}

TEST(RpcErrorTest, TheErrorLastSetWins) {
  absl::Status status = WithRpcError(absl::AbortedError("no"), {"A", "f", "v", {}});
  status = WithRpcError(status, {"B", "", "", {}});
  const auto error = RpcErrorOf(status);
  ASSERT_TRUE(error.has_value());
  EXPECT_EQ(error->reason, "B");
  EXPECT_EQ(error->field, "");
}

}  // namespace
}  // namespace entente
