// A proposition's row in two reads, compared.
#ifndef ENTENTE_GRAPH_QUERY_ROW_DIFF_H_
#define ENTENTE_GRAPH_QUERY_ROW_DIFF_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "graph/model/claim.h"
#include "graph/model/verdict.h"

namespace entente {

enum class DiffKind : uint8_t { kGone = 1, kNew = 2, kChanged = 3 };

// What of a row can differ, in the order of the row's own fields.
enum class RowField : uint8_t {
  kVerdict = 1,
  kCertainty = 2,
  kValidity = 3,
  kOrigins = 4,
  kSupport = 5,  // which claims, not only how many
  kDissent = 6,  // likewise
  kRivals = 7,
};

struct RowDiff {
  DiffKind kind = DiffKind::kChanged;
  std::optional<PropositionRow> before;  // unless kNew
  std::optional<PropositionRow> after;   // unless kGone
  std::vector<RowField> fields;          // of a changed row: what differs
  // Supporting and dissenting claims of one side only, ascending.
  std::vector<ClaimId> claims_gone;
  std::vector<ClaimId> claims_new;
  const Proposition& proposition() const {
    return after.has_value() ? after->proposition : before->proposition;
  }
  friend bool operator==(const RowDiff&, const RowDiff&) = default;
};

// nullopt where both are the same: equal rows, or none. REQUIRES: rows of one proposition.
std::optional<RowDiff> DiffOf(std::optional<PropositionRow> before,
                              std::optional<PropositionRow> after);

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_ROW_DIFF_H_
