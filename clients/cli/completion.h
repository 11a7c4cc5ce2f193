// What a word of a command line may become, for the completion of shells.
#ifndef ENTENTE_CLIENTS_CLI_COMPLETION_H_
#define ENTENTE_CLIENTS_CLI_COMPLETION_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "clients/cli/command_shape.h"

namespace entente {

struct Candidate {
  std::string word;
  std::string about;  // one line; may be empty
};

struct Completion {
  std::vector<Candidate> candidates;
  bool files = false;  // names of files may stand here, too
};

// What the last of `words` may become: commands, flags, words of flags. `words` are those after the
// program's name; the last is the one being typed, empty when it has no letter yet.
Completion CompletionOf(const CommandShape& program, const std::vector<std::string>& words);

// As CompletionOf, for bash, which takes words apart at '=' and ':' and completes the last part
// only: parts are put together first, and candidates are without what stands before the last part.
Completion CompletionOfParts(const CommandShape& program, const std::vector<std::string>& parts);

// What the scripts below read: a candidate a line, its description after a tab; ":files" last.
std::string CompletionText(const Completion& completion);

// The script that makes a shell ask the program; empty for a shell that is not known.
std::string CompletionScript(absl::string_view shell);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_COMPLETION_H_
