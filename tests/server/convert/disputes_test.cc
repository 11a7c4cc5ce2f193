#include "server/convert/disputes.h"

#include <gtest/gtest.h>

#include "graph/model/status.h"

namespace entente {
namespace {

TEST(DisputesTest, EveryFieldOfTheRequestArrives) {
  v1::ListDisputesRequest request;
  request.add_kinds(v1::DISPUTE_KIND_TYPE);
  request.set_subject("u");
  request.set_predicate("located_in");
  request.set_within("p");
  const auto pattern = PatternFromWire(request);
  ASSERT_TRUE(pattern.ok()) << pattern.status();
  EXPECT_EQ(pattern->kinds, std::vector<DisputeKind>{DisputeKind::kType});
  EXPECT_EQ(pattern->subject + pattern->predicate + pattern->within, "ulocated_inp");
  request.add_kinds(static_cast<v1::DisputeKind>(7));
  EXPECT_EQ(DetailOf(PatternFromWire(request).status())->field, "kinds[1]");
}

TEST(DisputesTest, ADisputeSaysWhoStandsUnderWhichRule) {
  Dispute dispute;
  dispute.kind = DisputeKind::kType;
  dispute.certainty = Certainty::kPossible;
  DisputedRow row;
  row.row.proposition = {.subject = "u", .predicate = "located_in", .object = "p"};
  row.resolve = false;
  dispute.rows = {row};
  dispute.denying.emplace_back();
  dispute.breaches = {{"subject", "u", {"Treaty"}, {"MilitaryUnit", "Force"}}};
  const v1::Dispute wire = ToWire(dispute);
  EXPECT_EQ(wire.kind(), v1::DISPUTE_KIND_TYPE);
  EXPECT_EQ(wire.certainty(), v1::CERTAINTY_POSSIBLE);
  ASSERT_EQ(wire.rows_size(), 1);
  EXPECT_EQ(wire.rows(0).row().proposition().object(), "p");
  EXPECT_EQ(wire.rows(0).stands_under_size(), 2);
  EXPECT_EQ(wire.rows(0).stands_under(1), v1::CONTEST_ONLY_UNCONTESTED);
  EXPECT_EQ(wire.denying_claim_ids(0).size(), 16u);
  EXPECT_EQ(wire.breaches(0).allowed_size(), 2);
}

}  // namespace
}  // namespace entente
