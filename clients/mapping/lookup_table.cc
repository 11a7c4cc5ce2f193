#include "clients/mapping/lookup_table.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace entente {

absl::Status LookupTable::Add(const std::string& key, const FileRecord& record) {
  const auto known = records_.find(key);
  if (known != records_.end() && repeated_ != RepeatedKey::kLast) {
    const FileRecord& first = known->second;
    const bool same = first.cells == record.cells && first.tree == record.tree;
    if (same || repeated_ == RepeatedKey::kFirst) return absl::OkStatus();
    return absl::InvalidArgumentError(absl::StrCat(
        "line ", record.line, ": the key '", key, "' stands on line ", first.line,
        " already, where it says another thing; 'repeated: first' (or last) beside 'key' takes ",
        "one of them"));
  }
  // What a record takes beside its text: the entry, and a string or node a cell.
  constexpr size_t kEntry = 128;
  constexpr size_t kCell = 32;
  size_t bytes = kEntry + key.size() + record.cells.size() * kCell;
  for (const std::string& cell : record.cells) bytes += cell.size();
  if (record.columns == nullptr) bytes += 2 * record.tree.dump().size();
  if (bytes_ + bytes > most_bytes_) {
    return absl::ResourceExhaustedError(absl::StrCat(
        "a look-up of more than ", most_bytes_, " bytes in memory: raise --limit-lookup-bytes"));
  }
  FileRecord& kept = records_[key];
  kept = record;
  kept.within.clear();  // lives no longer than the reading
  bytes_ += bytes;
  return absl::OkStatus();
}

absl::StatusOr<std::optional<std::string>> LookupTable::Find(absl::string_view key,
                                                             absl::string_view column) const {
  const auto found = records_.find(key);
  if (found == records_.end()) return std::nullopt;
  const FileRecord& record = found->second;
  if (record.columns == nullptr) {
    const JsonTree* member = MemberAt(record.tree, column);
    if (member == nullptr) return std::nullopt;
    std::optional<std::string> text = ScalarText(*member);
    if (!text.has_value()) {
      return absl::InvalidArgumentError(
          absl::StrCat("'", column, "' of what is looked up is no text"));
    }
    if (text->empty()) return std::nullopt;
    return text;
  }
  const std::optional<size_t> at = column.empty() ? 0 : record.columns->Find(column);
  if (!at.has_value()) {
    return absl::InvalidArgumentError(absl::StrCat("the file that is looked up in has no column '",
                                                   column, "'; it has ",
                                                   absl::StrJoin(record.columns->names(), ", ")));
  }
  if (record.cells[*at].empty()) return std::nullopt;
  return record.cells[*at];
}

}  // namespace entente
