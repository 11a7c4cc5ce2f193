#include "server/convert/roll_ups.h"

#include <cmath>
#include <utility>

#include "absl/strings/str_cat.h"
#include "graph/model/status.h"
#include "server/convert/claims.h"
#include "server/convert/enums.h"
#include "server/convert/field_path.h"
#include "server/convert/forecasts.h"
#include "server/convert/judgements.h"
#include "server/convert/patterns.h"
#include "server/convert/values.h"

namespace entente {
namespace {

constexpr int kMostUnits = 1'000;

static_assert(static_cast<int>(v1::PART_FIT_INSIDE) == static_cast<int>(PartFit::kInside));
static_assert(static_cast<int>(v1::PART_FIT_EXCEEDS) == static_cast<int>(PartFit::kExceeds));
static_assert(static_cast<int>(v1::LEFT_OUT_REASON_INSIDE) ==
              static_cast<int>(LeftOutReason::kInside));
static_assert(static_cast<int>(v1::LEFT_OUT_REASON_NOT_A_FIGURE) ==
              static_cast<int>(LeftOutReason::kNotAFigure));

// Sums and terms call these the same.
template <typename Domain, typename Wire>
void SetBounds(const Domain& figure, Wire* wire) {
  if (figure.best.has_value()) wire->set_best(*figure.best);
  if (std::isfinite(figure.bounds.low)) wire->set_low(figure.bounds.low);
  if (std::isfinite(figure.bounds.high)) wire->set_high(figure.bounds.high);
}

v1::FigureTerm ToWire(const FigureTerm& term) {
  v1::FigureTerm wire;
  wire.set_unit(term.unit);
  SetBounds(term, &wire);
  for (const Proposition& row : term.rows) *wire.add_rows() = ToWire(row);
  for (const ClaimId& id : term.claims) wire.add_claim_ids(RecordIdToWire(id));
  for (const FigurePart& part : term.parts) {
    v1::FigurePart& to = *wire.add_parts();
    to.set_what(part.what);
    *to.mutable_quantity() = ToWire(Value{part.quantity}).quantity();
    to.set_fit(EnumToWire<v1::PartFit>(part.fit));
    to.set_claim_id(RecordIdToWire(part.claim));
  }
  return wire;
}

}  // namespace

absl::StatusOr<RollUpPattern> PatternFromWire(const v1::RollUpRequest& wire) {
  RollUpPattern pattern;
  if (wire.units().empty()) {
    return InvalidField("FIELD_MISSING", "units", "", "whose figures? name one unit at least");
  }
  if (wire.units_size() > kMostUnits) {
    return InvalidField("LIMIT_IDS", "units", absl::StrCat(wire.units_size()),
                        absl::StrCat(wire.units_size(), " units; at most ", kMostUnits));
  }
  for (int i = 0; i < wire.units_size(); ++i) {
    ASSIGN_OR_RETURN(EntityId unit, EntityFromWire(wire.units(i), Item("units", i)));
    pattern.units.push_back(std::move(unit));
  }
  if (wire.predicate().empty()) {
    return InvalidField("FIELD_MISSING", "predicate", "", "which figures? name a predicate");
  }
  ASSIGN_OR_RETURN(pattern.predicate, NameFromWire(wire.predicate(), "predicate"));
  ASSIGN_OR_RETURN(pattern.parts_by, NameFromWire(wire.parts_by(), "parts_by"));
  pattern.by_origin = wire.by_origin();
  return pattern;
}

v1::Figure ToWire(const RolledUp& figure) {
  v1::Figure wire;
  wire.set_measure(EnumToWire<v1::Measure>(figure.kind.measure));
  wire.set_unit(figure.kind.unit);
  for (const Qualifier& qualifier : figure.kind.scope) *wire.add_scope() = ToWire(qualifier);
  if (figure.kind.origin.has_value()) *wire.mutable_origin() = ToWire(*figure.kind.origin);
  SetBounds(figure, &wire);
  wire.set_complete(figure.complete);
  for (const FigureTerm& term : figure.terms) *wire.add_terms() = ToWire(term);
  for (const LeftOut& left : figure.left_out) {
    v1::LeftOut& to = *wire.add_left_out();
    to.set_unit(left.unit);
    to.set_reason(EnumToWire<v1::LeftOutReason>(left.reason));
    to.set_inside(left.inside);
    for (const Proposition& row : left.rows) *to.add_rows() = ToWire(row);
  }
  return wire;
}

}  // namespace entente
