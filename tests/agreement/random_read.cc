#include "tests/agreement/random_read.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/agreement/random_graph.h"

namespace entente {
namespace {

ValidCut RandomValidCut(Chance& chance) {
  std::string text;
  switch (chance.Below(9)) {
    case 0:
      text = "ALL";
      break;
    case 1:
      text = absl::StrCat(RandomDay(chance), "T12:00Z");
      break;
    case 2:
      text = absl::StrCat(RandomDay(chance), "/");
      break;
    case 3:
      text = absl::StrCat("/", RandomDay(chance));
      break;
    case 4:
      text = chance.Percent(50) ? "2024-11" : "2024";
      break;
    case 5:
    case 6: {
      const std::string a = RandomDay(chance);
      const std::string b = RandomDay(chance);
      text = absl::StrCat(std::min(a, b), "/", std::max(a, b));
      break;
    }
    default:
      text = RandomDay(chance);
      break;
  }
  ValidCut cut = *ParseValidCut(text, Instant{});
  if (chance.Percent(25)) cut.mode = ValidMode::kThroughout;
  return cut;
}

VoicePattern RandomVoices(Chance& chance) {
  const Cast& cast = TheCast();
  VoicePattern pattern;
  if (chance.Percent(50)) pattern.agents.push_back(chance.OneOf(cast.agents));
  if (chance.Percent(40)) pattern.origins.push_back(chance.OneOf(cast.agents));
  if (chance.Percent(20)) pattern.origins.push_back(chance.OneOf(cast.documents));
  if (chance.Percent(30)) pattern.documents.push_back(chance.OneOf(cast.documents));
  return pattern;
}

const std::vector<std::string>& Predicates() {
  static const std::vector<std::string> names = {
      "located_in",  "located_in",     "located_in",  "deployed_to", "belongs_to",
      "strength",    "strength",       "part_of",     "aids",        "borders",
      "at_war_with", "signed",         "ratified",    "met",         "controls",
      "agency_of",   "subordinate_to", "published",   "issued_by",   "holds_office",
      "type",        "name",           "allied_with", "allied_with", "member_of"};
  return names;
}

EntityId RandomEntity(Chance& chance) {
  const Cast& cast = TheCast();
  switch (chance.Below(6)) {
    case 0:
    case 1:
      return chance.OneOf(cast.units);
    case 2:
      return chance.OneOf(cast.forces);
    case 3:
      return chance.OneOf(cast.places);
    case 4:
      return chance.OneOf(cast.agents);
    default:
      return chance.OneOf(cast.documents);
  }
}

std::string RandomType(Chance& chance) {
  static const std::vector<std::string> types = {"MilitaryUnit", "Force", "Agent", "State",
                                                 "Place",        "Site",  "Person"};
  return chance.OneOf(types);
}

PropositionPattern RandomPropositions(Chance& chance) {
  const Cast& cast = TheCast();
  PropositionPattern pattern;
  pattern.show_denied = chance.Percent(30);
  if (chance.Percent(6)) {
    // An inverse's name asks from the other side.
    pattern.predicate = chance.Percent(50) ? "hosts" : "contains";
    if (chance.Percent(60)) pattern.subject = chance.OneOf(cast.places);
    if (chance.Percent(40)) pattern.object = RandomEntity(chance);
    return pattern;
  }
  if (chance.Percent(70)) pattern.predicate = chance.OneOf(Predicates());
  if (chance.Percent(45)) pattern.subject = RandomEntity(chance);
  if (chance.Percent(20)) pattern.object = RandomEntity(chance);
  if (chance.Percent(15)) pattern.within = chance.OneOf(cast.places);
  if (chance.Percent(12)) pattern.subject_type = RandomType(chance);
  return pattern;
}

NeighborPattern RandomNeighbors(Chance& chance) {
  NeighborPattern pattern;
  pattern.entity = RandomEntity(chance);
  pattern.show_denied = chance.Percent(30);
  pattern.direction = static_cast<Direction>(1 + chance.Below(3));
  static const std::vector<std::string> names = {"located_in",  "part_of",   "borders",   "aids",
                                                 "agency_of",   "signed",    "issued_by", "hosts",
                                                 "allied_with", "has_member"};
  const size_t predicates = chance.Percent(60) ? 0 : 1 + chance.Below(2);
  for (size_t i = 0; i < predicates; ++i) pattern.predicates.push_back(chance.OneOf(names));
  if (chance.Percent(15)) pattern.neighbor_type = RandomType(chance);
  return pattern;
}

}  // namespace

AsOf RandomAsOf(Chance& chance, const ReferenceGraph&, Revision head) {
  AsOf as_of;
  as_of.valid = RandomValidCut(chance);
  if (chance.Percent(40)) {
    std::string cut = RandomDay(chance);
    if (chance.Percent(50)) absl::StrAppend(&cut, chance.Percent(50) ? "T00:00Z" : "T12:00Z");
    as_of.published_before = *ParsePublishedCut(cut);
    as_of.current_judgements = chance.Percent(40);
  }
  as_of.recorded_at = chance.Percent(60) ? head : chance.Below(head + 1);
  return as_of;
}

Lens RandomLens(Chance& chance, const ReferenceGraph& graph) {
  Lens lens;
  if (chance.Percent(25)) return lens;
  if (chance.Percent(40)) {
    lens.moods.clear();
    for (int mood = 1; mood <= 4; ++mood) {
      if (mood == 1 ? chance.Percent(90) : chance.Percent(40)) {
        lens.moods.push_back(static_cast<Mood>(mood));
      }
    }
    if (lens.moods.empty()) lens.moods.push_back(Mood::kForecast);
  }
  if (chance.Percent(25)) lens.allow = RandomVoices(chance);
  if (chance.Percent(25)) lens.deny = RandomVoices(chance);
  if (chance.Percent(15)) lens.least_reliability = static_cast<Reliability>(1 + chance.Below(6));
  if (chance.Percent(15)) lens.least_credibility = static_cast<uint8_t>(1 + chance.Below(5));
  lens.ungraded = chance.Percent(60);
  if (chance.Percent(30)) lens.graders.push_back(chance.OneOf(TheCast().principals));
  if (chance.Percent(20)) lens.least_origins = 2;
  lens.least_certainty = static_cast<Certainty>(1 + chance.Below(3));
  lens.contest = static_cast<Contest>(1 + chance.Below(3));
  if (chance.Percent(10)) lens.assume_same.push_back(RandomPair(chance));
  if (chance.Percent(25) && !graph.claims().empty()) {
    lens.assume_retracted.push_back(chance.OneOf(graph.claims()).id);
  }
  return lens;
}

ReadQuestion RandomQuestion(Chance& chance, const AsOf& as_of, const Lens& lens) {
  ReadQuestion question{as_of, lens, PropositionPattern(), 0};
  if (chance.Percent(30)) {
    question.pattern = RandomNeighbors(chance);
  } else {
    question.pattern = RandomPropositions(chance);
  }
  question.page = chance.Percent(50) ? 10'000 : 1 + chance.Below(4);
  return question;
}

}  // namespace entente
