#include "clients/cli/command_identity.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

using ::testing::HasSubstr;

// a and b joined by ana; a join with c blocked by ben.
void Put(const std::vector<std::string>& ids, v1::IdentityPart* part) {
  part->mutable_ids()->Assign(ids.begin(), ids.end());
}

v1::GetIdentityResponse Answer() {
  v1::GetIdentityResponse answer;
  answer.set_id("a");
  v1::EntityMember* a = answer.add_members();
  a->set_id("a");
  a->set_first_revision(2);
  v1::EntityMember* b = answer.add_members();
  b->set_id("b");
  for (v1::EntityMember* member : {a, b}) {
    v1::IdentityJudgement* by = member->add_joined_by();
    by->set_principal("ana");
    by->set_revision(7);
  }
  v1::StandingSameAs* joins = answer.add_same();
  joins->mutable_judgement()->set_id("\x01\x02");
  joins->mutable_judgement()->set_a("a");
  joins->mutable_judgement()->set_b("b");
  joins->mutable_judgement()->set_principal("ana");
  joins->mutable_judgement()->set_revision(7);
  joins->add_undoing()->add_ids("a");
  joins->add_undoing()->add_ids("b");
  v1::StandingSameAs* blocked = answer.add_same();
  blocked->mutable_judgement()->set_a("b");
  blocked->mutable_judgement()->set_b("c");
  blocked->mutable_judgement()->set_reason("the same press release");
  blocked->add_blocked_by("\x03\x04");
  Put({"a", "b"}, blocked->add_undoing());
  v1::StandingNotSameAs* apart = answer.add_apart();
  apart->mutable_judgement()->set_a("a");
  apart->mutable_judgement()->set_b("c");
  Put({"a", "b", "c"}, apart->add_undoing());
  return answer;
}

TEST(CommandIdentityTest, TheEntityAndTheScopeGoIntoTheRequest) {
  const auto request = IdentityRequest(
      Parsed(AddIdentityFlags, "Korea --recorded-at 3 --assume-same x=y"), "g", NamesToIds());
  ASSERT_TRUE(request.ok()) << request.status();
  EXPECT_EQ(request->id(), "id:Korea");
  EXPECT_EQ(request->scope().graph(), "g");
  EXPECT_EQ(request->scope().as_of().recorded_at(), "3");
  EXPECT_EQ(request->scope().lens().inline_().assume_same(0).b(), "id:y");
}

TEST(CommandIdentityTest, EachIdTellsWhoJoinedIt) {
  std::ostringstream out;
  Table table({"ID", "FIRST NAMED", "JOINED BY"}, out, 0);
  AddMembers(Answer(), &table);
  table.Finish();
  EXPECT_THAT(out.str(), HasSubstr("a   revision 2   ana (revision 7)\n"));
  EXPECT_THAT(out.str(), HasSubstr("b   never        ana (revision 7)\n"));
}

TEST(CommandIdentityTest, EachJudgementTellsItsEffectAndWhatUndoingItLeaves) {
  std::ostringstream out;
  Table table({"JUDGEMENT", "BY", "REVISION", "EFFECT", "UNDOING LEAVES"}, out, 0);
  AddJudgements(Answer(), &table);
  table.Finish();
  EXPECT_THAT(out.str(), HasSubstr("a SAME_AS b"));
  EXPECT_THAT(out.str(), HasSubstr("{a} {b}\n  judgement 0102\n"));
  EXPECT_THAT(out.str(), HasSubstr("disputed: blocked by 0304  no change\n"));
  EXPECT_THAT(out.str(), HasSubstr("  the same press release\n"));
  EXPECT_THAT(out.str(), HasSubstr("keeps apart                {a, b, c}\n"));
}

}  // namespace
}  // namespace entente
