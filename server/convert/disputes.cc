#include "server/convert/disputes.h"

#include "server/convert/enums.h"
#include "server/convert/field_path.h"
#include "server/convert/identity.h"
#include "server/convert/judgements.h"
#include "server/convert/patterns.h"
#include "server/convert/rows.h"
#include "server/convert/values.h"

namespace entente {
namespace {

static_assert(static_cast<int>(v1::DISPUTE_KIND_FUNCTIONAL) ==
              static_cast<int>(DisputeKind::kFunctional));
static_assert(static_cast<int>(v1::DISPUTE_KIND_IDENTITY) ==
              static_cast<int>(DisputeKind::kIdentity));

}  // namespace

absl::StatusOr<DisputePattern> PatternFromWire(const v1::ListDisputesRequest& wire) {
  DisputePattern pattern;
  for (int i = 0; i < wire.kinds_size(); ++i) {
    ASSIGN_OR_RETURN(const DisputeKind kind,
                     EnumFromWire(wire.kinds(i), DisputeKind::kFunctional, DisputeKind::kIdentity,
                                  Item("kinds", i)));
    pattern.kinds.push_back(kind);
  }
  ASSIGN_OR_RETURN(pattern.subject, OptionalEntityFromWire(wire.subject(), "subject"));
  ASSIGN_OR_RETURN(pattern.predicate, NameFromWire(wire.predicate(), "predicate"));
  ASSIGN_OR_RETURN(pattern.within, OptionalEntityFromWire(wire.within(), "within"));
  return pattern;
}

v1::Dispute ToWire(const Dispute& dispute) {
  v1::Dispute wire;
  wire.set_kind(EnumToWire<v1::DisputeKind>(dispute.kind));
  wire.set_certainty(EnumToWire<v1::Certainty>(dispute.certainty));
  for (const DisputedRow& one : dispute.rows) {
    v1::DisputedRow& to = *wire.add_rows();
    *to.mutable_row() = ToWire(one.row);
    to.add_stands_under(v1::CONTEST_SHOW);
    if (one.resolve) to.add_stands_under(v1::CONTEST_RESOLVE);
    if (one.only_uncontested) to.add_stands_under(v1::CONTEST_ONLY_UNCONTESTED);
  }
  for (const ClaimId& id : dispute.denying) wire.add_denying_claim_ids(RecordIdToWire(id));
  for (const TypeBreach& breach : dispute.breaches) {
    v1::TypeBreach& to = *wire.add_breaches();
    to.set_where(breach.where);
    to.set_entity(breach.entity);
    to.mutable_types()->Assign(breach.types.begin(), breach.types.end());
    to.mutable_allowed()->Assign(breach.allowed.begin(), breach.allowed.end());
  }
  if (dispute.join.has_value()) {
    *wire.mutable_join()->mutable_same() = ToWire(dispute.join->same);
    for (const Coreference& apart : dispute.join->apart) {
      *wire.mutable_join()->add_apart() = ToWire(apart);
    }
  }
  return wire;
}

}  // namespace entente
