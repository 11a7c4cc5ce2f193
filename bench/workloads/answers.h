// Answers read from messages, in the terms of the graph in memory.
#ifndef ENTENTE_BENCH_WORKLOADS_ANSWERS_H_
#define ENTENTE_BENCH_WORKLOADS_ANSWERS_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "bench/workloads/workload.h"
#include "entente/v1/query_service.pb.h"

namespace entente {

// One line a row, sorted: "rel_3 n17 2001-02-03/2004-05-06", behind it the texts of qualifiers that
// identify, for comparing. kInternal: an answer
// that is no message, was cut short, or has a row that a reader would not expect.
absl::StatusOr<std::vector<std::string>> LinesOfNeighbors(const Messages& messages);
absl::StatusOr<std::vector<std::string>> LinesOfPropositions(const Messages& messages);
// "2 n17": depth and node.
absl::StatusOr<std::vector<std::string>> LinesOfTraversal(const Messages& messages);
// Each path in order, hop by hop: "n1 rel_3 n17".
absl::StatusOr<std::vector<std::vector<std::string>>> LinesOfPaths(const Messages& messages);

// kInternal with the request and both answers unless they are equal; `expected` need not be sorted.
absl::Status Compare(const std::string& workload, const std::string& request,
                     std::vector<std::string> expected, const std::vector<std::string>& answered);

// kInternal where an answer stopped before its end.
absl::Status IsComplete(const v1::Trailer& trailer);

// Hands every message, which must be an Answer, to `each`; the last must have a complete trailer.
template <typename Answer, typename Each>
absl::Status ReadStream(const Messages& messages, const Each& each) {
  Answer answer;
  for (const std::string& bytes : messages) {
    if (!answer.ParseFromString(bytes)) return absl::InternalError("an answer that is no message");
    absl::Status status = each(answer);
    if (!status.ok()) return status;
  }
  if (messages.empty() || !answer.has_trailer()) {
    return absl::InternalError("an answer without a trailer");
  }
  return IsComplete(answer.trailer());
}

}  // namespace entente

#endif  // ENTENTE_BENCH_WORKLOADS_ANSWERS_H_
