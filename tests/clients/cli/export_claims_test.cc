#include "clients/cli/export_claims.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

// With a server: end_to_end/export_claims.
TEST(ExportClaimsTest, OnlyWhatARowNamesIsAskedFor) {
  Connection nobody("127.0.0.1:1", absl::Seconds(10));
  nobody.Cancel();
  const auto none = [](const v1::ClaimRecord&) { return absl::InternalError("nobody has any"); };
  v1::PropositionRow row;
  row.mutable_proposition()->set_subject("a");
  EXPECT_TRUE(ReadClaimsOf(nobody, {}, row, none).ok());
  row.add_dissenting_claim_ids("1");
  EXPECT_EQ(ReadClaimsOf(nobody, {}, row, none).code(), absl::StatusCode::kCancelled);
}

}  // namespace
}  // namespace entente
