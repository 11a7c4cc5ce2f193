#include "graph/store/bulk/load_checks.h"

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "tests/graph/store/bulk/checked_load.h"

namespace entente {
namespace {

using LoadChecksTest = CheckedLoad;

TEST_F(LoadChecksTest, OfManyFailuresTheFirstChangeIsTold) {
  std::vector<Claim> claims;
  for (int i = 0; i < 3'000; ++i) {
    claims.push_back(Says("u1", "located_in", EntityId(absl::StrCat("nowhere", 9'999 - i))));
  }
  claims.insert(claims.begin(), Says("u1", "located_in", EntityId("kursk")));
  EXPECT_EQ(ReasonAt(Check(claims)), "RANGE at changes[1].claim.object");
}

}  // namespace
}  // namespace entente
