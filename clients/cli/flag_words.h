// What the fields of a commit are called on the command line, for errors of the server.
#ifndef ENTENTE_CLIENTS_CLI_FLAG_WORDS_H_
#define ENTENTE_CLIENTS_CLI_FLAG_WORDS_H_

#include <cstddef>
#include <functional>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace entente {

// The flag for a field, by its path inside of a change: "claim.voice.chain[1].stated_at" is
// "--stated-at (link 2)", "claim.value.quantity.best" is "--value", "judgement.retract.reason" is
// "--retract-reason"; empty for the change as a whole.
std::string FlagOfPath(absl::string_view path);

// Says what a command's own arguments and flags are called where FlagOfPath does not: the flag for
// a path inside of change `change`, or empty.
using FlagOfField = std::function<std::string(size_t change, absl::string_view path)>;

// `status` with the path of its field, if it has one, in the words of the command line; a path
// outside of the changes is called by its last part: "request_id" is "--request-id".
absl::Status InWordsOfFlags(const absl::Status& status, const FlagOfField& flag_of);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_FLAG_WORDS_H_
