// A mapping at work: one record in, what it says out.
#ifndef ENTENTE_CLIENTS_MAPPING_ROW_MAPPER_H_
#define ENTENTE_CLIENTS_MAPPING_ROW_MAPPER_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/mapping/mapping.h"
#include "entente/v1/claim.pb.h"

namespace entente {

// A claim that a record makes; its period is not in `claim` yet.
struct MappedClaim {
  v1::Claim claim;
  StatedPeriod period;
  std::optional<v1::Judgement> grade;  // its claim is left open
  const ClaimSpec* spec = nullptr;
  uint64_t line = 0;    // of the file, on which the record begins
  uint64_t record = 0;  // its number
};

// What a record says.
struct MappedRow {
  std::vector<MappedClaim> claims;
  std::vector<v1::Judgement> judgements;
  bool passed_over = false;  // by `where`
};

// Borrows the mapping. Not thread-safe.
class RowMapper {
 public:
  explicit RowMapper(const Mapping& mapping) : mapping_(mapping) {}

  // What the mapping says of its own document.
  absl::StatusOr<MappedRow> Document() const;

  // kInvalidArgument with a CellError: the record cannot be mapped, which is its own fault.
  // `asked`, which may be null, is told which members of JSON the mapping asked for.
  absl::StatusOr<MappedRow> Map(const FileRecord& record, NamesAsked* asked = nullptr) const;

  // kInvalidArgument: the mapping names a column that the file has not. For tables, before the
  // first record is mapped.
  absl::Status CheckColumns(const Columns& columns) const;

 private:
  absl::Status MapClaim(const ClaimSpec& spec, Scope* scope, MappedRow* row) const;
  absl::Status MapJudgement(const JudgementSpec& spec, Scope* scope, MappedRow* row) const;

  const Mapping& mapping_;
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_MAPPING_ROW_MAPPER_H_
