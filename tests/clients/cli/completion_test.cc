#include "clients/cli/completion.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

using Words = std::vector<std::string>;

FlagShape Flag(const std::string& name, const std::string& type, Words words = {}) {
  FlagShape flag;
  flag.name = name;
  flag.type = type;
  flag.words = std::move(words);
  return flag;
}

// prog [--format table|json] { claim { add [--mood fact|forecast] [--loud], show }, import FILE...
// }
CommandShape Program() {
  CommandShape program{.name = "prog"};
  program.flags = {Flag("--format", "table|json", {"table", "json"}), Flag("--help", "")};
  CommandShape claim{.name = "claim", .text = "One claim"};
  CommandShape add{.name = "add"};
  add.flags = {Flag("--mood", "fact|forecast", {"fact", "forecast"}), Flag("--loud", ""),
               Flag("--moods", "fact|forecast", {"fact", "forecast"})};
  add.flags[2].listed = true;
  claim.commands = {add, {.name = "show"}};
  CommandShape import{.name = "import"};
  import.flags = {Flag("FILE", "FILE")};
  import.flags[0].argument = true;
  import.flags[0].repeats = true;
  program.commands = {claim, import};
  return program;
}

Words Of(const Words& words) {
  Words found;
  for (const Candidate& each : CompletionOf(Program(), words).candidates)
    found.push_back(each.word);
  return found;
}

Words OfParts(const Words& parts) {
  Words found;
  for (const Candidate& each : CompletionOfParts(Program(), parts).candidates) {
    found.push_back(each.word);
  }
  return found;
}

TEST(CompletionTest, CommandsAreFoundByTheirBeginning) {
  EXPECT_EQ(Of({""}), (Words{"claim", "import"}));
  EXPECT_EQ(Of({"cl"}), (Words{"claim"}));
  EXPECT_EQ(Of({"claim", ""}), (Words{"add", "show"}));
  EXPECT_EQ(Of({"frobnicate", ""}), Words());
  EXPECT_EQ(Of({}), Words());
}

TEST(CompletionTest, FlagsAreTheCommandsOwnAndThoseOfWhatItStandsBelow) {
  EXPECT_EQ(Of({"claim", "add", "--"}),
            (Words{"--mood", "--loud", "--moods", "--format", "--help"}));
  EXPECT_EQ(Of({"claim", "add", "--f"}), (Words{"--format"}));
  EXPECT_EQ(Of({"claim", "--"}), (Words{"--format", "--help"}));
}

TEST(CompletionTest, WordsOfAFlagFollowIt) {
  EXPECT_EQ(Of({"claim", "add", "--mood", ""}), (Words{"fact", "forecast"}));
  EXPECT_EQ(Of({"claim", "add", "--mood", "fo"}), (Words{"forecast"}));
  EXPECT_EQ(Of({"claim", "add", "--mood=fo"}), (Words{"--mood=forecast"}));
  EXPECT_EQ(Of({"claim", "add", "--moods", "fact,fo"}), (Words{"fact,forecast"}));
  EXPECT_EQ(Of({"claim", "add", "--format", "j"}), (Words{"json"}));
}

TEST(CompletionTest, ValuesOfFlagsAreNoCommands) {
  EXPECT_EQ(Of({"--format", "claim", ""}), (Words{"claim", "import"}));
  EXPECT_EQ(Of({"--format=json", "claim", ""}), (Words{"add", "show"}));
  EXPECT_EQ(Of({"claim", "add", "--loud", "--mood", ""}), (Words{"fact", "forecast"}));
}

TEST(CompletionTest, FilesStandWhereFilesAreRead) {
  EXPECT_TRUE(CompletionOf(Program(), {"import", ""}).files);
  EXPECT_TRUE(CompletionOf(Program(), {"import", "a", "b"}).files);
  EXPECT_FALSE(CompletionOf(Program(), {"claim", ""}).files);
  EXPECT_FALSE(CompletionOf(Program(), {"import", "--"}).files);
}

TEST(CompletionTest, BashsPartsAreWordsAgain) {
  EXPECT_EQ(OfParts({"claim", "add", "--mood", "=", "fo"}), (Words{"forecast"}));
  EXPECT_EQ(OfParts({"claim", "add", "--mood", "="}), (Words{"fact", "forecast"}));
  EXPECT_EQ(OfParts({"--format", "=", "json", "claim", "s"}), (Words{"show"}));
  EXPECT_EQ(OfParts({"claim", "add", "--mood", "iso", ":", "KP", "--lo"}), (Words{"--loud"}));
}

TEST(CompletionTest, TheAnswerToAScriptIsALineEach) {
  EXPECT_EQ(CompletionText(CompletionOf(Program(), {"c"})), "claim\tOne claim\n");
  EXPECT_EQ(CompletionText(CompletionOf(Program(), {"import", "x"})), ":files\n");
}

TEST(CompletionTest, ThreeShellsHaveAScript) {
  for (const char* shell : {"bash", "zsh", "fish"}) {
    EXPECT_NE(CompletionScript(shell).find(std::string("__complete ") + shell), std::string::npos);
  }
  EXPECT_EQ(CompletionScript("tcsh"), "");
}

}  // namespace
}  // namespace entente
