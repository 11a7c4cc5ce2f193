#include "clients/mapping/fill_down.h"

#include "absl/strings/str_cat.h"
#include "clients/mapping/nearest_word.h"

namespace entente {

absl::Status FillDown::Fill(FileRecord* record) {
  if (!record->problem.ok()) return absl::OkStatus();
  last_.resize(columns_.size());
  for (size_t i = 0; i < columns_.size(); ++i) {
    const std::optional<size_t> at = record->columns->Find(columns_[i]);
    if (!at.has_value()) {
      return absl::InvalidArgumentError(
          absl::StrCat("fill_down: the file has no column '", columns_[i], "'",
                       DidYouMean(columns_[i], record->columns->names())));
    }
    std::string& cell = record->cells[*at];
    if (cell.empty()) {
      cell = last_[i];
    } else {
      last_[i] = cell;
    }
  }
  return absl::OkStatus();
}

}  // namespace entente
