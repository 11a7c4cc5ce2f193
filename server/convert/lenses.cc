#include "server/convert/lenses.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "graph/model/limits.h"
#include "graph/model/status.h"
#include "server/convert/enums.h"
#include "server/convert/field_path.h"
#include "server/convert/judgements.h"
#include "server/convert/values.h"

namespace entente {
namespace {

using WireIds = google::protobuf::RepeatedPtrField<std::string>;

absl::StatusOr<std::vector<EntityId>> IdsFromWire(const WireIds& wire, absl::string_view field) {
  std::vector<EntityId> ids;
  for (int i = 0; i < wire.size(); ++i) {
    ASSIGN_OR_RETURN(EntityId id, EntityFromWire(wire.Get(i), Item(field, i)));
    ids.push_back(std::move(id));
  }
  return ids;
}

absl::StatusOr<VoicePattern> PatternFromWire(const v1::VoicePattern& wire) {
  VoicePattern pattern;
  ASSIGN_OR_RETURN(pattern.agents, IdsFromWire(wire.agents(), "agents"));
  ASSIGN_OR_RETURN(pattern.origins, IdsFromWire(wire.origins(), "origins"));
  ASSIGN_OR_RETURN(pattern.documents, IdsFromWire(wire.documents(), "documents"));
  return pattern;
}

// Sorted and each once, so that equal lenses are equal texts.
absl::StatusOr<std::vector<Mood>> MoodsFromWire(const v1::Lens& wire) {
  std::vector<Mood> moods;
  for (int i = 0; i < wire.moods_size(); ++i) {
    ASSIGN_OR_RETURN(Mood mood, MoodFromWire(wire.moods(i), Item("moods", i)));
    moods.push_back(mood);
  }
  if (moods.empty()) moods.push_back(Mood::kFact);
  std::sort(moods.begin(), moods.end());
  moods.erase(std::unique(moods.begin(), moods.end()), moods.end());
  return moods;
}

absl::Status LeastGradeFromWire(const v1::Lens& wire, Lens* lens) {
  ASSIGN_OR_RETURN(lens->least_reliability,
                   EnumFromWire(wire.least_reliability(), Reliability::kAbsent, Reliability::kF,
                                "least_reliability"));
  if (lens->least_reliability == Reliability::kF) {
    return InvalidField("INVALID_LENS", "least_reliability", "F",
                        "F says that the source cannot be judged and is no least; use A to E, and "
                        "`ungraded` to admit F");
  }
  if (wire.least_credibility() >= kCredibilityUnjudged) {
    return InvalidField("INVALID_LENS", "least_credibility", absl::StrCat(wire.least_credibility()),
                        absl::StrCat("least_credibility ", wire.least_credibility(),
                                     " is no least; use 1 to 5, or 0 for any"));
  }
  lens->least_credibility = static_cast<uint8_t>(wire.least_credibility());
  lens->ungraded = wire.ungraded();
  return absl::OkStatus();
}

void PatternToWire(const VoicePattern& pattern, v1::VoicePattern* wire) {
  wire->mutable_agents()->Assign(pattern.agents.begin(), pattern.agents.end());
  wire->mutable_origins()->Assign(pattern.origins.begin(), pattern.origins.end());
  wire->mutable_documents()->Assign(pattern.documents.begin(), pattern.documents.end());
}

}  // namespace

absl::StatusOr<Lens> LensFromWire(const v1::Lens& wire) {
  Lens lens;
  ASSIGN_OR_RETURN(lens.moods, MoodsFromWire(wire));
  ASSIGN_OR_RETURN(lens.allow, At("allow", PatternFromWire(wire.allow())));
  ASSIGN_OR_RETURN(lens.deny, At("deny", PatternFromWire(wire.deny())));
  RETURN_IF_ERROR(LeastGradeFromWire(wire, &lens));
  for (int i = 0; i < wire.graders_size(); ++i) {
    if (wire.graders(i).empty() || wire.graders(i).size() > Limits{}.id_bytes) {
      return InvalidField(
          "INVALID_LENS", Item("graders", i), wire.graders(i).substr(0, 64),
          absl::StrCat("a principal's name has 1 to ", Limits{}.id_bytes, " bytes"));
    }
    lens.graders.push_back(wire.graders(i));
  }
  lens.least_origins = std::max<uint32_t>(1, wire.least_origins());
  ASSIGN_OR_RETURN(lens.least_certainty,
                   EnumFromWire(wire.least_certainty(), Certainty::kExtrapolated,
                                Certainty::kPossible, "least_certainty"));
  ASSIGN_OR_RETURN(lens.contest, EnumFromWire(wire.contest(), Contest::kShow,
                                              Contest::kOnlyUncontested, "contest"));
  for (int i = 0; i < wire.assume_retracted_size(); ++i) {
    ClaimId id;
    RETURN_IF_ERROR(RecordIdFromWire(wire.assume_retracted(i), Item("assume_retracted", i), &id));
    lens.assume_retracted.push_back(id);
  }
  for (int i = 0; i < wire.assume_same_size(); ++i) {
    const std::string field = Item("assume_same", i);
    ASSIGN_OR_RETURN(EntityId a,
                     EntityFromWire(wire.assume_same(i).a(), absl::StrCat(field, ".a")));
    ASSIGN_OR_RETURN(EntityId b,
                     EntityFromWire(wire.assume_same(i).b(), absl::StrCat(field, ".b")));
    lens.assume_same.emplace_back(std::move(a), std::move(b));
  }
  return lens;
}

v1::Lens ToWire(const Lens& lens) {
  v1::Lens wire;
  for (const Mood mood : lens.moods) wire.add_moods(EnumToWire<v1::Mood>(mood));
  if (!lens.allow.empty()) PatternToWire(lens.allow, wire.mutable_allow());
  if (!lens.deny.empty()) PatternToWire(lens.deny, wire.mutable_deny());
  wire.set_least_reliability(EnumToWire<v1::Reliability>(lens.least_reliability));
  wire.set_least_credibility(lens.least_credibility);
  wire.set_ungraded(lens.ungraded);
  wire.mutable_graders()->Assign(lens.graders.begin(), lens.graders.end());
  wire.set_least_origins(lens.least_origins);
  wire.set_least_certainty(EnumToWire<v1::Certainty>(lens.least_certainty));
  wire.set_contest(EnumToWire<v1::Contest>(lens.contest));
  for (const ClaimId& id : lens.assume_retracted) wire.add_assume_retracted(RecordIdToWire(id));
  for (const auto& [a, b] : lens.assume_same) {
    v1::IdPair* pair = wire.add_assume_same();
    pair->set_a(a);
    pair->set_b(b);
  }
  return wire;
}

v1::NamedLens NamedLensToWire(const Lens& lens) {
  v1::NamedLens wire;
  wire.set_name(lens.name);
  wire.set_version(lens.version);
  *wire.mutable_lens() = ToWire(lens);
  return wire;
}

}  // namespace entente
