// Command lines read without a server, for the tests of flags and commands.
#ifndef ENTENTE_TESTS_CLIENTS_CLI_PARSED_H_
#define ENTENTE_TESTS_CLIENTS_CLI_PARSED_H_

#include <CLI/CLI.hpp>
#include <sstream>
#include <string>

#include "clients/cli/entity_lookup.h"
#include "clients/cli/session.h"

namespace entente {

// The flags that `add` makes, as `arguments` set them; throws what CLI11 throws.
template <typename Flags>
Flags Parsed(void (*add)(CLI::App*, Flags*), const std::string& arguments) {
  CLI::App app;
  Flags flags{};
  add(&app, &flags);
  app.parse(arguments);
  return flags;
}

// A lookup to which every text is a name: "Kursk" is the entity "id:Kursk".
inline Lookup NamesToIds() {
  return [](absl::string_view, const std::string& text) -> absl::StatusOr<std::string> {
    return "id:" + text;
  };
}

// A session without a server, and what it wrote.
struct Written {
  std::ostringstream out, err;
  Session session{.out = out, .err = err};
};

// The exit code of `command` in a session whose commands are those that `add` makes.
inline absl::StatusOr<ExitCode> RunWithout(void (*add)(CLI::App*, Session*), Session& session,
                                           const std::string& arguments) {
  CLI::App app;
  app.fallthrough();
  add(&app, &session);
  app.parse(arguments);
  session.connection = std::make_unique<Connection>("127.0.0.1:1", absl::Seconds(10));
  return session.run(session);
}

}  // namespace entente

#endif  // ENTENTE_TESTS_CLIENTS_CLI_PARSED_H_
