// Claims of many records that are one but for their periods, merged into spells.
#ifndef ENTENTE_CLIENTS_MAPPING_SPELLS_H_
#define ENTENTE_CLIENTS_MAPPING_SPELLS_H_

#include <cstddef>
#include <map>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "clients/mapping/row_mapper.h"

namespace entente {

// A file of a row a year becomes one claim for each run of years. Rows may come in any order.
// Memory: one entry for each run that is not joined to another one; two rows that touch, or lie at
// most the claim's `gap_days` apart, make one. The spell has the row of its earliest record.
class Spells {
 public:
  explicit Spells(size_t most_bytes) : most_bytes_(most_bytes) {}

  // REQUIRES: the claim's spec merges, and its period is exact().
  // kResourceExhausted: more runs than `most_bytes` hold.
  absl::Status Add(const MappedClaim& claim);

  // Calls `each` for every spell, by claim and then by time, and forgets them. `line` is the line
  // of the record that the spell has its row from.
  absl::Status Take(absl::FunctionRef<absl::Status(MappedClaim)> each);

  size_t bytes() const { return bytes_; }

 private:
  struct Run {
    absl::CivilDay start;
    absl::CivilDay end;  // included
    uint32_t paragraph;
    uint64_t line;
    uint64_t record;
  };
  struct Runs {
    MappedClaim claim;  // without period and row
    std::map<absl::CivilDay, Run> by_start;
  };

  size_t most_bytes_;
  size_t bytes_ = 0;
  std::map<std::string, Runs> by_claim_;  // by the claim's bytes, so that the order is always one
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_MAPPING_SPELLS_H_
