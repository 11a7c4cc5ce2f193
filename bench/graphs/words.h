// What nodes, relations and days are called in a graph that is served.
#ifndef ENTENTE_BENCH_GRAPHS_WORDS_H_
#define ENTENTE_BENCH_GRAPHS_WORDS_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"

namespace entente {

// "n17"; and back, unset for another text.
std::string NodeId(uint32_t node);
std::optional<uint32_t> NodeOf(absl::string_view id);
// "rel_3"; and back.
std::string RelationName(uint16_t relation);
std::optional<uint16_t> RelationOf(absl::string_view name);
// The name that node has as a property: "Node 17".
std::string NodeTitle(uint32_t node);
// "2000-01-02" for 1.
std::string DayText(uint16_t day);
// "2000-01-02/2000-02-03": both days included, also of one day.
std::string DaysText(uint16_t first, uint16_t last);

}  // namespace entente

#endif  // ENTENTE_BENCH_GRAPHS_WORDS_H_
