// The command line as data: every command with its flags, read from the parser itself, so that
// completion and documents cannot say anything else than what is parsed.
#ifndef ENTENTE_CLIENTS_CLI_COMMAND_SHAPE_H_
#define ENTENTE_CLIENTS_CLI_COMMAND_SHAPE_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace CLI {
class App;
}  // namespace CLI

namespace entente {

struct FlagShape {
  std::string name;  // "--mode", or of an argument its name: "ENTITY"
  std::string type;  // "sometime|throughout", "TEXT", "UINT"; empty where it takes no value
  std::vector<std::string> words;  // the values it takes, where they are few
  std::string group;
  std::string text;
  std::string initial;      // the value it has when it is not given, where that is worth saying
  std::string environment;  // the variable that it is read from
  bool argument = false;    // given by its place, without a name
  bool required = false;
  bool repeats = false;  // may be given more than once
  bool listed = false;   // takes values with commas between
};

struct CommandShape {
  std::string name;
  std::string text;
  std::string footer;  // remarks and examples, as help shows them
  std::vector<FlagShape> flags;
  std::vector<CommandShape> commands;

  // The command of that name directly below; null where there is none.
  const CommandShape* Below(absl::string_view command) const;
};

// What `app` parses, without what it hides.
CommandShape ShapeOf(const CLI::App& app);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_COMMAND_SHAPE_H_
