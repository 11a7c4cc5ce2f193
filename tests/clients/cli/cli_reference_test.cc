#include "clients/cli/cli_reference.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace entente {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

FlagShape Flag(const std::string& name, const std::string& group) {
  FlagShape flag;
  flag.name = name;
  flag.type = "TEXT";
  flag.group = group;
  flag.text = "about " + name;
  return flag;
}

TEST(CliReferenceTest, GroupsThatCommandsShareAreToldOnce) {
  CommandShape program{.name = "prog", .text = "Does things."};
  program.flags = {Flag("--server", "Options")};
  CommandShape a{.name = "a", .text = "First", .footer = "A remark.\n\nExamples:\n  prog a"};
  a.flags = {Flag("--own", "Options"), Flag("--shared", "Both")};
  CommandShape b{.name = "b", .text = "Second"};
  b.flags = {Flag("--shared", "Both"), Flag("--alone", "One")};
  program.commands = {a, b};
  const std::string text = CliReference(program);
  EXPECT_THAT(text,
              HasSubstr("## Flags: Both\n\n| flag | |\n|---|---|\n| `--shared` TEXT | about"));
  EXPECT_EQ(text.find("--shared"), text.rfind("`--shared`") + 1);
  EXPECT_THAT(text, HasSubstr("Also the flags of: Both."));
  EXPECT_THAT(text, HasSubstr("| `--alone` TEXT |"));
  EXPECT_THAT(text, HasSubstr("## `prog a`\n\nFirst.\n\n```\nprog a [FLAGS]\n```"));
  EXPECT_THAT(text, HasSubstr("A remark.\n\n```sh\nprog a\n```\n"));
  EXPECT_THAT(text, Not(HasSubstr("\n\n\n")));
  EXPECT_EQ(text, CliReference(program));
}

TEST(CliReferenceTest, ArgumentsStandInTheUsageAndWordsInTheTable) {
  CommandShape program{.name = "prog"};
  CommandShape a{.name = "a", .text = "First"};
  a.flags = {Flag("FILE", "Options"), Flag("--mode", "Options")};
  a.flags[0].argument = a.flags[0].required = a.flags[0].repeats = true;
  a.flags[1].words = {"x", "y"};
  a.flags[1].initial = "x";
  a.flags[1].text = "one | another";
  program.commands = {a};
  const std::string text = CliReference(program);
  EXPECT_THAT(text, HasSubstr("prog a FILE... [FLAGS]"));
  EXPECT_THAT(text, HasSubstr("| `--mode` `x` \\| `y` | one \\| another; default `x` |"));
}

}  // namespace
}  // namespace entente
