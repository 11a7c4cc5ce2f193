// The server's command line: every limit is a flag, with its default and its reason in --help.
#ifndef ENTENTE_SERVER_FLAGS_H_
#define ENTENTE_SERVER_FLAGS_H_

#include <cstddef>
#include <optional>
#include <string>

#include "server/premises.h"

namespace entente {

struct ServerFlags {
  std::string data = "var";
  std::string listen = "127.0.0.1:50551";
  bool insecure_listen = false;
  size_t cache_mib = 256;
  PremisesOptions options;
};

// The exit code when there is nothing to serve: 0 after --help or --version, 2 for a bad command
// line, both having said so; unset: serve.
std::optional<int> ParseFlags(int argc, const char* const* argv, ServerFlags* flags);

}  // namespace entente

#endif  // ENTENTE_SERVER_FLAGS_H_
