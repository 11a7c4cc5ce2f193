#include "tests/agreement/random_claim.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "graph/model/value_text.h"
#include "tests/agreement/random_graph.h"

namespace entente {
namespace {

// Forms of periods: every D is a day, every T a time of day, drawn anew.
const std::vector<std::string>& PeriodForms() {
  static const std::vector<std::string> forms = {
      "D/D",         "D/D",          "D/D",         "D/..",        "D/..",    "D/",
      "D/",          "/..",          "/..",         "/D",          "../D",    "@D",
      "@D",          "@D",           "@D",          "D",           "D",       "[D..D]/[D..D]",
      "[..D]/[D..]", "[D..D]/[D..]", "[D..]/[..D]", "[D..D]/..",   "2024-10", "2024-09/2024-10",
      "2024",        "2024-10/D",    "D/2024-11",   "DTT/DTT",     "DTT",     "[D..D]",
      "@2024-10",    "DTT/..",       "2024-10/..",  "2024-10-05?", "D~/D",    "/2024-10"};
  return forms;
}

std::string Filled(Chance& chance, std::string form) {
  for (size_t at = 0; at < form.size(); ++at) {
    if (form[at] != 'D') continue;
    std::string day = RandomDay(chance);
    size_t length = 1;
    if (form.compare(at, 3, "DTT") == 0) {
      length = 3;
      absl::StrAppendFormat(&day, "T%02d:00Z", 6 * chance.Below(4));
    }
    form.replace(at, length, day);
    at += day.size() - 1;
  }
  return form;
}

Period RandomPeriod(Chance& chance) {
  // A form may come out inverted; then another is drawn.
  for (;;) {
    const absl::StatusOr<Period> period = ParsePeriod(Filled(chance, chance.OneOf(PeriodForms())));
    if (period.ok()) return *period;
  }
}

Value RandomQuantity(Chance& chance) {
  Quantity quantity;
  const double figure = 1000.0 * static_cast<double>(1 + chance.Below(5));
  quantity.qualifier = static_cast<QuantityQualifier>(1 + chance.Below(4));
  quantity.unit = chance.Percent(85) ? "soldier" : "vehicle";
  quantity.measure = chance.Percent(80) ? Measure::kStock : static_cast<Measure>(chance.Below(4));
  if (chance.Percent(85)) quantity.best = figure;
  if (!quantity.best.has_value() || chance.Percent(15)) quantity.low = figure - 500;
  if (chance.Percent(15)) quantity.high = figure + 700;
  if (chance.Percent(10)) {
    Inclusion officers;
    officers.what = "officers";
    officers.quantity.best = 500;
    officers.quantity.unit = "soldier";
    quantity.includes.push_back(std::move(officers));
  }
  return Value{quantity};
}

// Of relations, sometimes nobody or somebody unnamed.
Object Somebody(Chance& chance, const EntityId& entity) {
  if (chance.Percent(4)) return Value{NoValue{}};
  if (chance.Percent(4)) {
    return Value{chance.Percent(50) ? SomeValue{} : SomeValue{int64_t{2}}};
  }
  return entity;
}

Object RandomPublication(Chance& chance) {
  const Moment moment = RandomMoment(chance);
  if (!moment.dated) return Value{ZonedDateTime{moment.earliest, 0}};
  return Value{Date{DayOf(moment.earliest), DayOf(moment.latest) - 1}};
}

// Two different ones, the one listed first before the other.
std::pair<EntityId, EntityId> Ascending(Chance& chance, const std::vector<EntityId>& all) {
  const size_t later = 1 + chance.Below(all.size() - 1);
  return {all[chance.Below(later)], all[later]};
}

std::pair<EntityId, EntityId> Different(Chance& chance, const std::vector<EntityId>& all) {
  std::pair<EntityId, EntityId> two = Ascending(chance, all);
  if (chance.Percent(50)) std::swap(two.first, two.second);
  return two;
}

Qualifier Word(const std::string& name, const std::string& word) {
  return {name, Value{Text{word, ""}}};
}

void DrawTroops(Chance& chance, Claim* claim) {
  const Cast& cast = TheCast();
  claim->subject = chance.Percent(70) ? chance.OneOf(cast.units) : chance.OneOf(cast.forces);
  const size_t which = chance.Below(100);
  if (which < 60) {
    claim->predicate = "located_in";
    claim->object = Somebody(chance, chance.OneOf(cast.places));
  } else if (which < 70) {
    claim->predicate = "deployed_to";
    claim->object = Somebody(chance, chance.OneOf(cast.places));
  } else if (which < 80) {
    claim->predicate = "belongs_to";
    claim->object = Somebody(chance, chance.OneOf(cast.states));
  } else {
    claim->predicate = "strength";
    claim->object = chance.Percent(6) ? Object(Value{NoValue{}}) : RandomQuantity(chance);
    if (chance.Percent(60)) claim->qualifiers = {{"place", chance.OneOf(cast.places)}};
  }
}

void DrawOrder(Chance& chance, Claim* claim) {
  const Cast& cast = TheCast();
  switch (chance.Below(5)) {
    case 0:
      claim->subject = cast.units[0];
      claim->predicate = "subordinate_to";
      claim->object = chance.Percent(50) ? cast.units[1] : chance.OneOf(cast.bodies);
      if (chance.Percent(70)) {
        claim->qualifiers = {Word("kind", chance.Percent(60) ? "organic" : "attached")};
      }
      break;
    case 1:
      claim->subject = chance.OneOf(cast.bodies);
      claim->predicate = "agency_of";
      claim->object = Somebody(chance, chance.OneOf(cast.states));
      break;
    case 2:
      claim->subject = chance.OneOf(cast.persons);
      claim->predicate = "holds_office";
      claim->object = chance.Percent(60) ? chance.OneOf(cast.bodies) : chance.OneOf(cast.states);
      if (chance.Percent(30)) claim->qualifiers = {Word("title", "head")};
      break;
    case 3:
      claim->subject = chance.OneOf(cast.persons);
      claim->predicate = "spokesperson_of";
      claim->object = chance.OneOf(cast.bodies);
      break;
    default:
      std::tie(claim->subject, claim->object) = Ascending(chance, cast.places);
      claim->predicate = "part_of";
      break;
  }
}

void DrawPolitics(Chance& chance, Claim* claim) {
  const Cast& cast = TheCast();
  switch (chance.Below(9)) {
    case 6:
    case 7:
      claim->subject = chance.OneOf(cast.states);
      claim->predicate = "member_of";
      claim->object = Somebody(chance, chance.OneOf(cast.alliances));
      break;
    case 8:
      std::tie(claim->subject, claim->object) = Different(chance, cast.states);
      claim->predicate = "allied_with";
      break;
    case 0:
      std::tie(claim->subject, claim->object) = Different(chance, cast.states);
      claim->predicate = "borders";
      break;
    case 1:
      std::tie(claim->subject, claim->object) = Different(chance, cast.agents);
      claim->predicate = "at_war_with";
      break;
    case 2:
      std::tie(claim->subject, claim->object) = Different(chance, cast.states);
      claim->predicate = "aids";
      if (chance.Percent(50)) claim->qualifiers = {Word("kind", "troops")};
      if (chance.Percent(20)) claim->instance = 1 + static_cast<uint32_t>(chance.Below(2));
      break;
    case 3:
      claim->subject = chance.OneOf(cast.states);
      claim->predicate = chance.Percent(50) ? "signed" : "ratified";
      claim->object = chance.OneOf(cast.treaties);
      break;
    case 4:
      std::tie(claim->subject, claim->object) = Different(chance, cast.persons);
      claim->predicate = "met";
      break;
    default:
      claim->subject = chance.OneOf(cast.states);
      claim->predicate = "controls";
      claim->object = Somebody(chance, chance.OneOf(cast.places));
      break;
  }
}

void DrawOfDocuments(Chance& chance, Claim* claim) {
  const Cast& cast = TheCast();
  const size_t which = chance.Below(100);
  if (which < 60) {
    claim->subject = chance.OneOf(cast.documents);
    claim->predicate = "published";
    claim->object = RandomPublication(chance);
  } else if (which < 80) {
    claim->subject = chance.OneOf(cast.documents);
    claim->predicate = "issued_by";
    claim->object = chance.OneOf(cast.agents);
  } else if (which < 92) {
    claim->subject = chance.Percent(50) ? chance.OneOf(cast.forces) : chance.OneOf(cast.units);
    claim->predicate = "type";
    claim->object = Value{Text{chance.Percent(60) ? "MilitaryUnit" : "Force", ""}};
  } else {
    claim->subject = chance.OneOf(cast.units);
    claim->predicate = "name";
    claim->object = Value{Text{chance.Percent(50) ? "Storm" : "storm", "en"}};
    if (chance.Percent(50)) claim->qualifiers = {Word("kind", "alias")};
  }
}

// Publications and offices are mostly stated as plain facts without a period.
void DrawManner(Chance& chance, bool plain, Claim* claim) {
  if (!chance.Percent(plain ? 75 : 15)) claim->period = RandomPeriod(chance);
  if (!plain || chance.Percent(20)) {
    const size_t stance = chance.Below(100);
    claim->stance = stance < 66   ? Stance::kAsserts
                    : stance < 84 ? Stance::kDenies
                    : stance < 92 ? Stance::kDoubts
                                  : Stance::kDeclines;
    if (chance.Percent(20)) claim->mood = static_cast<Mood>(1 + chance.Below(4));
  }
  claim->basis = static_cast<Basis>(1 + chance.Below(3));
}

void DrawVoice(Chance& chance, Claim* claim) {
  const Cast& cast = TheCast();
  claim->voice.document = chance.OneOf(cast.documents);
  if (chance.Percent(8)) claim->voice.document = "doc-0-undated";
  const size_t links = chance.Percent(20) ? 0 : 1 + chance.Below(3);
  for (size_t i = 0; i < links; ++i) {
    ChainLink link;
    if (chance.Percent(12)) {
      link.description = chance.Percent(50) ? "an official" : "sources";
    } else {
      link.agent = chance.OneOf(cast.agents);
    }
    if (chance.Percent(25)) link.stated_at = RandomMoment(chance);
    claim->voice.chain.push_back(std::move(link));
  }
}

}  // namespace

Moment RandomMoment(Chance& chance) {
  const std::string day = RandomDay(chance);
  switch (chance.Below(5)) {
    case 0:
      return *ParseMoment(absl::StrFormat("%sT%02d:00Z", day, 6 * chance.Below(4)));
    case 1: {
      const std::string other = RandomDay(chance);
      return *ParseMoment(absl::StrCat("[", std::min(day, other), "..", std::max(day, other), "]"));
    }
    default:
      return *ParseMoment(day);
  }
}

Claim RandomClaim(Chance& chance) {
  Claim claim;
  const size_t which = chance.Below(100);
  bool plain = false;
  if (which < 45) {
    DrawTroops(chance, &claim);
  } else if (which < 62) {
    DrawOrder(chance, &claim);
    plain = chance.Percent(70);
  } else if (which < 80) {
    DrawPolitics(chance, &claim);
  } else {
    DrawOfDocuments(chance, &claim);
    plain = true;
  }
  DrawManner(chance, plain, &claim);
  DrawVoice(chance, &claim);
  return claim;
}

}  // namespace entente
