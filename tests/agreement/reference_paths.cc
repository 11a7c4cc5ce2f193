#include "tests/agreement/reference_paths.h"

#include <algorithm>
#include <functional>
#include <tuple>

#include "graph/encoding/row_keys.h"
#include "tests/agreement/reference_holding.h"
#include "tests/agreement/reference_reading.h"

namespace entente {
namespace {

std::vector<PropositionRow> RowsOf(const std::vector<NeighborRow>& hops) {
  std::vector<PropositionRow> rows;
  for (const NeighborRow& hop : hops) rows.push_back(hop.row);
  return rows;
}

// Out before in, predicate, entity, rest.
auto PlaceOf(const NeighborRow& hop) {
  return std::tuple(hop.row.proposition.subject == hop.neighbor, hop.row.proposition.predicate,
                    hop.neighbor, KeyOf(hop.row.proposition).bytes);
}

bool Named(const std::vector<std::string>& names, const PredicateDefinition& predicate,
           Direction direction, bool out) {
  if (predicate.attribute) return false;
  const auto goes = [&](bool swapped) {
    if (predicate.symmetric || direction == Direction::kBoth) return true;
    return ((direction == Direction::kOut) != swapped) == out;
  };
  if (names.empty()) return goes(false);
  for (const std::string& name : names) {
    if (name == predicate.name && goes(false)) return true;
    if (name == predicate.inverse && goes(true)) return true;
  }
  return false;
}

bool Says(const std::vector<Qualifier>& qualifiers, const std::string& name,
          const std::string& text) {
  for (const Qualifier& qualifier : qualifiers) {
    if (qualifier.name != name) continue;
    const auto* entity = std::get_if<EntityId>(&qualifier.filler);
    if (entity != nullptr) return *entity == text;
    const auto* word = std::get_if<Text>(&std::get<Value>(qualifier.filler).value);
    return word != nullptr && word->text == text;
  }
  return false;
}

bool ClaimAsked(const Support& support, const HopPattern& hop) {
  const int reliability = static_cast<int>(support.reliability);
  const int least = static_cast<int>(hop.least_reliability);
  if (least != 0 && (reliability == 0 || reliability == 6 || reliability > least)) return false;
  if (hop.least_credibility != 0 && (support.credibility == 0 || support.credibility == 6 ||
                                     support.credibility > hop.least_credibility)) {
    return false;
  }
  for (const auto& [name, text] : hop.qualifiers) {
    if (!Says(support.qualifiers, name, text)) return false;
  }
  return true;
}

bool AnyClaimAsked(const PropositionRow& row, const HopPattern& hop) {
  for (const Support& support : row.supports) {
    if (ClaimAsked(support, hop)) return true;
  }
  return false;
}

}  // namespace

ReferencePaths::ReferencePaths(const ReferenceGraph& graph, const AsOf& as_of, const Lens& lens,
                               PathFault fault)
    : identity_(fault == PathFault::kIdsAsStated ? ReferenceIdentity()
                                                 : FindIdentity(graph, as_of.recorded_at, lens)),
      graph_(Rewritten(graph, identity_)),
      as_of_(as_of),
      lens_(Rewritten(lens, identity_)),
      fault_(fault) {
  rows_ = graph_.Propositions(as_of_, lens_, {}).rows;
  ReferenceWorld world(graph_, as_of_, lens_);
  for (const PropositionRow& row : rows_) {
    types_[row.proposition.subject] = world.TypesOf(row.proposition.subject);
    const auto* object = std::get_if<EntityId>(&row.proposition.object);
    if (object != nullptr) types_[*object] = world.TypesOf(*object);
  }
}

bool ReferencePaths::IsOfTypes(const EntityId& entity,
                               const std::vector<std::string>& types) const {
  if (types.empty()) return true;
  const auto known = types_.find(entity);
  if (known == types_.end()) return false;
  for (const std::string& own : known->second) {
    for (const std::string& type : types) {
      if (graph_.ontology().IsA(own, type)) return true;
    }
  }
  return false;
}

bool ReferencePaths::Asked(const PropositionRow& row, const HopPattern& hop) const {
  if (row.certainty > hop.least_certainty) return false;
  if (!hop.verdicts.empty() &&
      std::find(hop.verdicts.begin(), hop.verdicts.end(), row.verdict) == hop.verdicts.end()) {
    return false;
  }
  if (AnyClaimAsked(row, hop)) return true;
  for (const Derivation& derivation : row.derivations) {
    bool all = true;
    for (const PropositionRow& inner : derivation.hops) all = all && AnyClaimAsked(inner, hop);
    if (all) return true;
  }
  return false;
}

std::vector<NeighborRow> ReferencePaths::Leaving(const EntityId& entity,
                                                 const HopPattern& hop) const {
  std::vector<NeighborRow> leaving;
  for (const PropositionRow& row : rows_) {
    const auto* object = std::get_if<EntityId>(&row.proposition.object);
    if (object == nullptr) continue;
    const PredicateDefinition& predicate =
        *graph_.ontology().FindPredicate(row.proposition.predicate);
    for (const bool out : {true, false}) {
      const EntityId& here = out ? row.proposition.subject : *object;
      if (here != entity || !Named(hop.predicates, predicate, hop.direction, out)) continue;
      if (fault_ == PathFault::kNoSymmetry && predicate.symmetric && !out) continue;
      if (!Asked(row, hop)) continue;
      NeighborRow seen;
      seen.neighbor = out ? *object : row.proposition.subject;
      seen.direction = predicate.symmetric ? Direction::kBoth
                       : out               ? Direction::kOut
                                           : Direction::kIn;
      seen.row = row;
      leaving.push_back(std::move(seen));
    }
  }
  std::sort(leaving.begin(), leaving.end(),
            [](const NeighborRow& a, const NeighborRow& b) { return PlaceOf(a) < PlaceOf(b); });
  return leaving;
}

template <typename Row>
bool ReferencePaths::Time(const std::vector<NeighborRow>& hops, PathTime time, Row* row) const {
  const std::vector<PropositionRow> rows = RowsOf(hops);
  if (time == PathTime::kTimeRespecting) {
    const auto journey = JourneyAlong(rows, as_of_.valid, lens_.least_certainty);
    if (!journey.has_value()) return false;
    row->certainty = journey->certainty;
    row->departure = journey->departure;
    row->arrival = journey->arrival;
    return true;
  }
  auto certainty = CertaintyTogether(rows, as_of_.valid);
  if (fault_ == PathFault::kUnionOfTimes || fault_ == PathFault::kBestCertainty) {
    for (const PropositionRow& one : rows) {
      const auto own = CertaintyTogether({one}, as_of_.valid);
      if (fault_ == PathFault::kBestCertainty && !certainty.has_value()) break;
      if (own.has_value() && (!certainty.has_value() || *own < *certainty)) certainty = own;
    }
  }
  if (!certainty.has_value() || *certainty > lens_.least_certainty) return false;
  row->certainty = *certainty;
  row->validity = ValidityTogether(rows);
  return true;
}

// What is told of a path, its times aside.
PathRow ReferencePaths::Told(const EntityId& from, const std::vector<NeighborRow>& hops) const {
  PathRow path;
  path.from = from;
  path.hops = hops;
  path.origins = hops.front().row.origins;
  for (const NeighborRow& hop : hops) {
    path.origins = std::min(path.origins, hop.row.origins, [](const auto& a, const auto& b) {
      return std::tie(a.min, a.max) < std::tie(b.min, b.max);
    });
    const bool counts = fault_ != PathFault::kVerdictOfLastHop || &hop == &hops.back();
    if (hop.row.verdict == Verdict::kContested && counts) path.verdict = Verdict::kContested;
  }
  return path;
}

std::vector<PathRow> ReferencePaths::AllPaths(const PathPattern& pattern) const {
  std::vector<PathRow> all;
  std::vector<NeighborRow> hops;
  std::vector<EntityId> met = {pattern.from};
  HopPattern any;
  any.direction = pattern.hop.direction;
  const uint32_t most = pattern.hops - (fault_ == PathFault::kOneHopShort ? 1 : 0);
  const auto again = [&](const NeighborRow& next) {
    if (!pattern.repeat_vertices) {
      return std::find(met.begin(), met.end(), next.neighbor) != met.end();
    }
    return std::any_of(hops.begin(), hops.end(), [&](const NeighborRow& hop) {
      return hop.row.proposition == next.row.proposition;
    });
  };
  const std::function<void()> walk = [&] {
    if (hops.size() == most) return;
    const HopPattern& hop = fault_ == PathFault::kFilterAfterwards ? any : pattern.hop;
    for (const NeighborRow& next : Leaving(met.back(), hop)) {
      const bool end = next.neighbor == pattern.to;
      const bool typed = !end || fault_ == PathFault::kTypesOfEnds;
      if (typed && !IsOfTypes(next.neighbor, pattern.hop.types)) continue;
      if (next.neighbor == met.back() || again(next)) continue;
      hops.push_back(next);
      met.push_back(next.neighbor);
      if (!end) {
        walk();
      } else if (fault_ != PathFault::kFilterAfterwards || Asked(next.row, pattern.hop)) {
        PathRow path = Told(pattern.from, hops);
        if (Time(hops, pattern.time, &path)) all.push_back(std::move(path));
      }
      hops.pop_back();
      met.pop_back();
    }
  };
  walk();
  return all;
}

bool ReferencePaths::SameEnds(const PathPattern& pattern) const {
  return identity_.Of(pattern.from) == identity_.Of(pattern.to);
}

std::vector<PathRow> ReferencePaths::Paths(PathPattern pattern) const {
  pattern.from = identity_.Of(pattern.from);
  pattern.to = identity_.Of(pattern.to);
  std::vector<PathRow> all = AllPaths(pattern);
  std::stable_sort(all.begin(), all.end(), [](const PathRow& a, const PathRow& b) {
    if (a.hops.size() != b.hops.size()) return a.hops.size() < b.hops.size();
    for (size_t i = 0; i < a.hops.size(); ++i) {
      if (PlaceOf(a.hops[i]) != PlaceOf(b.hops[i])) return PlaceOf(a.hops[i]) < PlaceOf(b.hops[i]);
    }
    return false;
  });
  size_t count = all.size();
  if (pattern.mode == PathMode::kShortest) count = std::min<size_t>(count, 1);
  if (pattern.mode == PathMode::kAllShortest) {
    for (count = 0; count < all.size() && all[count].hops.size() == all[0].hops.size();) ++count;
  }
  if (pattern.mode == PathMode::kSimple && pattern.most > 0) {
    count = std::min<size_t>(count, pattern.most);
  }
  all.resize(count);
  return all;
}

std::vector<TraversalRow> ReferencePaths::Reached(TraversalPattern pattern) const {
  std::map<EntityId, uint32_t> depths;
  for (const EntityId& start : pattern.starts) depths[identity_.Of(start)] = 0;
  std::vector<TraversalRow> rows;
  std::vector<std::vector<NeighborRow>> walks;
  std::vector<EntityId> begins;
  for (const auto& [start, depth] : depths) {
    walks.emplace_back();
    begins.push_back(start);
  }
  const uint32_t most = pattern.hops - (fault_ == PathFault::kOneHopShort ? 1 : 0);
  for (uint32_t depth = 1; depth <= most; ++depth) {
    const HopPattern hop =
        pattern.hops_as.empty()
            ? HopPattern()
            : pattern.hops_as[std::min<size_t>(depth - 1, pattern.hops_as.size() - 1)];
    std::vector<std::vector<NeighborRow>> longer;
    std::vector<EntityId> longer_begins;
    for (size_t i = 0; i < walks.size(); ++i) {
      const EntityId at = walks[i].empty() ? begins[i] : walks[i].back().neighbor;
      for (const NeighborRow& next : Leaving(at, hop)) {
        if (!IsOfTypes(next.neighbor, hop.types)) continue;
        std::vector<NeighborRow> walk = walks[i];
        walk.push_back(next);
        TraversalRow row{.depth = depth, .via = at, .edge = next};
        if (!Time(walk, pattern.time, &row)) continue;
        const auto [known, first] = depths.try_emplace(next.neighbor, depth);
        if (known->second == depth) rows.push_back(row);
        if (fault_ == PathFault::kOneWayAnEntity && !first) continue;
        longer.push_back(std::move(walk));
        longer_begins.push_back(begins[i]);
      }
    }
    walks = std::move(longer);
    begins = std::move(longer_begins);
  }
  return rows;
}

std::vector<SubgraphRow> ReferencePaths::Around(SubgraphPattern pattern) const {
  std::map<EntityId, uint32_t> depths;
  for (const EntityId& seed : pattern.seeds) depths[identity_.Of(seed)] = 0;
  for (uint32_t depth = 1; depth <= pattern.hops; ++depth) {
    const std::map<EntityId, uint32_t> known = depths;
    for (const auto& [entity, at] : known) {
      for (const NeighborRow& next : Leaving(entity, pattern.hop)) {
        if (IsOfTypes(next.neighbor, pattern.hop.types)) depths.try_emplace(next.neighbor, depth);
      }
    }
  }
  std::vector<SubgraphRow> rows;
  for (const auto& [entity, depth] : depths) rows.push_back(SubgraphEntity{entity, depth});
  HopPattern either = pattern.hop;
  // Names still say what is asked for, whichever way it was followed.
  either.direction = Direction::kBoth;
  for (const PropositionRow& row : rows_) {
    const auto* object = std::get_if<EntityId>(&row.proposition.object);
    if (object == nullptr || !depths.contains(row.proposition.subject)) continue;
    const PredicateDefinition& predicate =
        *graph_.ontology().FindPredicate(row.proposition.predicate);
    if (depths.contains(*object) && Named(either.predicates, predicate, Direction::kBoth, true) &&
        Asked(row, pattern.hop)) {
      rows.push_back(row);
    }
  }
  return rows;
}

}  // namespace entente
