#include "clients/cli/command_disputes.h"

#include <gtest/gtest.h>

#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

absl::StatusOr<v1::ListDisputesRequest> RequestFrom(const std::string& arguments) {
  return DisputesRequest(Parsed(AddDisputesFlags, arguments), "g", NamesToIds());
}

TEST(CommandDisputesTest, EveryFieldHasItsFlag) {
  auto request = RequestFrom(
      "--kinds functional,denial --subject Storm --predicate located_in --within Kursk --evidence");
  ASSERT_TRUE(request.ok()) << request.status();
  request->clear_scope();
  EXPECT_EQ(request->ShortDebugString(),
            "kinds: DISPUTE_KIND_FUNCTIONAL kinds: DISPUTE_KIND_DENIAL subject: \"id:Storm\" "
            "predicate: \"located_in\" within: \"id:Kursk\" evidence: true");
  EXPECT_EQ(ExitCodeOf(RequestFrom("--kinds quarrel").status()), ExitCode::kUsage);
}

TEST(CommandDisputesTest, RowsReadWell) {
  v1::DisputedRow row;
  row.add_stands_under(v1::CONTEST_SHOW);
  row.add_stands_under(v1::CONTEST_RESOLVE);
  EXPECT_EQ(StandsText(row), "show, resolve");
  v1::TypeBreach breach;
  breach.set_where("subject");
  breach.set_entity("u:9");
  breach.add_allowed("MilitaryUnit");
  breach.add_allowed("Force");
  EXPECT_EQ(BreachText(breach, EntityNames()),
            "the subject u:9 is of no type, and must be MilitaryUnit or Force");
}

}  // namespace
}  // namespace entente
