#include "clients/cli/command_propositions.h"

#include <gtest/gtest.h>

#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

absl::StatusOr<v1::ListPropositionsRequest> RequestFrom(const std::string& arguments) {
  return PropositionsRequest(Parsed(AddPropositionsFlags, arguments), "g", NamesToIds());
}

TEST(CommandPropositionsTest, EveryFieldHasItsFlag) {
  auto request = RequestFrom(
      "--subject A --predicate located_in --object B --within C --subject-type MilitaryUnit "
      "--show-denied --group origin --evidence --valid 2024-10-27");
  ASSERT_TRUE(request.ok()) << request.status();
  EXPECT_EQ(request->scope().graph(), "g");
  EXPECT_EQ(request->scope().as_of().valid(), "2024-10-27");
  request->clear_scope();
  EXPECT_EQ(request->ShortDebugString(),
            "subject: \"id:A\" predicate: \"located_in\" object: \"id:B\" within: \"id:C\" "
            "subject_type: \"MilitaryUnit\" show_denied: true group: GROUPING_ORIGIN "
            "evidence: true");
}

TEST(CommandPropositionsTest, WhatIsNotGivenIsNotLookedUp) {
  const auto request = RequestFrom("");
  ASSERT_TRUE(request.ok());
  EXPECT_EQ(request->subject(), "");
  EXPECT_FALSE(RequestFrom("--group author").ok());
}

TEST(CommandPropositionsTest, WithoutAServerItIsUnavailable) {
  Written written;
  const auto code =
      RunWithout(AddPropositions, written.session, "propositions --predicate located_in");
  EXPECT_EQ(ExitCodeOf(code.status()), ExitCode::kUnavailable);
}

}  // namespace
}  // namespace entente
