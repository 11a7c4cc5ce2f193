// For each kind of figure on its own: from the top down, a unit with a figure of its own is taken
// and nothing below it is looked at for its sake. What was taken may still lie below something else
// that was taken (a battalion of two brigades, one of which has a figure): it is left out again.
// The rest is added up, end by end: [a, b] + [c, d] = [a + c, b + d].
//
//   corps (no figure) > division (12,000) > regiment (3,000)      12,000: the regiment is inside
//                     > brigade (no figure) > battalion (800)     + 800
//
// Cost: for each kind of figure, the units and the ways between them.
#include "graph/resolve/roll_up.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "graph/model/value_text.h"

namespace entente {
namespace {

const Quantity* QuantityOf(const Object& object) {
  const Value* value = std::get_if<Value>(&object);
  return value == nullptr ? nullptr : std::get_if<Quantity>(&value->value);
}

// Total order of kinds: the scope as text, the origin last.
using KindOrder = std::tuple<Measure, std::string, std::string, std::optional<Origin>>;
KindOrder OrderOf(const FigureKind& kind) {
  std::string scope;
  for (const Qualifier& qualifier : kind.scope) {
    const auto* entity = std::get_if<EntityId>(&qualifier.filler);
    absl::StrAppend(&scope, qualifier.name, entity != nullptr ? "=" : "#",
                    entity != nullptr ? *entity : FormatValue(std::get<Value>(qualifier.filler)),
                    "\n");
  }
  return {kind.measure, kind.unit, scope, kind.origin};
}

FigureKind KindOf(const UnitRow& row, const Quantity& quantity, const RecordedClaim& claim,
                  bool by_origin, const Surroundings& around) {
  FigureKind kind{quantity.measure, quantity.unit, row.row.proposition.qualifiers, std::nullopt};
  if (by_origin) kind.origin = OriginOf(claim.claim, around);
  return kind;
}

// What is said to be inside a figure, and how it fits. A figure is at least what it includes: any
// of its parts, or all that are apart from one another together.
std::vector<FigurePart> PartsOf(const RecordedClaim& claim, const Quantity& quantity,
                                Interval* bounds) {
  const double most = bounds->high;
  constexpr double kUnbounded = -std::numeric_limits<double>::infinity();
  std::optional<double> apart;  // what parts that are apart come to, at least
  double largest = kUnbounded;  // the same of any single part
  const auto alike = [&](const Quantity& part) {
    return part.unit == quantity.unit && part.measure == quantity.measure;
  };
  for (const Inclusion& part : quantity.includes) {
    if (!alike(part.quantity)) continue;
    const double least = IntervalOf(part.quantity).low;
    if (part.kind == InclusionKind::kDisjoint) apart = apart.value_or(0) + least;
    if (least <= most) largest = std::max(largest, least);
  }
  std::vector<FigurePart> parts;
  for (const Inclusion& part : quantity.includes) {
    FigurePart told{part.what, part.quantity, PartFit::kInside, claim.id};
    const bool too_many = part.kind == InclusionKind::kDisjoint && apart.value_or(0) > most;
    if (!alike(part.quantity)) {
      told.fit = PartFit::kNotComparable;
    } else if (too_many || IntervalOf(part.quantity).low > most) {
      told.fit = PartFit::kExceeds;
    }
    parts.push_back(std::move(told));
  }
  bounds->low = std::max(bounds->low, largest);
  if (apart.has_value() && *apart <= most) bounds->low = std::max(bounds->low, *apart);
  return parts;
}

void AddClaim(const RecordedClaim& claim, const Quantity& quantity, bool first, FigureTerm* term) {
  Interval bounds = IntervalOf(quantity);
  for (FigurePart& part : PartsOf(claim, quantity, &bounds)) {
    term->parts.push_back(std::move(part));
  }
  term->claims.push_back(claim.id);
  if (first) {
    term->bounds = bounds;
    term->best = quantity.best;
    return;
  }
  term->bounds = {std::min(term->bounds.low, bounds.low), std::max(term->bounds.high, bounds.high)};
  if (term->best != quantity.best) term->best.reset();
}

// The own figures of all units, by kind and unit.
using OwnFigures = std::map<KindOrder, std::pair<FigureKind, std::map<size_t, FigureTerm>>>;

OwnFigures FindOwnFigures(absl::Span<const UnitRows> units, bool by_origin,
                          const Surroundings& around) {
  OwnFigures own;
  for (size_t i = 0; i < units.size(); ++i) {
    for (const UnitRow& row : units[i].rows) {
      for (const RecordedClaim& claim : row.supports) {
        const Quantity* quantity = QuantityOf(claim.claim.object);
        if (quantity == nullptr) continue;
        const FigureKind kind = KindOf(row, *quantity, claim, by_origin, around);
        auto& [of, terms] = own[OrderOf(kind)];
        of = kind;
        const auto [entry, first] = terms.try_emplace(i);
        FigureTerm& term = entry->second;
        term.unit = units[i].unit;
        AddClaim(claim, *quantity, first, &term);
        if (term.rows.empty() || term.rows.back() != row.row.proposition) {
          term.rows.push_back(row.row.proposition);
        }
      }
    }
  }
  for (auto& [order, figures] : own) {
    for (auto& [unit, term] : figures.second) std::sort(term.claims.begin(), term.claims.end());
  }
  return own;
}

// Adds the figures of one kind.
class Sum {
 public:
  Sum(absl::Span<const UnitRows> units, const std::map<size_t, FigureTerm>& own)
      : units_(units), own_(own) {}

