#include "server/diff_rows.h"

#include "graph/model/status.h"
#include "server/convert/enums.h"
#include "server/convert/judgements.h"
#include "server/convert/rows.h"

namespace entente {
namespace {

static_assert(static_cast<int>(v1::DIFF_KIND_GONE) == static_cast<int>(DiffKind::kGone));
static_assert(static_cast<int>(v1::DIFF_KIND_CHANGED) == static_cast<int>(DiffKind::kChanged));
static_assert(static_cast<int>(v1::ROW_FIELD_VERDICT) == static_cast<int>(RowField::kVerdict));
static_assert(static_cast<int>(v1::ROW_FIELD_SUPPORT) == static_cast<int>(RowField::kSupport));
static_assert(static_cast<int>(v1::ROW_FIELD_RIVALS) == static_cast<int>(RowField::kRivals));

// All but the rows.
v1::DiffRow Frame(const RowDiff& diff) {
  v1::DiffRow wire;
  wire.set_kind(EnumToWire<v1::DiffKind>(diff.kind));
  for (const RowField field : diff.fields) wire.add_fields(EnumToWire<v1::RowField>(field));
  for (const ClaimId& id : diff.claims_gone) wire.add_claims_gone(RecordIdToWire(id));
  for (const ClaimId& id : diff.claims_new) wire.add_claims_new(RecordIdToWire(id));
  return wire;
}

}  // namespace

v1::DiffRow ToWire(const RowDiff& diff) {
  v1::DiffRow wire = Frame(diff);
  if (diff.before.has_value()) *wire.mutable_before() = ToWire(*diff.before);
  if (diff.after.has_value()) *wire.mutable_after() = ToWire(*diff.after);
  return wire;
}

absl::StatusOr<v1::DiffRow> DiffRowWithEvidence(const RowDiff& diff, const EvidenceChoice& choice,
                                                Reading& before, Reading& after) {
  v1::DiffRow wire = Frame(diff);
  if (diff.before.has_value()) {
    ASSIGN_OR_RETURN(*wire.mutable_before(), RowWithEvidence(*diff.before, choice, before));
  }
  if (diff.after.has_value()) {
    ASSIGN_OR_RETURN(*wire.mutable_after(), RowWithEvidence(*diff.after, choice, after));
  }
  return wire;
}

}  // namespace entente
