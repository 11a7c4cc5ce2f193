#include "clients/cli/command_claims.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

using ::testing::HasSubstr;

TEST(CommandClaimsTest, EveryFilterHasItsFlag) {
  auto request = ClaimsRequest(
      Parsed(AddClaimsFlags,
             "--subject A --predicate p --object B --stances asserts,denies --moods forecast "
             "--document D --agent E --origin F --repeats-only"),
      "g", NamesToIds());
  ASSERT_TRUE(request.ok()) << request.status();
  EXPECT_FALSE(request->scope().has_lens());  // --moods filters here
  request->clear_scope();
  EXPECT_EQ(request->ShortDebugString(),
            "subject: \"id:A\" predicate: \"p\" object: \"id:B\" stances: STANCE_ASSERTS stances: "
            "STANCE_DENIES moods: MOOD_FORECAST document: \"id:D\" agent: \"id:E\" origin: "
            "\"id:F\" repeats_only: true");
}

TEST(CommandClaimsTest, AnUnknownStanceIsAUsageError) {
  const auto request = ClaimsRequest(Parsed(AddClaimsFlags, "--stances shrugs"), "g", NamesToIds());
  EXPECT_EQ(ExitCodeOf(request.status()), ExitCode::kUsage);
}

TEST(CommandClaimsTest, AClaimIsNamedByItsHexDigits) {
  const auto request = ClaimRequest(
      Parsed(AddClaimFlags, "00112233445566778899aabbccddeeff --recorded-at 3"), "g", NamesToIds());
  ASSERT_TRUE(request.ok());
  EXPECT_EQ(request->id().size(), 16u);
  EXPECT_EQ(request->scope().as_of().recorded_at(), "3");
  EXPECT_EQ(ExitCodeOf(ClaimRequest(Parsed(AddClaimFlags, "xyz"), "g", NamesToIds()).status()),
            ExitCode::kUsage);
}

TEST(CommandClaimsTest, AClaimInFullSaysWhetherTheLensAdmitsIt) {
  v1::ClaimRecord record;
  record.mutable_claim()->set_subject("unit:x");
  record.mutable_claim()->mutable_voice()->mutable_locator()->set_paragraph(2);
  record.set_hidden("voice");
  record.add_judgements()->mutable_judgement()->mutable_prefer()->mutable_claim()->set_ref("a");
  std::ostringstream out;
  Table table({"CLAIM", "ID"}, out, 0);
  AddClaimRows(record, EntityNames(), &table);
  table.Finish();
  EXPECT_THAT(out.str(), HasSubstr("hidden: voice"));
  EXPECT_THAT(out.str(), HasSubstr("paragraph  2"));
  EXPECT_THAT(out.str(), HasSubstr("prefer claim a"));
}

}  // namespace
}  // namespace entente
