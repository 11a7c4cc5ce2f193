#include "clients/export/claim_qualifiers.h"

#include <gtest/gtest.h>

#include "tests/clients/export/written.h"

namespace entente {
namespace {

TEST(ClaimQualifiersTest, WhatSupportingClaimsSayIsKeptOnce) {
  auto row = FromText<v1::PropositionRow>(
      "proposition { subject: 'a' predicate: 'aids' object: 'b' "
      "qualifiers { name: 'kind' value { text { text: 'arms' } } } } "
      "claim_ids: '1' claim_ids: '2' dissenting_claim_ids: '3' "
      "evidence { id: '1' claim { subject: 'a' qualifiers { name: 'weight' value { real: 0.5 } } "
      "qualifiers { name: 'kind' value { text { text: 'arms' } } } "
      "qualifiers { name: 'goals' value { list { items { text { text: 'x' } } } } } } } "
      "evidence { id: '2' claim { qualifiers { name: 'weight' value { real: 0.5 } } "
      "qualifiers { name: 'weight' value { real: 2 } } qualifiers { name: 'place' entity: 'c' } "
      "qualifiers { name: 'goals' value { list { items { text { text: 'x' } } "
      "items { text { text: 'y' } } } } } } } "
      "evidence { id: '3' claim { qualifiers { name: 'note' value { text { text: 'no' } } } } }");
  KeepQualifiers(&row);
  EXPECT_EQ(row.evidence_size(), 1);
  EXPECT_EQ(row.evidence(0).claim().subject(), "");
  EXPECT_EQ(ClaimQualifiersJson(row).dump(),
            R"({"goals":["x","y"],"place":["c"],"weight":["0.5","2"]})");
}

TEST(ClaimQualifiersTest, NoneAreNothing) {
  auto row = Relation("a", "met", "b");
  row.add_evidence()->set_id(row.claim_ids(0));
  KeepQualifiers(&row);
  EXPECT_EQ(row.evidence_size(), 0);
  EXPECT_TRUE(ClaimQualifiersJson(row).is_null());
}

}  // namespace
}  // namespace entente
