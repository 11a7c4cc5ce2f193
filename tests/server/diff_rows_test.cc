#include "server/diff_rows.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(DiffRowsTest, EverySideAndEveryClaimIsSent) {
  RowDiff diff;
  diff.kind = DiffKind::kChanged;
  diff.before = PropositionRow();
  diff.before->proposition.subject = "f1";
  diff.before->proposition.object = EntityId("A");
  diff.after = diff.before;
  diff.after->verdict = Verdict::kContested;
  diff.fields = {RowField::kVerdict, RowField::kRivals};
  diff.claims_gone = {ClaimId()};
  diff.claims_new = {ClaimId(), ClaimId()};
  const v1::DiffRow wire = ToWire(diff);
  EXPECT_EQ(wire.kind(), v1::DIFF_KIND_CHANGED);
  EXPECT_EQ(wire.before().verdict(), v1::VERDICT_ASSERTED);
  EXPECT_EQ(wire.after().verdict(), v1::VERDICT_CONTESTED);
  ASSERT_EQ(wire.fields_size(), 2);
  EXPECT_EQ(wire.fields(1), v1::ROW_FIELD_RIVALS);
  EXPECT_EQ(wire.claims_gone_size(), 1);
  EXPECT_EQ(wire.claims_new_size(), 2);
  EXPECT_EQ(wire.claims_new(0).size(), 16u);
}

TEST(DiffRowsTest, ASideThatIsNotThereIsUnset) {
  RowDiff diff;
  diff.kind = DiffKind::kNew;
  diff.after = PropositionRow();
  diff.after->proposition.object = EntityId("A");
  EXPECT_FALSE(ToWire(diff).has_before());
  diff.kind = DiffKind::kGone;
  diff.before.swap(diff.after);
  EXPECT_FALSE(ToWire(diff).has_after());
}

}  // namespace
}  // namespace entente
