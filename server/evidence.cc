#include "server/evidence.h"

#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "graph/encoding/canonical.h"
#include "graph/model/status.h"
#include "server/convert/rows.h"
#include "server/grouping.h"

namespace entente {
namespace {

// Supporting, then dissenting claims.
absl::StatusOr<std::vector<RecordedClaim>> ClaimsOf(const PropositionRow& row, View& view) {
  std::vector<ClaimId> ids = row.claims;
  ids.insert(ids.end(), row.dissenting.begin(), row.dissenting.end());
  ASSIGN_OR_RETURN(std::vector<std::optional<RecordedClaim>> found, view.ClaimsById(ids));
  std::vector<RecordedClaim> claims;
  claims.reserve(found.size());
  for (size_t i = 0; i < found.size(); ++i) {
    if (!found[i].has_value()) {
      return absl::DataLossError(
          absl::StrCat("claim ", FormatRecordId(ids[i]), " of a row is not found by its id"));
    }
    claims.push_back(*std::move(found[i]));
  }
  return claims;
}

}  // namespace

absl::StatusOr<EvidenceChoice> EvidenceFromWire(int grouping, bool evidence) {
  if (!v1::Grouping_IsValid(grouping)) {
    return InvalidField(
        "UNKNOWN_NUMBER", "group", absl::StrCat(grouping),
        absl::StrCat("group: ", grouping, " is no number of this enum; known are 0 ",
                     "(not grouped) to ", v1::Grouping_MAX));
  }
  return EvidenceChoice{static_cast<v1::Grouping>(grouping), evidence};
}

absl::StatusOr<v1::PropositionRow> RowWithEvidence(const PropositionRow& row,
                                                   const EvidenceChoice& choice, Reading& reading) {
  v1::PropositionRow wire = ToWire(row);
  if (!choice.any()) return wire;
  View& view = reading.view();
  const Budget::Hold hold(reading.budget());  // of the claims, until they are written
  ASSIGN_OR_RETURN(const std::vector<RecordedClaim> claims, ClaimsOf(row, view));
  ASSIGN_OR_RETURN(const Surroundings* around, view.Around(claims));
  for (v1::ClaimGroup& group :
       GroupClaims(choice.grouping, claims, *around, view.as_of(), view.lens())) {
    *wire.add_groups() = std::move(group);
  }
  if (choice.evidence) {
    ASSIGN_OR_RETURN(std::vector<v1::ClaimRecord> records, reading.records().Records(claims));
    for (v1::ClaimRecord& record : records) *wire.add_evidence() = std::move(record);
  }
  return wire;
}

}  // namespace entente
