#include "server/convert/traversals.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "graph/model/status.h"
#include "server/convert/enums.h"
#include "server/convert/field_path.h"
#include "server/convert/patterns.h"
#include "server/convert/values.h"

namespace entente {
namespace {

// Wire and domain number alike.
static_assert(v1::PATH_TIME_TIME_RESPECTING == static_cast<int>(PathTime::kTimeRespecting));
static_assert(v1::PATH_MODE_ALL_SHORTEST == static_cast<int>(PathMode::kAllShortest));
static_assert(v1::PATH_MODE_SIMPLE == static_cast<int>(PathMode::kSimple));

constexpr uint32_t kHopsOfATraversal = 1;
constexpr uint32_t kHopsOfAPath = 4;

absl::Status CheckMost(absl::string_view reason, absl::string_view field, uint64_t given,
                       uint64_t most) {
  if (given <= most) return absl::OkStatus();
  return InvalidField(std::string(reason), std::string(field), absl::StrCat(given),
                      absl::StrCat(field, " ", given, "; at most ", most));
}

absl::StatusOr<uint32_t> HopsFromWire(uint32_t hops, uint32_t otherwise, const Limits& limits) {
  RETURN_IF_ERROR(CheckMost("LIMIT_HOPS", "hops", hops, limits.hops));
  return hops == 0 ? otherwise : hops;
}

absl::StatusOr<std::vector<EntityId>> EntitiesFromWire(
    const google::protobuf::RepeatedPtrField<std::string>& wire, absl::string_view field,
    const Limits& limits) {
  if (wire.empty()) {
    return InvalidField("FIELD_MISSING", std::string(field), "",
                        absl::StrCat(field, " is empty; name at least one entity"));
  }
  RETURN_IF_ERROR(
      CheckMost("LIMIT_STARTS", field, static_cast<uint64_t>(wire.size()), limits.starts));
  std::vector<EntityId> entities;
  for (int i = 0; i < wire.size(); ++i) {
    ASSIGN_OR_RETURN(entities.emplace_back(), EntityFromWire(wire.Get(i), Item(field, i)));
  }
  return entities;
}

absl::StatusOr<PathTime> TimeFromWire(int number) {
  return EnumFromWire(number, PathTime::kSimultaneous, PathTime::kTimeRespecting, "time");
}

template <typename Row>
void SetPassage(const Row& row, v1::Passage* wire) {
  wire->set_certainty(EnumToWire<v1::Certainty>(row.certainty));
  for (const Bounds& bounds : row.validity) wire->add_validity(FormatBounds(bounds));
  const auto text = [](const std::optional<Instant>& instant) {
    if (!instant.has_value() || *instant == kBeginningOfTime) return std::string();
    return FormatInstant(*instant);
  };
  wire->set_departure(text(row.departure));
  wire->set_arrival(text(row.arrival));
}

}  // namespace

absl::StatusOr<HopPattern> StepFromWire(const v1::Step& wire, absl::string_view field) {
  HopPattern hop;
  const auto at = [&](absl::string_view name) { return absl::StrCat(field, ".", name); };
  for (int i = 0; i < wire.predicates_size(); ++i) {
    ASSIGN_OR_RETURN(hop.predicates.emplace_back(),
                     NameFromWire(wire.predicates(i), Item(at("predicates"), i)));
  }
  ASSIGN_OR_RETURN(hop.direction, EnumFromWire(wire.direction(), Direction::kBoth, Direction::kBoth,
                                               at("direction")));
  for (int i = 0; i < wire.types_size(); ++i) {
    ASSIGN_OR_RETURN(hop.types.emplace_back(), NameFromWire(wire.types(i), Item(at("types"), i)));
  }
  for (int i = 0; i < wire.qualifiers_size(); ++i) {
    const std::string item = Item(at("qualifiers"), i);
    ASSIGN_OR_RETURN(std::string name, NameFromWire(wire.qualifiers(i).name(), item + ".name"));
    ASSIGN_OR_RETURN(std::string value, NameFromWire(wire.qualifiers(i).value(), item + ".value"));
    hop.qualifiers.push_back({std::move(name), std::move(value)});
  }
  ASSIGN_OR_RETURN(hop.least_certainty, EnumFromWire(wire.least_certainty(), Certainty::kPossible,
                                                     Certainty::kPossible, at("least_certainty")));
  for (int i = 0; i < wire.verdicts_size(); ++i) {
    ASSIGN_OR_RETURN(hop.verdicts.emplace_back(),
                     EnumFromWire(wire.verdicts(i), Verdict::kAsserted, Verdict::kDenied,
                                  Item(at("verdicts"), i)));
  }
  ASSIGN_OR_RETURN(hop.least_reliability,
                   EnumFromWire(wire.least_reliability(), Reliability::kAbsent, Reliability::kF,
                                at("least_reliability")));
  RETURN_IF_ERROR(CheckMost("OUT_OF_RANGE", at("least_credibility"), wire.least_credibility(), 5));
  hop.least_credibility = static_cast<uint8_t>(wire.least_credibility());
  return hop;
}

absl::StatusOr<TraversalPattern> PatternFromWire(const v1::TraverseRequest& wire,
                                                 const Limits& limits) {
  TraversalPattern pattern;
  ASSIGN_OR_RETURN(pattern.starts, EntitiesFromWire(wire.starts(), "starts", limits));
  ASSIGN_OR_RETURN(pattern.hops, HopsFromWire(wire.hops(), kHopsOfATraversal, limits));
  RETURN_IF_ERROR(
      CheckMost("LIMIT_STEPS", "steps", static_cast<uint64_t>(wire.steps_size()), pattern.hops));
  for (int i = 0; i < wire.steps_size(); ++i) {
    ASSIGN_OR_RETURN(pattern.hops_as.emplace_back(), StepFromWire(wire.steps(i), Item("steps", i)));
  }
  ASSIGN_OR_RETURN(pattern.time, TimeFromWire(wire.time()));
  pattern.entities_only = wire.entities_only();
  const bool claims = wire.evidence() || wire.group() != v1::GROUPING_UNSPECIFIED;
  if (pattern.entities_only && claims) {
    return InvalidField("ENTITIES_WITHOUT_CLAIMS", "entities_only", "true",
                        "without the hop's row there are no claims to show; leave out evidence and "
                        "group, or this");
  }
  return pattern;
}

absl::StatusOr<PathPattern> PatternFromWire(const v1::FindPathsRequest& wire,
                                            const Limits& limits) {
  PathPattern pattern;
  ASSIGN_OR_RETURN(pattern.from, EntityFromWire(wire.from(), "from"));
  ASSIGN_OR_RETURN(pattern.to, EntityFromWire(wire.to(), "to"));
  ASSIGN_OR_RETURN(pattern.hop, StepFromWire(wire.step(), "step"));
  ASSIGN_OR_RETURN(pattern.mode, EnumFromWire(wire.path_mode(), PathMode::kShortest,
                                              PathMode::kSimple, "path_mode"));
  ASSIGN_OR_RETURN(pattern.time, TimeFromWire(wire.time()));
  ASSIGN_OR_RETURN(pattern.hops, HopsFromWire(wire.hops(), kHopsOfAPath, limits));
  RETURN_IF_ERROR(CheckMost("LIMIT_PATHS", "paths", wire.paths(), limits.paths));
  if (pattern.mode != PathMode::kSimple && (wire.paths() > 0 || wire.repeat_vertices())) {
    return InvalidField("MODE_WITHOUT_FIELD", wire.paths() > 0 ? "paths" : "repeat_vertices", "",
                        "only PATH_MODE_SIMPLE takes this field");
  }
  pattern.most = wire.paths();
  pattern.repeat_vertices = wire.repeat_vertices();
  return pattern;
}

absl::StatusOr<SubgraphPattern> PatternFromWire(const v1::SubgraphRequest& wire,
                                                const Limits& limits) {
  SubgraphPattern pattern;
  ASSIGN_OR_RETURN(pattern.seeds, EntitiesFromWire(wire.seeds(), "seeds", limits));
  if (wire.has_hops()) {
    ASSIGN_OR_RETURN(pattern.hops, HopsFromWire(wire.hops(), 0, limits));
  }
  ASSIGN_OR_RETURN(pattern.hop, StepFromWire(wire.step(), "step"));
  return pattern;
}

v1::TraverseRow ToWire(const TraversalRow& row) {
  v1::TraverseRow wire;
  wire.set_depth(row.depth);
  wire.set_via(row.via);
  wire.mutable_hop()->set_neighbor(row.edge.neighbor);
  wire.mutable_hop()->set_direction(EnumToWire<v1::Direction>(row.edge.direction));
  if (!row.entity_only) SetPassage(row, wire.mutable_passage());
  return wire;
}

v1::PathRow ToWire(const PathRow& row) {
  v1::PathRow wire;
  wire.set_from(row.from);
  for (const NeighborRow& hop : row.hops) {
    v1::NeighborRow* to = wire.add_hops();
    to->set_neighbor(hop.neighbor);
    to->set_direction(EnumToWire<v1::Direction>(hop.direction));
  }
  wire.set_verdict(EnumToWire<v1::Verdict>(row.verdict));
  SetPassage(row, wire.mutable_passage());
  wire.mutable_origins()->set_min(row.origins.min);
  wire.mutable_origins()->set_max(row.origins.max);
  return wire;
}

}  // namespace entente
