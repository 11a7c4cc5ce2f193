// A list of edges like those of real networks, the same for every run: few entities have many.
#ifndef ENTENTE_BENCH_EDGE_LIST_H_
#define ENTENTE_BENCH_EDGE_LIST_H_

#include <cstdint>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "entente/v1/claim.pb.h"

namespace entente {

// Writes `edges` lines "subject,relation,object,first day,last day" in no order: one node for ten
// edges, 20 relations, 20 years, both ends drawn by a power law.
absl::Status WriteEdges(const std::string& path, uint64_t edges, uint64_t seed);

// Gives each line of such a file as a claim of kGraphDocument. An error of `each` ends it.
absl::Status ReadEdges(const std::string& path, absl::FunctionRef<absl::Status(v1::Change)> each);

}  // namespace entente

#endif  // ENTENTE_BENCH_EDGE_LIST_H_
