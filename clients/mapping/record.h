// One record of a file, a row or a JSON object: what its columns say.
#ifndef ENTENTE_CLIENTS_MAPPING_RECORD_H_
#define ENTENTE_CLIENTS_MAPPING_RECORD_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "clients/cpp/json_tree.h"

namespace entente {

// The columns of a table, in order. Without a header they are called "1", "2", ...
class Columns {
 public:
  explicit Columns(std::vector<std::string> names);
  // Position of the column called exactly so, or of the first of several.
  std::optional<size_t> Find(absl::string_view name) const;
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::vector<std::string> names_;
  absl::flat_hash_map<std::string, size_t> by_name_;
};

// A record is either cells under columns, or a JSON value inside the values that contain it.
struct FileRecord {
  uint64_t number = 0;  // from 1, of all records of the file
  uint64_t line = 0;    // the line of the file on which it begins, from 1
  // What is wrong with the record as such: too few cells, bytes that are no text. Such a record has
  // no cells and is rejected.
  absl::Status problem;

  std::shared_ptr<const Columns> columns;  // null for JSON
  std::vector<std::string> cells;          // as many as columns

  JsonTree tree;  // null for cells
  // What contains the value, outermost first, under the names that the path gives.
  std::vector<std::pair<std::string, const JsonTree*>> within;
};

// A problem of one record: which column, what stands there, and what would be right. Bytes that are
// no UTF-8 are written as \xNN.
absl::Status CellError(absl::string_view column, absl::string_view value,
                       absl::string_view message);

// The text of a JSON scalar: numbers without a needless fraction, null and absence as nothing.
// nullopt for arrays and objects.
std::optional<std::string> ScalarText(const JsonTree& value);

// The member of `value` on the way `path` ("name.common", of an array "location.0"); a key that
// itself has dots is found first. Null where there is none.
const JsonTree* MemberAt(const JsonTree& value, absl::string_view path);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_MAPPING_RECORD_H_
