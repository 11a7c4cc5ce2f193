#include "clients/cli/export_reads.h"

#include <gtest/gtest.h>

#include "clients/cpp/rpc_error.h"

namespace entente {
namespace {

absl::Status Nothing(v1::PropositionRow&) { return absl::OkStatus(); }

TEST(ExportReadsTest, WithoutAServerItIsUnavailable) {
  Connection nobody("127.0.0.1:1", absl::Seconds(10));
  ExportReads reads(nobody, 1);
  EXPECT_EQ(reads.Rows({}, "", "", Nothing).code(), absl::StatusCode::kUnavailable);
  EXPECT_TRUE(reads.reads().empty());
  EXPECT_EQ(reads.rows(), 0u);
}

// One more than allowed is refused before it is asked for; end_to_end/export reads as many as are.
TEST(ExportReadsTest, OneMoreReadThanAllowedIsRefused) {
  Connection nobody("127.0.0.1:1", absl::Seconds(10));
  ExportReads reads(nobody, 0);
  const absl::Status refused = reads.Rows({}, "", "", Nothing);
  EXPECT_EQ(refused.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(RpcErrorOf(refused)->reason, "LIMIT_READS");
}

}  // namespace
}  // namespace entente
