// ICEWS18: coded political events of 2018, as its files have them.
#ifndef ENTENTE_BENCH_GRAPHS_ICEWS_H_
#define ENTENTE_BENCH_GRAPHS_ICEWS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "bench/graphs/edge.h"
#include "clients/cpp/connection.h"

namespace entente {

inline constexpr uint16_t kWindowDays = 30;  // an event matters for so long

// Of all of its files, in order of actor, code, other actor and day: each with the day on which it
// happened as its first and the last day on which it matters. `folder` is that of the data set.
// kNotFound: it is not there.
absl::StatusOr<std::vector<Edge>> ReadIcews(const std::string& folder);

// One more than the greatest number of an actor.
uint32_t ActorsOf(absl::Span<const Edge> events);

// Records them as events: interacted, with the code as qualifier, on their days.
absl::Status LoadEvents(Connection& connection, const std::string& graph,
                        absl::Span<const Edge> events);

// Records them as states that last from their first to their last day, as other databases were
// given them: for questions along several edges that hold on one day.
absl::Status LoadStates(Connection& connection, const std::string& graph,
                        absl::Span<const Edge> events);

}  // namespace entente

#endif  // ENTENTE_BENCH_GRAPHS_ICEWS_H_
