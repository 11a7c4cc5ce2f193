#include "clients/cli/command_judge.h"

#include <gtest/gtest.h>

#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

constexpr char kClaim[] = "00112233445566778899aabbccddeeff";

void AddAll(CLI::App* app, Session* session) {
  AddJudge(app, session);
  AddSameAs(app, session);
  AddUndo(app, session);
}

ExitCode CodeOf(const std::string& arguments) {
  Written written;
  return ExitCodeOf(RunWithout(AddAll, written.session, arguments).status());
}

TEST(CommandJudgeTest, WhatIsWrongInItselfIsSaidWithoutAServer) {
  for (const char* arguments :
       {"judge grade zz --reliability b",
        "judge grade 00112233445566778899aabbccddeeff "
        "--reliability g",
        "judge retract --retract-reason recorder_error",
        "judge retract 00112233445566778899aabbccddeeff --retract-reason whim",
        "judge derives-from 00112233445566778899aabbccddeeff", "judge prefer zz",
        "judge fulfils 00112233445566778899aabbccddeeff zz", "undo zz"}) {
    EXPECT_EQ(CodeOf(arguments), ExitCode::kUsage) << arguments;
  }
}

TEST(CommandJudgeTest, WhatIsRightIsSent) {
  const std::string id = kClaim;
  const std::vector<std::string> right = {
      "judge grade " + id + " --credibility 2",
      "judge retract " + id + " --retract-reason recorder_error",
      "judge reinstate " + id,
      "judge prefer " + id,
      "judge deprecate " + id + " --reason x",
      "judge fulfils " + id + " " + id,
      "judge refutes " + id + " " + id,
      "judge derives-from " + id + " --from-claim " + id,
      "same-as a b",
      "not-same-as a b",
      "undo " + id};
  for (const std::string& arguments : right) {
    EXPECT_EQ(CodeOf(arguments), ExitCode::kUnavailable) << arguments;  // nobody listens
  }
}

TEST(CommandJudgeTest, ArgumentsAreRequired) {
  EXPECT_THROW(CodeOf("judge"), CLI::ParseError);
  EXPECT_THROW(CodeOf("judge grade"), CLI::ParseError);
  EXPECT_THROW(CodeOf("same-as a"), CLI::ParseError);
  EXPECT_THROW(CodeOf("judge retract " + std::string(kClaim)), CLI::ParseError);
}

}  // namespace
}  // namespace entente
