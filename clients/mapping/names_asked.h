// Which members of JSON records a mapping has asked for, and which of them no record had. Any
// member may be absent of one record; one that none has is most likely misspelt.
#ifndef ENTENTE_CLIENTS_MAPPING_NAMES_ASKED_H_
#define ENTENTE_CLIENTS_MAPPING_NAMES_ASKED_H_

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"
#include "clients/cpp/json_tree.h"

namespace entente {

// Memory: the names of the mapping, and at most some hundred of the file. Not thread-safe.
class NamesAsked {
 public:
  void Note(absl::string_view name, bool found);

  // Remembers what the members of a record are called, for suggestions.
  void Learn(const JsonTree& record);

  // Names that were asked for and never found, in the order of the alphabet, each with what may
  // have been meant: "nam; did you mean 'name'?".
  std::vector<std::string> NeverFound() const;

 private:
  absl::flat_hash_map<std::string, bool> found_;
  absl::flat_hash_set<std::string> members_;
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_MAPPING_NAMES_ASKED_H_
