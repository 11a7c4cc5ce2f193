// Where to listen: resolved before anything is opened, so that what is refused is the address that
// would really be used.
#ifndef ENTENTE_SERVER_LISTEN_ADDRESS_H_
#define ENTENTE_SERVER_LISTEN_ADDRESS_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace entente {

struct ListenAddress {
  std::string numeric;    // "127.0.0.1:50551", "[::1]:50551": what gRPC is given
  bool loopback = false;  // nobody outside this machine can reach it
};

// "host:port", "[v6 address]:port"; port 0 lets the system choose one. A name is resolved, to its
// first address. kInvalidArgument: not of that form; kUnavailable: does not resolve.
absl::StatusOr<ListenAddress> ResolveListenAddress(absl::string_view text);

}  // namespace entente

#endif  // ENTENTE_SERVER_LISTEN_ADDRESS_H_
