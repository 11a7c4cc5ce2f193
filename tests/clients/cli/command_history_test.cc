#include "clients/cli/command_history.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

using ::testing::ElementsAre;

absl::StatusOr<v1::GetHistoryRequest> RequestFrom(const std::string& arguments) {
  return HistoryRequest(Parsed(AddHistoryFlags, arguments), "g", NamesToIds());
}

TEST(CommandHistoryTest, AClaimOrAProposition) {
  EXPECT_EQ(RequestFrom("00112233445566778899aabbccddeeff").value().claim_id().size(), 16u);
  const auto request = RequestFrom("--subject A --predicate p --object B");
  ASSERT_TRUE(request.ok());
  EXPECT_EQ(request->proposition().ShortDebugString(),
            "subject: \"id:A\" predicate: \"p\" object: \"id:B\"");
}

TEST(CommandHistoryTest, NeitherBothOrHalfIsAUsageError) {
  for (const char* arguments :
       {"", "--subject A", "--subject A --predicate p", "xyz",
        "00112233445566778899aabbccddeeff --predicate p",
        "00112233445566778899aabbccddeeff --subject A --predicate p --object B"}) {
    EXPECT_EQ(ExitCodeOf(RequestFrom(arguments).status()), ExitCode::kUsage) << arguments;
  }
}

TEST(CommandHistoryTest, EveryEntryHasItsWords) {
  v1::HistoryEntry entry;
  entry.set_revision(7);
  entry.set_recorded_at("2026");
  entry.set_principal("local");
  entry.mutable_retraction()->set_reason("typo");
  EXPECT_THAT(HistoryCells(entry, EntityNames()),
              ElementsAre("7", "2026", "local", "judgement retracted: typo"));
  entry.mutable_judgement()->mutable_judgement()->mutable_prefer()->mutable_claim()->set_ref("a");
  entry.mutable_judgement()->set_id("\x01");
  EXPECT_EQ(HistoryCells(entry, EntityNames())[3], "prefer claim a (judgement 01)");
  entry.mutable_claim()->mutable_claim()->set_subject("x");
  entry.mutable_claim()->mutable_claim()->set_predicate("p");
  entry.mutable_claim()->mutable_claim()->set_object("y");
  EXPECT_EQ(HistoryCells(entry, EntityNames())[3], "x p y, asserts, fact");
}

}  // namespace
}  // namespace entente
