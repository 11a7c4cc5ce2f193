#include "clients/cli/command_completion.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "clients/cli/cli_reference.h"
#include "clients/cli/completion.h"

namespace entente {

void AddCompletion(CLI::App* app, Session* session) {
  CLI::App* command =
      app->add_subcommand("completion", "Completion of this command line, as a shell's script");
  const auto shell = std::make_shared<std::string>();
  command->add_option("SHELL", *shell, "The shell")->required()->type_name("bash|zsh|fish");
  command->footer(
      "\nThe script asks the installed program, so it stays true when that changes.\n"
      "\nExamples:\n"
      "  source <(entente completion bash)\n"
      "  entente completion zsh > ~/.zfunc/_entente\n"
      "  entente completion fish > ~/.config/fish/completions/entente.fish");
  command->callback([session, shell] {
    session->run = [shell](Session& s) -> absl::StatusOr<ExitCode> {
      const std::string script = CompletionScript(*shell);
      if (script.empty()) {
        return UsageError("SHELL", *shell, "unknown shell: one of bash, zsh, fish");
      }
      s.out << script;
      return ExitCode::kOk;
    };
  });
}

std::optional<std::string> AnswerToScripts(const CLI::App& app,
                                           const std::vector<std::string>& words) {
  if (words == std::vector<std::string>{"__reference"}) return CliReference(ShapeOf(app));
  if (words.size() < 2 || words[0] != "__complete") return std::nullopt;
  const CommandShape program = ShapeOf(app);
  const std::vector<std::string> rest(words.begin() + 2, words.end());
  return CompletionText(words[1] == "bash" ? CompletionOfParts(program, rest)
                                           : CompletionOf(program, rest));
}

}  // namespace entente
