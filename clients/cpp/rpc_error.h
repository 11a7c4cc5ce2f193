// What a server says of a failed call beside its code and message, carried inside absl::Status.
// For clients that act on reasons instead of reading sentences.
#ifndef ENTENTE_CLIENTS_CPP_RPC_ERROR_H_
#define ENTENTE_CLIENTS_CPP_RPC_ERROR_H_

#include <map>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace entente {

// The google.rpc.ErrorInfo of an error.
struct RpcError {
  std::string reason;  // UPPER_SNAKE, stable: "UNKNOWN_PREDICATE"
  std::string field;   // path in the request: "changes[3].claim.predicate"; may be empty
  std::string value;   // the offending value, shortened; may be empty
  std::map<std::string, std::string> metadata;  // all else: "resume_revision", ...
};

// The status of a call that ended with gRPC's `code` and `message`; `details` are the bytes of
// grpc-status-details-bin. Details that cannot be read are left out; a code outside gRPC's is
// kUnknown. Code 0 is OK.
absl::Status StatusOfCall(int code, absl::string_view message, absl::string_view details);

// `status` carrying `error`; the last one set wins. An OK status stays OK.
absl::Status WithRpcError(absl::Status status, const RpcError& error);

// The error that `status` carries, if it carries one.
std::optional<RpcError> RpcErrorOf(const absl::Status& status);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CPP_RPC_ERROR_H_
