// What a scenario expects of a forecast, a dispute, a figure or a path, as the JSON of its answer's
// row.
#ifndef ENTENTE_TESTS_SCENARIOS_EXPECTED_ROW_H_
#define ENTENTE_TESTS_SCENARIOS_EXPECTED_ROW_H_

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace entente {

// The words of an `expect` line after the first; they begin with "forecast", "dispute", "figure" or
// "path".
absl::StatusOr<nlohmann::json> ExpectedRow(const std::vector<std::string>& words);

}  // namespace entente

#endif  // ENTENTE_TESTS_SCENARIOS_EXPECTED_ROW_H_
