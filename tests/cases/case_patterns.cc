#include "tests/cases/case_patterns.h"

#include <utility>

#include "graph/model/status.h"
#include "tests/cases/case_words.h"

namespace entente {

using Json = nlohmann::json;

PropositionPattern PropositionsOf(const Json& json) {
  PropositionPattern pattern;
  pattern.subject = TextOf(json, "s");
  pattern.predicate = TextOf(json, "p");
  pattern.object = TextOf(json, "o");
  pattern.within = TextOf(json, "within");
  pattern.subject_type = TextOf(json, "subject_type");
  pattern.show_denied = json.value("show_denied", false);
  return pattern;
}

VoicePattern VoicesOf(const Json& json) {
  VoicePattern pattern;
  pattern.agents = json.value("agents", std::vector<std::string>());
  pattern.origins = json.value("origins", std::vector<std::string>());
  pattern.documents = json.value("documents", std::vector<std::string>());
  return pattern;
}

absl::StatusOr<NeighborPattern> NeighborsOf(const Json& json) {
  NeighborPattern pattern;
  pattern.entity = TextOf(json, "of");
  if (json.contains("p")) pattern.predicates.push_back(TextOf(json, "p"));
  ASSIGN_OR_RETURN(
      pattern.direction,
      Word<Direction>("direction", TextOf(json, "direction", "both"), {"out", "in", "both"}));
  pattern.neighbor_type = TextOf(json, "neighbor_type");
  pattern.show_denied = json.value("show_denied", false);
  return pattern;
}

absl::StatusOr<ForecastPattern> ForecastsOf(const Json& json, Lens* lens) {
  ForecastPattern pattern;
  pattern.subject = TextOf(json, "s");
  pattern.predicate = TextOf(json, "p");
  pattern.object = TextOf(json, "o");
  pattern.document = TextOf(json, "document");
  pattern.agent = TextOf(json, "agent");
  pattern.origin = TextOf(json, "origin");
  if (lens->moods != Lens().moods) pattern.moods = std::exchange(lens->moods, Lens().moods);
  for (const Json& state : json.value("states", Json::array())) {
    ASSIGN_OR_RETURN(const ForecastState made,
                     Word<ForecastState>("state", state.get<std::string>(),
                                         {"OPEN", "EXPIRED", "FULFILLED", "REFUTED"}));
    pattern.states.push_back(made);
  }
  return pattern;
}

absl::StatusOr<DisputePattern> DisputesOf(const Json& json) {
  DisputePattern pattern;
  pattern.subject = TextOf(json, "s");
  pattern.predicate = TextOf(json, "p");
  pattern.within = TextOf(json, "within");
  for (const Json& kind : json.value("kinds", Json::array())) {
    ASSIGN_OR_RETURN(const DisputeKind made,
                     Word<DisputeKind>("kind", kind.get<std::string>(),
                                       {"FUNCTIONAL", "QUANTITY", "DENIAL", "TYPE", "IDENTITY"}));
    pattern.kinds.push_back(made);
  }
  return pattern;
}

RollUpPattern RollUpOf(const Json& json) {
  RollUpPattern pattern;
  pattern.units = json.value("units", std::vector<std::string>());
  pattern.predicate = TextOf(json, "p", "strength");
  pattern.parts_by = TextOf(json, "parts_by", "subordinate_to");
  pattern.by_origin = json.value("by_origin", false);
  return pattern;
}

absl::StatusOr<PathPattern> PathsOf(const Json& json) {
  PathPattern pattern{.from = TextOf(json, "from"), .to = TextOf(json, "to")};
  if (json.contains("p")) pattern.hop.predicates.push_back(TextOf(json, "p"));
  if (json.value("directed", TextOf(json, "direction") == "out")) {
    pattern.hop.direction = Direction::kOut;
  }
  if (json.contains("type")) pattern.hop.types.push_back(TextOf(json, "type"));
  pattern.hops = json.value("hops", pattern.hops);
  ASSIGN_OR_RETURN(pattern.mode, Word<PathMode>("mode", TextOf(json, "mode", "SIMPLE"),
                                                {"SHORTEST", "ALL_SHORTEST", "SIMPLE"}));
  ASSIGN_OR_RETURN(pattern.time, Word<PathTime>("time", TextOf(json, "time", "SIMULTANEOUS"),
                                                {"SIMULTANEOUS", "TIME_RESPECTING"}));
  return pattern;
}

}  // namespace entente
