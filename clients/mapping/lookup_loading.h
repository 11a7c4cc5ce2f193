// Look-ups of a mapping, read into memory.
#ifndef ENTENTE_CLIENTS_MAPPING_LOOKUP_LOADING_H_
#define ENTENTE_CLIENTS_MAPPING_LOOKUP_LOADING_H_

#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "clients/mapping/mapping.h"

namespace entente {

struct LookupPlaces {
  // Folders in which files are looked for, first to last.
  std::vector<std::string> folders;
  // Look-up -> the file to take instead of the one that the mapping names.
  std::map<std::string, std::string> files;
  size_t most_bytes = 256u << 20;  // of each table, about, in memory
};

// Reads every look-up of `mapping` into its tables; each then names the file that was found.
// kNotFound: no such file, with where it was looked for. kInvalidArgument: `files` names no look-up
// of the mapping, or what a file holds is wrong. kResourceExhausted: a table is too large.
absl::Status LoadLookups(const LookupPlaces& places, Mapping* mapping);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_MAPPING_LOOKUP_LOADING_H_
