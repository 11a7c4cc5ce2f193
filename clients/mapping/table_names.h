// Whether the tables that filters name are there, told before the first record is read.
#ifndef ENTENTE_CLIENTS_MAPPING_TABLE_NAMES_H_
#define ENTENTE_CLIENTS_MAPPING_TABLE_NAMES_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "clients/mapping/yaml_tree.h"

namespace entente {

// Looks through all texts and keys of `tree` that hold columns. kInvalidArgument: `words(TABLE)` or
// `lookup(TABLE, ...)` with a table that is in neither list; names the place and the nearest one.
absl::Status CheckTableNames(const YamlTree& tree, const std::vector<std::string>& words,
                             const std::vector<std::string>& lookups);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_MAPPING_TABLE_NAMES_H_
