#include "clients/cli/export_reads.h"

#include <gtest/gtest.h>

#include "clients/cpp/rpc_error.h"

namespace entente {
namespace {

absl::Status NoClaim(const v1::PropositionRow&, const v1::ClaimRecord&) { return absl::OkStatus(); }
absl::Status Nothing(v1::PropositionRow&) { return absl::OkStatus(); }

TEST(ExportReadsTest, ACallThatFailsIsTold) {
  Connection nobody("127.0.0.1:1", absl::Seconds(10));
  nobody.Cancel();
  ExportReads reads(nobody, 1);
  EXPECT_EQ(reads.Rows({}, "", "", NoClaim, Nothing).code(), absl::StatusCode::kCancelled);
  EXPECT_TRUE(reads.reads().empty());
  EXPECT_EQ(reads.rows(), 0u);
}

// One more than allowed is refused before it is asked for; end_to_end/export reads as many as are.
TEST(ExportReadsTest, OneMoreReadThanAllowedIsRefused) {
  Connection nobody("127.0.0.1:1", absl::Seconds(10));
  ExportReads reads(nobody, 0);
  const absl::Status refused = reads.Rows({}, "", "", NoClaim, Nothing);
  EXPECT_EQ(refused.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(RpcErrorOf(refused)->reason, "LIMIT_READS");
}

}  // namespace
}  // namespace entente
