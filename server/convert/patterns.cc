#include "server/convert/patterns.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "graph/model/limits.h"
#include "graph/model/status.h"
#include "server/convert/enums.h"
#include "server/convert/field_path.h"
#include "server/convert/values.h"

namespace entente {

absl::StatusOr<std::string> NameFromWire(const std::string& name, absl::string_view field) {
  if (name.size() <= Limits{}.id_bytes) return name;
  return InvalidField(
      "TEXT_TOO_LONG", field, name.substr(0, 64),
      absl::StrCat(field, " has ", name.size(), " bytes; at most ", Limits{}.id_bytes));
}

namespace {

// Requests that ask for propositions have the same fields for it.
template <typename Wire>
absl::StatusOr<PropositionPattern> PropositionsFromWire(const Wire& wire) {
  PropositionPattern pattern;
  ASSIGN_OR_RETURN(pattern.subject, OptionalEntityFromWire(wire.subject(), "subject"));
  ASSIGN_OR_RETURN(pattern.predicate, NameFromWire(wire.predicate(), "predicate"));
  ASSIGN_OR_RETURN(pattern.object, OptionalEntityFromWire(wire.object(), "object"));
  ASSIGN_OR_RETURN(pattern.within, OptionalEntityFromWire(wire.within(), "within"));
  ASSIGN_OR_RETURN(pattern.subject_type, NameFromWire(wire.subject_type(), "subject_type"));
  pattern.show_denied = wire.show_denied();
  return pattern;
}

}  // namespace

absl::StatusOr<PropositionPattern> PatternFromWire(const v1::ListPropositionsRequest& wire) {
  return PropositionsFromWire(wire);
}

absl::StatusOr<PropositionPattern> PatternFromWire(const v1::DiffRequest& wire) {
  return PropositionsFromWire(wire);
}

absl::StatusOr<PropositionPattern> PatternFromWire(const v1::TimelineRequest& wire) {
  return PropositionsFromWire(wire);
}

absl::StatusOr<NeighborPattern> PatternFromWire(const v1::NeighborsRequest& wire) {
  NeighborPattern pattern;
  ASSIGN_OR_RETURN(pattern.entity, EntityFromWire(wire.entity(), "entity"));
  for (int i = 0; i < wire.predicates_size(); ++i) {
    ASSIGN_OR_RETURN(std::string predicate,
                     NameFromWire(wire.predicates(i), Item("predicates", i)));
    pattern.predicates.push_back(std::move(predicate));
  }
  ASSIGN_OR_RETURN(pattern.direction,
                   EnumFromWire(wire.direction(), Direction::kBoth, Direction::kBoth, "direction"));
  ASSIGN_OR_RETURN(pattern.neighbor_type, NameFromWire(wire.neighbor_type(), "neighbor_type"));
  pattern.show_denied = wire.show_denied();
  return pattern;
}

absl::StatusOr<EntityPattern> PatternFromWire(const v1::ListEntitiesRequest& wire) {
  if (wire.name().size() > Limits{}.text_bytes) {
    return InvalidField(
        "TEXT_TOO_LONG", "name", wire.name().substr(0, 64),
        absl::StrCat("name has ", wire.name().size(), " bytes; at most ", Limits{}.text_bytes));
  }
  EntityPattern pattern;
  ASSIGN_OR_RETURN(pattern.type, NameFromWire(wire.type(), "type"));
  pattern.name = wire.name();
  return pattern;
}

absl::StatusOr<ClaimPattern> PatternFromWire(const v1::ListClaimsRequest& wire) {
  ClaimPattern pattern;
  ASSIGN_OR_RETURN(pattern.subject, OptionalEntityFromWire(wire.subject(), "subject"));
  ASSIGN_OR_RETURN(pattern.predicate, NameFromWire(wire.predicate(), "predicate"));
  ASSIGN_OR_RETURN(pattern.object, OptionalEntityFromWire(wire.object(), "object"));
  for (int i = 0; i < wire.stances_size(); ++i) {
    ASSIGN_OR_RETURN(Stance stance, StanceFromWire(wire.stances(i), Item("stances", i)));
    pattern.stances.push_back(stance);
  }
  for (int i = 0; i < wire.moods_size(); ++i) {
    ASSIGN_OR_RETURN(Mood mood, MoodFromWire(wire.moods(i), Item("moods", i)));
    pattern.moods.push_back(mood);
  }
  ASSIGN_OR_RETURN(pattern.document, OptionalEntityFromWire(wire.document(), "document"));
  ASSIGN_OR_RETURN(pattern.agent, OptionalEntityFromWire(wire.agent(), "agent"));
  ASSIGN_OR_RETURN(pattern.origin, OptionalEntityFromWire(wire.origin(), "origin"));
  pattern.repeats_only = wire.repeats_only();
  return pattern;
}

absl::StatusOr<uint64_t> PageFromWire(uint64_t page_size, uint64_t page_default, uint64_t most) {
  if (page_size == 0) return page_default;
  if (page_size <= most) return page_size;
  return InvalidField("LIMIT_PAGE", "page_size", absl::StrCat(page_size),
                      absl::StrCat("page_size ", page_size, "; at most ", most));
}

}  // namespace entente
