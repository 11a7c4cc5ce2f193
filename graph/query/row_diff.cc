#include "graph/query/row_diff.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace entente {
namespace {

std::vector<ClaimId> ClaimsOf(const std::optional<PropositionRow>& row) {
  if (!row.has_value()) return {};
  std::vector<ClaimId> claims = row->claims;
  claims.insert(claims.end(), row->dissenting.begin(), row->dissenting.end());
  std::sort(claims.begin(), claims.end());
  return claims;
}

std::vector<ClaimId> Without(const std::vector<ClaimId>& claims,
                             const std::vector<ClaimId>& others) {
  std::vector<ClaimId> left;
  std::set_difference(claims.begin(), claims.end(), others.begin(), others.end(),
                      std::back_inserter(left));
  return left;
}

std::vector<RowField> Differing(const PropositionRow& a, const PropositionRow& b) {
  std::vector<RowField> fields;
  if (a.verdict != b.verdict) fields.push_back(RowField::kVerdict);
  if (a.certainty != b.certainty) fields.push_back(RowField::kCertainty);
  if (a.validity != b.validity) fields.push_back(RowField::kValidity);
  if (a.origins != b.origins) fields.push_back(RowField::kOrigins);
  if (a.claims != b.claims) fields.push_back(RowField::kSupport);
  if (a.dissent != b.dissent || a.dissenting != b.dissenting) {
    fields.push_back(RowField::kDissent);
  }
  if (a.rivals != b.rivals) fields.push_back(RowField::kRivals);
  return fields;
}

}  // namespace

std::optional<RowDiff> DiffOf(std::optional<PropositionRow> before,
                              std::optional<PropositionRow> after) {
  if (before == after) return std::nullopt;
  RowDiff diff;
  if (!before.has_value()) diff.kind = DiffKind::kNew;
  if (!after.has_value()) diff.kind = DiffKind::kGone;
  if (before.has_value() && after.has_value()) diff.fields = Differing(*before, *after);
  const std::vector<ClaimId> claims_before = ClaimsOf(before);
  const std::vector<ClaimId> claims_after = ClaimsOf(after);
  diff.claims_gone = Without(claims_before, claims_after);
  diff.claims_new = Without(claims_after, claims_before);
  diff.before = std::move(before);
  diff.after = std::move(after);
  return diff;
}

}  // namespace entente
