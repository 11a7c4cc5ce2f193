// A call that is made again and again: as bytes, so that asking costs a load generator little.
#ifndef ENTENTE_BENCH_CALLS_QUESTION_H_
#define ENTENTE_BENCH_CALLS_QUESTION_H_

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"

namespace entente {

struct Question {
  std::string method;     // "/entente.v1.QueryService/Neighbors"
  bool streamed = false;  // whether the answer may be several messages
  std::string request;    // a serialised message
};

template <typename Request>
Question Asking(std::string method, bool streamed, const Request& request) {
  return {std::move(method), streamed, request.SerializeAsString()};
}

// What came back, kept to be checked when no clock runs.
struct Reply {
  size_t question = 0;  // its number
  double micros = 0;    // from when it was to be asked
  absl::Status status;
  std::vector<std::string> messages;
};

}  // namespace entente

#endif  // ENTENTE_BENCH_CALLS_QUESTION_H_
