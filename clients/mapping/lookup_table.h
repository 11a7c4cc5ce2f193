// Another file that a mapping looks things up in.
#ifndef ENTENTE_CLIENTS_MAPPING_LOOKUP_TABLE_H_
#define ENTENTE_CLIENTS_MAPPING_LOOKUP_TABLE_H_

#include <memory>
#include <optional>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "clients/mapping/record.h"

namespace entente {

// What becomes of a second record with the same key.
enum class RepeatedKey { kRefused, kFirst, kLast };

// Records by key, in memory.
class LookupTable {
 public:
  // Refuses with kResourceExhausted what would make it larger than `most_bytes`, about.
  explicit LookupTable(size_t most_bytes, RepeatedKey repeated = RepeatedKey::kRefused)
      : most_bytes_(most_bytes), repeated_(repeated) {}

  // A record that says the same as the one under its key changes nothing. kInvalidArgument: it says
  // another thing, and repeated keys are refused; names both lines.
  absl::Status Add(const std::string& key, const FileRecord& record);

  bool Has(absl::string_view key) const { return records_.contains(key); }
  // What the record under `key` has in `column`. nullopt: nothing, or no such record. An empty
  // `column` is the first one.
  // kInvalidArgument: the file has no such column.
  absl::StatusOr<std::optional<std::string>> Find(absl::string_view key,
                                                  absl::string_view column) const;
  size_t size() const { return records_.size(); }

 private:
  size_t most_bytes_;
  RepeatedKey repeated_;
  size_t bytes_ = 0;
  absl::flat_hash_map<std::string, FileRecord> records_;
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_MAPPING_LOOKUP_TABLE_H_
