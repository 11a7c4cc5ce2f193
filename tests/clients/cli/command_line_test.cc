#include "clients/cli/command_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

int ExitOf(Written& written, std::vector<const char*> arguments) {
  arguments.insert(arguments.begin(), "entente");
  return RunCommandLine(static_cast<int>(arguments.size()), arguments.data(), written.session);
}

TEST(CommandLineTest, EveryCommandHasHelpWithExamples) {
  for (const char* command :
       {"get",      "find",  "neighbors", "propositions", "claims", "claim",     "history",
        "watch",    "graph", "lens",      "ontology",     "status", "import",    "export",
        "document", "judge", "same-as",   "not-same-as",  "undo",   "completion"}) {
    Written written;
    EXPECT_EQ(ExitOf(written, {command, "--help"}), 0) << command;
    EXPECT_THAT(written.out.str(), HasSubstr("Examples:")) << command;
    EXPECT_THAT(written.out.str(), HasSubstr("entente ")) << command;
  }
}

TEST(CommandLineTest, HelpListsTheExitCodes) {
  Written written;
  EXPECT_EQ(ExitOf(written, {"--help"}), 0);
  EXPECT_THAT(written.out.str(), HasSubstr("7 answer truncated"));
}

TEST(CommandLineTest, MistakesAreOneLineAndCodeTwo) {
  const std::vector<std::vector<const char*>> mistakes = {{},
                                                          {"frobnicate"},
                                                          {"get"},
                                                          {"status", "--nonsense"},
                                                          {"status", "--format", "xml"},
                                                          {"status", "--timeout", "400"},
                                                          {"graph"},
                                                          {"export", "--from-revision", "0"}};
  for (const auto& arguments : mistakes) {
    Written written;
    EXPECT_EQ(ExitOf(written, arguments), 2);
    const std::string line = written.err.str();
    EXPECT_THAT(line, StartsWith("entente: "));
    EXPECT_THAT(line, HasSubstr("[USAGE]"));
    EXPECT_EQ(std::count(line.begin(), line.end(), '\n'), 1) << line;
  }
}

TEST(CommandLineTest, GlobalFlagsMayStandBeforeOrAfterTheCommand) {
  for (const auto& arguments :
       std::vector<std::vector<const char*>>{{"--server", "127.0.0.1:1", "status"},
                                             {"status", "--server", "127.0.0.1:1"},
                                             {"graph", "list", "--server", "127.0.0.1:1"}}) {
    Written written;
    EXPECT_EQ(ExitOf(written, arguments), 5);
    EXPECT_EQ(written.session.flags.server, "127.0.0.1:1");
  }
}

}  // namespace
}  // namespace entente
