// Errors: the one place where an absl::Status becomes a gRPC status that programs can read.
//
// Every status carries a google.rpc.ErrorInfo (domain "entente"; metadata `field` and `value` where
// known) in the trailer grpc-status-details-bin, and a RetryInfo where trying again later may help
// (UNAVAILABLE, and what is exhausted for a while). docs/errors.md lists the reasons. Messages,
// fields and values are shortened to what every client's limit of trailers has room for.
#ifndef ENTENTE_SERVER_ERRORS_H_
#define ENTENTE_SERVER_ERRORS_H_

#include <grpcpp/support/status.h>

#include <map>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace entente {

// Metadata beside `field` and `value`, for single reasons.
using ErrorMetadata = std::map<std::string, std::string>;

grpc::Status ToGrpc(const absl::Status& status, const ErrorMetadata& more = {});

// An error with reason, for what the server itself refuses.
absl::Status Refusal(absl::StatusCode code, absl::string_view reason, absl::string_view message);

}  // namespace entente

#endif  // ENTENTE_SERVER_ERRORS_H_
