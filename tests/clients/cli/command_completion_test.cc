#include "clients/cli/command_completion.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

using ::testing::HasSubstr;

TEST(CommandCompletionTest, ItPrintsTheShellsScript) {
  Written written;
  EXPECT_EQ(RunWithout(AddCompletion, written.session, "completion bash").value(), ExitCode::kOk);
  EXPECT_THAT(written.out.str(), HasSubstr("complete -F _entente entente"));
  EXPECT_EQ(ExitCodeOf(RunWithout(AddCompletion, written.session, "completion tcsh").status()),
            ExitCode::kUsage);
}

TEST(CommandCompletionTest, OnlyScriptsAreAnswered) {
  CLI::App app("Does things.", "entente");
  Written written;
  AddCompletion(&app, &written.session);
  EXPECT_EQ(AnswerToScripts(app, {"__complete", "fish", "completion", "b"}), "bash\t\n");
  EXPECT_EQ(AnswerToScripts(app, {"__complete", "bash", "completion", ""}),
            "bash\t\nzsh\t\nfish\t\n");
  EXPECT_THAT(AnswerToScripts(app, {"__reference"}).value(), HasSubstr("## `entente completion`"));
  EXPECT_FALSE(AnswerToScripts(app, {"completion", "bash"}).has_value());
  EXPECT_FALSE(AnswerToScripts(app, {}).has_value());
}

}  // namespace
}  // namespace entente
