#include "clients/cli/command_duplicates.h"

#include <gtest/gtest.h>

#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

TEST(CommandDuplicatesTest, EveryFieldHasItsFlag) {
  const DuplicatesFlags flags =
      Parsed(AddDuplicatesFlags, "--type State --least-score 0.9 --unopposed --limit 5");
  EXPECT_EQ(flags.page.page_size, 5u);
  auto request = DuplicatesRequest(flags, "g");
  ASSERT_TRUE(request.ok()) << request.status();
  request->clear_scope();
  EXPECT_EQ(request->ShortDebugString(), "type: \"State\" least_score: 0.9 unopposed: true");
}

TEST(CommandDuplicatesTest, ReasonsAndObjectionsReadWell) {
  v1::MergeReason reason;
  reason.set_score(0.99);
  reason.set_reason(v1::NAME_REASON_EXACT);
  reason.set_same_language(true);
  for (v1::PropositionRow* row : {reason.mutable_one(), reason.mutable_other()}) {
    row->mutable_proposition()->mutable_value()->mutable_text()->set_text("Russia");
  }
  EXPECT_EQ(ReasonText(reason), "exact in one language, 0.99: Russia = Russia");
  v1::MergeObjection objection;
  objection.set_kind(v1::MERGE_OBJECTION_KIND_TYPES);
  const EntityNames names;
  EXPECT_EQ(ObjectionText(objection, names), "types: neither's type is a type of the other");
  objection.set_kind(v1::MERGE_OBJECTION_KIND_ONE_DOCUMENT);
  objection.set_document("doc:a");
  EXPECT_EQ(ObjectionText(objection, names), "one_document: doc:a names both");
  objection.set_kind(v1::MERGE_OBJECTION_KIND_APART_FROM);
  objection.set_third("r:c");
  EXPECT_EQ(ObjectionText(objection, names),
            "apart_from: one is kept apart from r:c, which is like the other");
}

TEST(CommandDuplicatesTest, TheCommandThatJoinsIsOneForAShell) {
  v1::Duplicate pair;
  pair.mutable_one()->set_id("cow:365");
  pair.mutable_other()->set_id("iso:RU");
  EXPECT_EQ(JoinCommand(pair, "example"), "entente --graph example same-as cow:365 iso:RU");
  pair.mutable_other()->set_id("it's $x");
  EXPECT_EQ(JoinCommand(pair, "example"), "entente --graph example same-as cow:365 'it'\\''s $x'");
}

}  // namespace
}  // namespace entente
