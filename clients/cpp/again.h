// Asking once more where the way to the server broke: for calls that change nothing.
#ifndef ENTENTE_CLIENTS_CPP_AGAIN_H_
#define ENTENTE_CLIENTS_CPP_AGAIN_H_

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "clients/cpp/connection.h"

namespace entente {

// Makes a call, and makes it again while the server is not there, is not ready or has stopped under
// it: eight times in all, after a tenth of a second and then twice as long each time, at most two
// seconds. Not after connection.Cancel(), nor where the server's store has failed. `call` begins
// from nothing each time. Returns its last status.
absl::Status Again(const Connection& connection, absl::FunctionRef<absl::Status()> call);

// The same of a call that answers in one message.
template <typename Request, typename Answer>
absl::Status CallAgain(Connection& connection, const Request& request, Answer* answer) {
  return Again(connection, [&] { return connection.Call(request, answer); });
}

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CPP_AGAIN_H_
