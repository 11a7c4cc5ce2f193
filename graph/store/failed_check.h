// The error of a change that is well formed but does not fit what the graph holds.
#ifndef ENTENTE_GRAPH_STORE_FAILED_CHECK_H_
#define ENTENTE_GRAPH_STORE_FAILED_CHECK_H_

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "graph/model/status.h"

namespace entente {

// kFailedPrecondition with all three parts of the detail.
inline absl::Status FailedCheck(absl::string_view reason, absl::string_view field,
                                absl::string_view value, absl::string_view message) {
  return WithDetail(absl::FailedPreconditionError(message),
                    {std::string(reason), std::string(field), std::string(value)});
}

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_FAILED_CHECK_H_
