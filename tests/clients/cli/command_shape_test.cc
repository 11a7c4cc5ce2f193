#include "clients/cli/command_shape.h"

#include <gtest/gtest.h>

#include <CLI/CLI.hpp>

namespace entente {
namespace {

TEST(CommandShapeTest, ItIsWhatTheParserParses) {
  CLI::App app("Does things.", "prog");
  std::string mode, hidden, file;
  std::vector<std::string> words;
  bool loud = false;
  app.add_option("--mode", mode, "How")->type_name("a|b")->envname("MODE")->group("Ways");
  app.add_option("--hidden", hidden, "Not shown")->group("");
  app.add_flag("--loud", loud, "Loudly");
  CLI::App* command = app.add_subcommand("go", "Goes");
  command->footer("\nExamples:\n  prog go");
  command->add_option("FILE", file, "A file")->required();
  command->add_option("--words", words, "Some")->delimiter(',')->allow_extra_args(false);
  app.add_subcommand("secret", "Not shown")->group("");

  const CommandShape shape = ShapeOf(app);
  EXPECT_EQ(shape.name, "prog");
  ASSERT_EQ(shape.flags.size(), 3u);  // --help first
  EXPECT_EQ(shape.flags[1].name, "--mode");
  EXPECT_EQ(shape.flags[1].words, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(shape.flags[1].environment, "MODE");
  EXPECT_EQ(shape.flags[1].group, "Ways");
  EXPECT_FALSE(shape.flags[1].repeats);
  EXPECT_EQ(shape.flags[2].name, "--loud");
  EXPECT_EQ(shape.flags[2].type, "");
  ASSERT_EQ(shape.commands.size(), 1u);
  const CommandShape* go = shape.Below("go");
  ASSERT_NE(go, nullptr);
  EXPECT_EQ(shape.Below("secret"), nullptr);
  EXPECT_EQ(go->footer, "Examples:\n  prog go");
  EXPECT_EQ(go->flags[1].name, "FILE");
  EXPECT_TRUE(go->flags[1].argument);
  EXPECT_TRUE(go->flags[1].required);
  EXPECT_EQ(go->flags[2].name, "--words");
  EXPECT_TRUE(go->flags[2].repeats);
  EXPECT_TRUE(go->flags[2].listed);
}

}  // namespace
}  // namespace entente
