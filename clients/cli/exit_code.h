// How the CLI ends: one number for scripts, one line for people. docs/cli.md documents both.
#ifndef ENTENTE_CLIENTS_CLI_EXIT_CODE_H_
#define ENTENTE_CLIENTS_CLI_EXIT_CODE_H_

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace entente {

enum class ExitCode {
  kOk = 0,
  kFailure = 1,      // everything that is none of the following
  kUsage = 2,        // the command line is wrong; nothing was asked of a server
  kNotFound = 3,     // no such graph, entity, claim or lens
  kInvalid = 4,      // a name of several entities, or an argument that the server refuses
  kUnavailable = 5,  // no server, or no answer in time
  kConflict = 6,     // aborted, there already, or a precondition that fails
  kTruncated = 7,    // a budget or limit ended the answer before its end
};

// What an error of a call, or of the CLI itself, ends with. OK is kOk.
ExitCode ExitCodeOf(const absl::Status& status);

// "entente: <what> (<field>=<value>): <what would be right> [REASON]", on one line, escaped for a
// terminal; FILE:LINE comes first where AtLine has said so. REQUIRES: not OK.
std::string ErrorLine(const absl::Status& status);

// `status` as the error of a line of a file.
absl::Status AtLine(const absl::Status& status, const std::string& file, uint64_t line);

// A mistake in the command line, of which `flag` ("--mode") and `value` may be empty.
absl::Status UsageError(absl::string_view flag, absl::string_view value, absl::string_view message);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_EXIT_CODE_H_
