#include "clients/cli/command_watch.h"

#include <gtest/gtest.h>

#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

TEST(CommandWatchTest, RevisionsGoIntoTheRequest) {
  const auto request = WatchRequestOf(
      Parsed(AddWatchFlags, "--from-revision 3 --to-revision 3 --heartbeat-seconds 5"), "g");
  ASSERT_TRUE(request.ok());
  EXPECT_EQ(request->ShortDebugString(),
            "graph: \"g\" from_revision: 3 to_revision: 3 heartbeat_seconds: 5");
  EXPECT_EQ(WatchRequestOf(Parsed(AddWatchFlags, ""), "g")->to_revision(), 0u);
}

TEST(CommandWatchTest, TheLastIsNotBeforeTheFirst) {
  const auto request =
      WatchRequestOf(Parsed(AddWatchFlags, "--from-revision 3 --to-revision 2"), "g");
  EXPECT_EQ(ExitCodeOf(request.status()), ExitCode::kUsage);
}

TEST(CommandWatchTest, EveryChangeHasItsWords) {
  const EntityNames names;
  v1::RecordedChange change;
  EXPECT_EQ(ChangeText(change, names), "");
  change.set_id("\x01");
  change.mutable_claim()->set_subject("x");
  change.mutable_claim()->set_predicate("p");
  change.mutable_claim()->set_object("y");
  change.mutable_claim()->mutable_voice()->set_document("d");
  EXPECT_EQ(ChangeText(change, names), "claim 01  x p y, asserts, fact; the document in d");
  change.mutable_judgement()->mutable_prefer()->mutable_claim()->set_ref("a");
  EXPECT_EQ(ChangeText(change, names), "judgement 01  prefer claim a");
  change.mutable_retract_judgement()->set_judgement_id("\x02");
  change.mutable_retract_judgement()->set_reason("typo");
  EXPECT_EQ(ChangeText(change, names), "retraction of judgement 02: typo");
  change.mutable_lens()->set_name("careful");
  change.mutable_lens()->set_version(2);
  EXPECT_EQ(ChangeText(change, names), "lens careful@2  (default)");
}

}  // namespace
}  // namespace entente
