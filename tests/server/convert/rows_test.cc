#include "server/convert/rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace entente {
namespace {

PropositionRow SomeRow() {
  PropositionRow row;
  row.proposition.subject = "s";
  row.proposition.predicate = "name";
  row.proposition.object = Value{Text{"Russia", "en"}};
  row.proposition.qualifiers = {{"kind", Value{Text{"official", ""}}}};
  row.verdict = Verdict::kContested;
  row.certainty = Certainty::kExtrapolated;
  row.validity = {kAlways};
  row.origins = {1, 2};
  row.dissent = {3, 4, 5, 1};
  row.claims.resize(2);
  row.dissenting.resize(1);
  row.rivals = {row.proposition};
  return row;
}

TEST(RowsTest, SayEverything) {
  const v1::PropositionRow wire = ToWire(SomeRow());
  EXPECT_EQ(wire.proposition().value().text().text(), "Russia");
  EXPECT_EQ(wire.verdict(), v1::VERDICT_CONTESTED);
  EXPECT_EQ(wire.certainty(), v1::CERTAINTY_EXTRAPOLATED);
  EXPECT_THAT(wire.validity(), testing::ElementsAre("always"));
  EXPECT_EQ(wire.origins().min(), 1u);
  EXPECT_EQ(wire.origins().max(), 2u);
  EXPECT_EQ(wire.dissent().denies(), 3u);
  EXPECT_EQ(wire.dissent().doubts(), 4u);
  EXPECT_EQ(wire.dissent().declines(), 5u);
  EXPECT_EQ(wire.dissent().rivals(), 1u);
  EXPECT_EQ(wire.support(), 2u);
  EXPECT_EQ(wire.claim_ids_size(), 2);
  EXPECT_EQ(wire.dissenting_claim_ids_size(), 1);
  EXPECT_EQ(wire.rivals(0).subject(), "s");
}

TEST(RowsTest, AttributesShowClaimsOnlyAsEvidence) {
  EXPECT_EQ(AttributeToWire(SomeRow(), false).claim_ids_size(), 0);
  const v1::Attribute wire = AttributeToWire(SomeRow(), true);
  EXPECT_EQ(wire.claim_ids_size(), 2);
  EXPECT_EQ(wire.value().text().language(), "en");
  EXPECT_EQ(wire.qualifiers(0).value().text().text(), "official");
}

TEST(RowsTest, SummariesHaveAtMostThirtyTwoNames) {
  EntityNote note;
  note.id = "s";
  note.types = {"State"};
  note.names.assign(33, SomeRow());
  const v1::EntitySummary wire = ToWire(note);
  EXPECT_EQ(wire.names_size(), 32);
  EXPECT_THAT(wire.types(), testing::ElementsAre("State"));
}

}  // namespace
}  // namespace entente
