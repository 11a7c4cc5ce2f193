// Records in order of their keys, each key once, in bounded memory: an external merge sort.
#ifndef ENTENTE_CLIENTS_EXPORT_SORTED_RECORDS_H_
#define ENTENTE_CLIENTS_EXPORT_SORTED_RECORDS_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "clients/export/scratch_file.h"

namespace entente {

// Not thread-safe.
class SortedRecords {
 public:
  // Keeps about `most_bytes` in memory; what is more goes to temporary files.
  explicit SortedRecords(size_t most_bytes) : most_bytes_(most_bytes) {}

  // Errors: those of ScratchFile.
  absl::Status Add(absl::string_view key, absl::string_view payload);

  // Gives every key once, ascending by bytes, with the payload first added. Ends with the first
  // error of `each`. Once, at the end.
  absl::Status ForEach(
      absl::FunctionRef<absl::Status(const std::string& key, const std::string& payload)> each);

  // How often memory was emptied into a file.
  uint64_t spills() const { return spills_; }

 private:
  absl::Status Spill();
  absl::Status Merge(
      absl::FunctionRef<absl::Status(const std::string& key, const std::string& payload)> each);

  size_t most_bytes_;
  size_t bytes_ = 0;
  std::map<std::string, std::string, std::less<>> kept_;
  std::vector<ScratchFile> runs_;  // each sorted, from the oldest
  uint64_t spills_ = 0;
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_EXPORT_SORTED_RECORDS_H_
