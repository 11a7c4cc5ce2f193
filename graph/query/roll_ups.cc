// RollUpUnits: breadth first down the relation of parts, a frontier of wholes at a time; then the
// rows of all units found, with the claims behind them. Cost: the incoming rows of the units and
// their own rows.
#include "graph/query/roll_ups.h"

#include <map>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "graph/model/status.h"
#include "graph/query/index_range.h"
#include "graph/query/place_walk.h"
#include "graph/query/predicate_names.h"

namespace entente {
namespace {

constexpr size_t kPlacesAtATime = 256;

// The units found, each once.
class Units {
 public:
  explicit Units(Budget& budget) : budget_(budget) {}

  // Its position; adds it where it is new.
  absl::StatusOr<size_t> At(const EntityId& unit) {
    const auto [entry, added] = position_.try_emplace(unit, rows_.size());
    if (added) {
      rows_.push_back({.unit = unit});
      RETURN_IF_ERROR(budget_.ChargeKept(sizeof(UnitRows) + 2 * unit.size() + 128));
    }
    return entry->second;
  }
  size_t size() const { return rows_.size(); }
  std::vector<UnitRows>& rows() { return rows_; }
  // Of the units from a position on.
  std::vector<EntityId> IdsFrom(size_t position) const {
    std::vector<EntityId> ids;
    for (; position < rows_.size(); ++position) ids.push_back(rows_[position].unit);
    return ids;
  }

 private:
  Budget& budget_;
  std::map<EntityId, size_t> position_;
  std::vector<UnitRows> rows_;
};

// Hands over the rows of everything in `ranges`, in batches whose claims are read while it lasts.
template <typename Take>
absl::Status ForRows(View& view, std::vector<IndexRange> ranges, Hidden* hidden, const Take& take) {
  ASSIGN_OR_RETURN(PlaceWalk walk, PlaceWalk::Start(view, std::move(ranges), ""));
  while (true) {
    ASSIGN_OR_RETURN(const std::vector<Found> found, walk.Next(kPlacesAtATime));
    if (found.empty()) return absl::OkStatus();
    std::vector<PropositionPlace> places;
    for (const Found& one : found) places.push_back(one.place);
    ASSIGN_OR_RETURN(std::vector<PropositionRow> rows, view.Rows(places, false, nullptr, hidden));
    RETURN_IF_ERROR(take(std::move(rows)));
  }
}

// Adds what hangs from the units, and what hangs from that.
absl::Status FindParts(View& view, const PredicateDefinition& parts_by, Units* units) {
  Hidden ignored;  // how units hang together is not what was asked
  for (size_t begin = 0; begin < units->size();) {
    std::vector<IndexRange> ranges;
    ASSIGN_OR_RETURN(const auto members, view.MembersOf(units->IdsFrom(begin)));
    for (const std::vector<EntityId>& ids : members) {
      for (const EntityId& id : ids) AddRangesTo(id, parts_by, &ranges);
    }
    begin = units->size();
    const auto hang = [&](const std::vector<PropositionRow>& rows) -> absl::Status {
      for (const PropositionRow& row : rows) {
        const auto* whole = std::get_if<EntityId>(&row.proposition.object);
        if (whole == nullptr) continue;
        ASSIGN_OR_RETURN(const size_t outer, units->At(*whole));
        ASSIGN_OR_RETURN(const size_t part, units->At(row.proposition.subject));
        units->rows()[outer].parts.push_back(part);
      }
      return absl::OkStatus();
    };
    RETURN_IF_ERROR(ForRows(view, std::move(ranges), &ignored, hang));
  }
  return absl::OkStatus();
}

absl::Status FindRows(View& view, const PredicateDefinition& predicate, Units* units,
                      Hidden* hidden) {
  std::vector<IndexRange> ranges;
  ASSIGN_OR_RETURN(const auto members, view.MembersOf(units->IdsFrom(0)));
  for (const std::vector<EntityId>& ids : members) {
    for (const EntityId& id : ids) AddRangesOf(id, predicate, "", &ranges);
  }
  const auto take = [&](std::vector<PropositionRow> rows) -> absl::Status {
    std::vector<ClaimId> ids;
    for (const PropositionRow& row : rows) {
      ids.insert(ids.end(), row.claims.begin(), row.claims.end());
    }
    ASSIGN_OR_RETURN(auto claims, view.ClaimsById(ids));
    size_t next = 0;
    for (PropositionRow& row : rows) {
      UnitRow with_claims;
      for (size_t i = 0; i < row.claims.size(); ++i, ++next) {
        if (claims[next].has_value()) with_claims.supports.push_back(*std::move(claims[next]));
      }
      ASSIGN_OR_RETURN(const size_t unit, units->At(row.proposition.subject));
      with_claims.row = std::move(row);
      units->rows()[unit].rows.push_back(std::move(with_claims));
    }
    return absl::OkStatus();
  };
  return ForRows(view, std::move(ranges), hidden, take);
}

absl::StatusOr<const PredicateDefinition*> QuantityNamed(const Ontology& ontology,
                                                         const std::string& name) {
  ASSIGN_OR_RETURN(const NamedPredicate named, FindPredicateNamed(ontology, name, "predicate"));
  const ValueKind kind = named.definition->value;
  if (kind == ValueKind::kQuantity || kind == ValueKind::kAny) return named.definition;
  return InvalidField("NOT_A_QUANTITY", "predicate", name,
                      absl::StrCat("the values of ", name, " are no quantities, so they cannot be ",
                                   "added; strength's are"));
}

absl::StatusOr<const PredicateDefinition*> HierarchyNamed(const Ontology& ontology,
                                                          const std::string& name) {
  ASSIGN_OR_RETURN(const NamedPredicate named, FindPredicateNamed(ontology, name, "parts_by"));
  if (named.definition->acyclic && !named.definition->attribute) return named.definition;
  return InvalidField(
      "NOT_A_HIERARCHY", "parts_by", name,
      absl::StrCat(name, " may lead back to where it began, so nothing is a part by ",
                   "it; name an acyclic relation such as subordinate_to"));
}

}  // namespace

absl::StatusOr<ComputedAnswer<RolledUp>> RollUpUnits(View& view, const RollUpPattern& pattern) {
  ASSIGN_OR_RETURN(const PredicateDefinition* predicate,
                   QuantityNamed(view.ontology(), pattern.predicate));
  Units units(view.budget());
  std::vector<size_t> top;
  ASSIGN_OR_RETURN(const std::vector<EntityId> asked, view.Canonical(pattern.units));
  for (const EntityId& unit : asked) {
    ASSIGN_OR_RETURN(const size_t position, units.At(unit));
    top.push_back(position);
  }
  if (!pattern.parts_by.empty()) {
    ASSIGN_OR_RETURN(const PredicateDefinition* parts_by,
                     HierarchyNamed(view.ontology(), pattern.parts_by));
    RETURN_IF_ERROR(FindParts(view, *parts_by, &units));
  }
  ComputedAnswer<RolledUp> answer;
  const Budget::Hold hold(view.budget());  // of the claims
  RETURN_IF_ERROR(FindRows(view, *predicate, &units, &answer.hidden));
  std::vector<RecordedClaim> claims;
  for (const UnitRows& unit : units.rows()) {
    for (const UnitRow& row : unit.rows) {
      claims.insert(claims.end(), row.supports.begin(), row.supports.end());
    }
  }
  ASSIGN_OR_RETURN(const Surroundings* around, view.Around(claims));
  answer.rows = RollUp(units.rows(), top, pattern.by_origin, *around);
  return answer;
}

}  // namespace entente
