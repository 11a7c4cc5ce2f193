#include "clients/cli/diff_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace entente {
namespace {

using testing::HasSubstr;
using testing::Not;

v1::PropositionRow Row(uint32_t support) {
  v1::PropositionRow row;
  row.mutable_proposition()->set_subject("f1");
  row.mutable_proposition()->set_predicate("located_in");
  row.mutable_proposition()->set_object("A");
  row.set_verdict(v1::VERDICT_ASSERTED);
  row.set_certainty(v1::CERTAINTY_ATTESTED);
  row.set_support(support);
  return row;
}

std::string Shown(const v1::DiffRow& row) {
  std::ostringstream out;
  Table table(DiffHeaders(), out, {});
  AddDiffRow(row, EntityNames(), &table);
  table.Finish();
  return out.str();
}

TEST(DiffTableTest, AChangedRowIsShownAsItWasAndAsItIs) {
  v1::DiffRow row;
  row.set_kind(v1::DIFF_KIND_CHANGED);
  *row.mutable_before() = Row(1);
  *row.mutable_after() = Row(2);
  row.add_fields(v1::ROW_FIELD_ORIGINS);
  row.add_fields(v1::ROW_FIELD_SUPPORT);
  row.add_claims_new(std::string(16, '\x01'));
  const std::string text = Shown(row);
  EXPECT_THAT(text, HasSubstr("was "));
  EXPECT_THAT(text, HasSubstr("is "));
  EXPECT_THAT(text, HasSubstr("differs in origins, support"));
  EXPECT_THAT(text, HasSubstr("claims new: 01010101010101010101010101010101"));
  EXPECT_THAT(text, Not(HasSubstr("claims gone")));
}

TEST(DiffTableTest, WhatIsGoneOrNewIsOneRow) {
  v1::DiffRow gone;
  gone.set_kind(v1::DIFF_KIND_GONE);
  *gone.mutable_before() = Row(1);
  EXPECT_THAT(Shown(gone), HasSubstr("gone "));
  v1::DiffRow come;
  come.set_kind(v1::DIFF_KIND_NEW);
  *come.mutable_after() = Row(1);
  EXPECT_THAT(Shown(come), HasSubstr("new "));
  IdSet ids;
  CollectIds(come, &ids);
  EXPECT_THAT(ids, testing::ElementsAre("A", "f1"));
}

TEST(DiffTableTest, CountsOfPagesAddUp) {
  v1::DiffTrailer page;
  page.set_unchanged(3);
  v1::HiddenCount* hidden = page.add_hidden_before();
  hidden->set_reason("denied");
  hidden->set_count(2);
  v1::DiffTrailer total;
  AddCounts(page, &total);
  AddCounts(page, &total);
  EXPECT_EQ(total.unchanged(), 6u);
  ASSERT_EQ(total.hidden_before_size(), 1);
  EXPECT_EQ(total.hidden_before(0).count(), 4u);
}

}  // namespace
}  // namespace entente
