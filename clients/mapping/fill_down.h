// Cells that are left empty because what stands above holds for them, too.
#ifndef ENTENTE_CLIENTS_MAPPING_FILL_DOWN_H_
#define ENTENTE_CLIENTS_MAPPING_FILL_DOWN_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "clients/mapping/record.h"

namespace entente {

class FillDown {
 public:
  // `columns`: their names in the file.
  explicit FillDown(std::vector<std::string> columns) : columns_(std::move(columns)) {}

  // Gives empty cells of these columns what the record above has, or was given. A record with a
  // problem has no cells and changes nothing. kInvalidArgument: there is no such column.
  absl::Status Fill(FileRecord* record);

 private:
  std::vector<std::string> columns_;
  std::vector<std::string> last_;  // of each column
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_MAPPING_FILL_DOWN_H_
