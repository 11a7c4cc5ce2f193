// The records inside the elements of a JSON array, as the steps of `rows` lead to them.
#ifndef ENTENTE_CLIENTS_MAPPING_ELEMENT_RECORDS_H_
#define ENTENTE_CLIENTS_MAPPING_ELEMENT_RECORDS_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "clients/mapping/records.h"

namespace entente {

// Borrows all. Numbers the records. Of the methods that give, false is: enough.
class ElementRecords {
 public:
  ElementRecords(const ReadSpec& spec, EachRecord each);

  // An element of what the first step leads to, or a record where there are no steps.
  absl::StatusOr<bool> Give(JsonTree element, uint64_t line);

  // What the first step leads into. REQUIRES: there is one.
  absl::StatusOr<bool> GiveInside(const JsonTree& document, uint64_t line);

  // A record that could not be read.
  absl::StatusOr<bool> GiveProblem(absl::Status problem, uint64_t line);

  // At the end. kInvalidArgument: there was no record, since no element has what a step asks for;
  // names what they have.
  absl::Status Missed() const;

 private:
  using Within = std::vector<std::pair<std::string, const JsonTree*>>;

  // What was met on the way to a step.
  struct Step {
    uint64_t searched = 0;           // elements that it was looked for in
    bool found = false;              // in any of them
    std::vector<std::string> names;  // of what stands there instead, the first few
  };

  absl::StatusOr<bool> Descend(JsonTree element, size_t step, Within* within);
  absl::StatusOr<bool> Children(const JsonTree& element, size_t step, Within* within);

  const ReadSpec& spec_;
  EachRecord each_;
  std::vector<Step> steps_;
  uint64_t number_ = 0;
  uint64_t line_ = 0;
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_MAPPING_ELEMENT_RECORDS_H_
