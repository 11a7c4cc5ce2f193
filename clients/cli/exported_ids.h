// Ids of entities that an export has met, each with what is to be told of it, sorted outside of
// memory.
#ifndef ENTENTE_CLIENTS_CLI_EXPORTED_IDS_H_
#define ENTENTE_CLIENTS_CLI_EXPORTED_IDS_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "clients/export/sorted_records.h"
#include "entente/v1/proposition.pb.h"

namespace entente {

// What was met of an id.
struct Noted {
  // Rows about it with a value: of predicates that the ontology declares, which its view shows if
  // it has one, and of others.
  std::vector<v1::PropositionRow> declared, undeclared;
  bool voice = false;     // a claim's
  bool document = false;  // of a claim
};

// Not thread-safe.
class ExportedIds {
 public:
  // Keeps about `most_bytes` in memory.
  explicit ExportedIds(size_t most_bytes) : records_(most_bytes) {}

  // Errors: those of SortedRecords. An id may be added any number of times.
  absl::Status Add(const std::string& id);
  absl::Status AddVoice(const std::string& id);
  absl::Status AddDocument(const std::string& id);
  // REQUIRES: `row` has a value.
  absl::Status AddValue(const v1::PropositionRow& row, bool declared);

  // Gives `each` the ids, `ids` of them at a time, in order. Once, at the end; ends with the first
  // error of `each`.
  absl::Status InBatches(
      size_t ids, absl::FunctionRef<absl::Status(const std::map<std::string, Noted>& batch)> each);

 private:
  SortedRecords records_;
  uint64_t values_ = 0;
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_EXPORTED_IDS_H_