  RolledUp Of(const FigureKind& kind, absl::Span<const size_t> top) {
    FindCovered();
    TakeFrom(top);
    LeaveOutNested();
    RolledUp rolled{.kind = kind, .best = 0, .bounds = {0, 0}};
    for (const size_t unit : taken_) {
      const FigureTerm& term = own_.at(unit);
      rolled.bounds.low += term.bounds.low;
      rolled.bounds.high += term.bounds.high;
      if (rolled.best.has_value() && term.best.has_value()) {
        *rolled.best += *term.best;
      } else {
        rolled.best.reset();
      }
      rolled.terms.push_back(term);
    }
    TellWhatIsLeftOut(&rolled);
    const auto by_unit = [](const auto& a, const auto& b) { return a.unit < b.unit; };
    std::sort(rolled.terms.begin(), rolled.terms.end(), by_unit);
    std::stable_sort(rolled.left_out.begin(), rolled.left_out.end(), by_unit);
    return rolled;
  }

 private:
  // The units that have a figure, and all above them.
  void FindCovered() {
    std::map<size_t, std::vector<size_t>> above;
    for (size_t i = 0; i < units_.size(); ++i) {
      for (const size_t part : units_[i].parts) above[part].push_back(i);
    }
    std::vector<size_t> frontier;
    for (const auto& [unit, term] : own_) frontier.push_back(unit);
    while (!frontier.empty()) {
      const size_t unit = frontier.back();
      frontier.pop_back();
      if (!covered_.insert(unit).second) continue;
      frontier.insert(frontier.end(), above[unit].begin(), above[unit].end());
    }
  }

  // From the top down to the first figures.
  void TakeFrom(absl::Span<const size_t> top) {
    std::set<size_t> seen;
    std::vector<size_t> frontier(top.begin(), top.end());
    while (!frontier.empty()) {
      const size_t unit = frontier.back();
      frontier.pop_back();
      if (!seen.insert(unit).second) continue;
      if (own_.contains(unit)) {
        taken_.insert(unit);
      } else if (!covered_.contains(unit)) {
        without_.insert(unit);
      } else {
        frontier.insert(frontier.end(), units_[unit].parts.begin(), units_[unit].parts.end());
      }
    }
  }

  std::set<size_t> Below(size_t unit) const {
    std::set<size_t> below;
    std::vector<size_t> frontier = units_[unit].parts;
    while (!frontier.empty()) {
      const size_t part = frontier.back();
      frontier.pop_back();
      if (!below.insert(part).second) continue;
      frontier.insert(frontier.end(), units_[part].parts.begin(), units_[part].parts.end());
    }
    return below;
  }

  // What was taken below something else that was taken is inside it. Where two lie below each
  // other, which claims may say, the smaller id stays.
  void LeaveOutNested() {
    std::map<EntityId, std::pair<size_t, std::set<size_t>>> below;  // of those taken, by id
    for (const size_t unit : taken_) below[units_[unit].unit] = {unit, Below(unit)};
    const std::set<size_t> candidates = taken_;
    for (const size_t unit : candidates) {
      const std::set<size_t>& of_unit = below[units_[unit].unit].second;
      for (const auto& [id, outer] : below) {
        const bool mutual = of_unit.contains(outer.first) && units_[unit].unit < id;
        if (outer.first != unit && outer.second.contains(unit) && !mutual) taken_.erase(unit);
      }
    }
    for (const auto& [id, outer] : below) {
      if (!taken_.contains(outer.first)) continue;
      for (const size_t part : outer.second) {
        if (!taken_.contains(part)) inside_.try_emplace(part, outer.first);
      }
    }
  }

  void TellWhatIsLeftOut(RolledUp* rolled) const {
    for (const auto& [unit, outer] : inside_) {
      const auto own = own_.find(unit);
      if (own == own_.end()) continue;
      rolled->left_out.push_back(
          {units_[unit].unit, LeftOutReason::kInside, units_[outer].unit, own->second.rows});
    }
    for (const size_t unit : without_) {
      if (inside_.contains(unit)) continue;
      rolled->left_out.push_back({units_[unit].unit, LeftOutReason::kNoFigure, "", {}});
      rolled->complete = false;
    }
    // "None" and "some" are no figures of any kind.
    for (const UnitRows& unit : units_) {
      LeftOut left{unit.unit, LeftOutReason::kNotAFigure, "", {}};
      for (const UnitRow& row : unit.rows) {
        if (QuantityOf(row.row.proposition.object) != nullptr) continue;
        left.rows.push_back(row.row.proposition);
      }
      if (!left.rows.empty()) rolled->left_out.push_back(std::move(left));
    }
  }

  absl::Span<const UnitRows> units_;
  const std::map<size_t, FigureTerm>& own_;
  std::set<size_t> covered_;
  std::set<size_t> taken_;
  std::set<size_t> without_;
  std::map<size_t, size_t> inside_;  // each with the unit taken that it lies in, the smallest id
};

}  // namespace

std::vector<RolledUp> RollUp(absl::Span<const UnitRows> units, absl::Span<const size_t> top,
                             bool by_origin, const Surroundings& around) {
  std::vector<RolledUp> figures;
  for (const auto& [order, own] : FindOwnFigures(units, by_origin, around)) {
    figures.push_back(Sum(units, own.second).Of(own.first, top));
  }
  return figures;
}

}  // namespace entente
