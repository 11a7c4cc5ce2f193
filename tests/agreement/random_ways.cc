#include "tests/agreement/random_ways.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "graph/model/period.h"

namespace entente {
namespace {

const std::vector<EntityId>& States() {
  static const std::vector<EntityId> states = {"s1", "s2", "s3", "s4", "s5"};
  return states;
}
const std::vector<EntityId>& Alliances() {
  static const std::vector<EntityId> alliances = {"a1", "a2"};
  return alliances;
}
const std::vector<EntityId>& Places() {
  static const std::vector<EntityId> places = {"p1", "p2", "p3", "p4"};
  return places;
}

std::string Day(Chance& chance) {
  return absl::StrFormat("2024-0%d-%02d", 1 + chance.Below(3), 1 + 3 * chance.Below(9));
}

Claim Of(const EntityId& subject, const std::string& predicate, Object object) {
  Claim claim;
  claim.subject = subject;
  claim.predicate = predicate;
  claim.object = std::move(object);
  claim.voice.document = "doc";
  return claim;
}

std::optional<Period> RandomTime(Chance& chance) {
  if (chance.Percent(25)) return std::nullopt;
  // Whole stretches, open and unknown ends, and what is only some time.
  static const std::vector<std::string> forms = {"D/D",
                                                 "D/D",
                                                 "D/D",
                                                 "D/..",
                                                 "D/",
                                                 "@D",
                                                 "/D",
                                                 "2024-02",
                                                 "/..",
                                                 "[D..D]/[D..D]",
                                                 "2024-01/2024-03",
                                                 "D"};
  for (;;) {
    std::string text;
    for (const char letter : chance.OneOf(forms)) {
      if (letter == 'D') {
        text += Day(chance);
      } else {
        text += letter;
      }
    }
    const absl::StatusOr<Period> period = ParsePeriod(text);
    if (period.ok()) return *period;
  }
}

Claim RandomRelation(Chance& chance) {
  const EntityId& state = chance.OneOf(States());
  const auto another = [&] {
    EntityId other = chance.OneOf(States());
    while (other == state) other = chance.OneOf(States());
    return other;
  };
  switch (chance.Below(10)) {
    case 0:
    case 1:
    case 2: {
      Claim claim = Of(state, "aids", another());
      if (chance.Percent(60)) {
        claim.qualifiers = {{"kind", Value{Text{chance.Percent(50) ? "troops" : "arms", ""}}}};
      }
      return claim;
    }
    case 3:
    case 4:
      return Of(state, chance.Percent(60) ? "borders" : "at_war_with", another());
    case 5:
    case 6: {
      Claim claim = Of(state, "member_of", chance.OneOf(Alliances()));
      if (chance.Percent(40)) {
        claim.qualifiers = {{"obligations", Value{Text{"defence", ""}}}};
      }
      return claim;
    }
    case 7:
      return Of(state, chance.Percent(50) ? "opposes" : "allied_with", another());
    case 8:
      return Of(state, "controls", chance.OneOf(Places()));
    default: {
      const size_t inner = chance.Below(Places().size() - 1);
      return Of(Places()[inner], "part_of",
                Places()[inner + 1 + chance.Below(Places().size() - inner - 1)]);
    }
  }
}

HopPattern RandomHop(Chance& chance) {
  HopPattern hop;
  static const std::vector<std::string> names = {"aids",       "borders",     "member_of",
                                                 "has_member", "controls",    "part_of",
                                                 "contains",   "at_war_with", "allied_with"};
  const size_t count = chance.Percent(45) ? 0 : 1 + chance.Below(3);
  for (size_t i = 0; i < count; ++i) hop.predicates.push_back(chance.OneOf(names));
  if (chance.Percent(35)) hop.direction = static_cast<Direction>(1 + chance.Below(2));
  static const std::vector<std::string> types = {"State", "Alliance", "Region", "Place", "Agent"};
  const size_t of = chance.Percent(75) ? 0 : 1 + chance.Below(2);
  for (size_t i = 0; i < of; ++i) hop.types.push_back(chance.OneOf(types));
  if (count == 0 && chance.Percent(12)) {
    hop.qualifiers = {chance.Percent(50) ? QualifierFilter{"kind", "troops"}
                                         : QualifierFilter{"obligations", "defence"}};
  }
  if (chance.Percent(15)) hop.least_certainty = static_cast<Certainty>(1 + chance.Below(2));
  if (chance.Percent(15)) hop.verdicts = {static_cast<Verdict>(1 + chance.Below(2))};
  if (chance.Percent(8)) hop.least_reliability = static_cast<Reliability>(1 + chance.Below(4));
  if (chance.Percent(8)) hop.least_credibility = static_cast<uint8_t>(1 + chance.Below(4));
  return hop;
}

EntityId RandomEnd(Chance& chance) {
  const size_t which = chance.Below(10);
  return which < 6   ? chance.OneOf(States())
         : which < 8 ? chance.OneOf(Places())
                     : chance.OneOf(Alliances());
}

// Two of a kind, to be joined or kept apart.
std::pair<EntityId, EntityId> RandomTwins(Chance& chance) {
  const std::vector<EntityId>* kinds[] = {&States(), &Alliances(), &Places()};
  const std::vector<EntityId>& kind = *kinds[chance.Below(3)];
  const EntityId one = chance.OneOf(kind);
  EntityId other = chance.OneOf(kind);
  while (other == one) other = chance.OneOf(kind);
  return {one, std::move(other)};
}

}  // namespace

Script RandomWorld(Chance& chance) {
  std::vector<Change> types;
  const auto say = [&](const std::vector<EntityId>& entities, const std::string& type) {
    for (const EntityId& entity : entities) {
      types.push_back(Of(entity, "type", Value{Text{type, ""}}));
    }
  };
  say(States(), "State");
  say(Alliances(), "Alliance");
  say(Places(), "Region");
  say({"doc"}, "Document");
  if (chance.Percent(70)) {
    const int64_t day = DayOf(ParseMoment("2024-03-05")->earliest);
    types.push_back(Of("doc", "published", Value{Date{day, day}}));
  }
  std::vector<Change> claims;
  std::vector<ClaimId> ids;
  const size_t count = 10 + chance.Below(14);
  for (size_t i = 0; i < count; ++i) {
    Claim claim = RandomRelation(chance);
    claim.period = RandomTime(chance);
    if (chance.Percent(12)) claim.stance = Stance::kDenies;
    claim.voice.chain.push_back({.agent = chance.OneOf(States())});
    const ClaimId id = ScriptedId(claim);
    if (std::find(ids.begin(), ids.end(), id) != ids.end()) continue;
    ids.push_back(id);
    claims.push_back(std::move(claim));
  }
  std::vector<Change> grades;
  for (const ClaimId& id : ids) {
    if (!chance.Percent(30)) continue;
    Judgement judgement;
    judgement.act = Grade{.claim = id,
                          .scheme = "admiralty",
                          .reliability = static_cast<Reliability>(1 + chance.Below(6)),
                          .credibility = static_cast<uint8_t>(1 + chance.Below(6))};
    grades.push_back(std::move(judgement));
  }
  std::vector<Change> joins;
  for (size_t i = chance.Percent(35) ? 1 + chance.Below(3) : 0; i > 0; --i) {
    const auto [a, b] = RandomTwins(chance);
    Judgement judgement;
    judgement.act = SameAs{a, b};
    if (chance.Percent(20)) judgement.act = NotSameAs{a, b};
    joins.push_back(std::move(judgement));
  }
  Script script;
  const Instant begin = *ParseInstant("2025-01-01T00:00Z");
  for (std::vector<Change>* changes : {&types, &claims, &grades, &joins}) {
    if (changes->empty()) continue;
    const Instant at = Shift(begin, static_cast<int64_t>(script.size()));
    script.push_back({"ana", at, std::move(*changes)});
  }
  return script;
}

WayQuestion RandomScope(Chance& chance, Revision head) {
  WayQuestion scope;
  static const std::vector<std::string> cuts = {"D",       "D",    "DT12:00Z", "D/D", "D/D",
                                                "2024-02", "2024", "2024",     "ALL"};
  for (;;) {
    std::string text;
    for (const char letter : chance.OneOf(cuts)) {
      if (letter == 'D') {
        text += Day(chance);
      } else {
        text += letter;
      }
    }
    const absl::StatusOr<ValidCut> cut = ParseValidCut(text, Instant{});
    if (!cut.ok()) continue;
    scope.as_of.valid = *cut;
    break;
  }
  if (chance.Percent(15)) scope.as_of.valid.mode = ValidMode::kThroughout;
  scope.as_of.recorded_at = head;
  if (chance.Percent(50)) {
    scope.lens.least_certainty = static_cast<Certainty>(1 + chance.Below(3));
  }
  if (chance.Percent(15)) scope.lens.contest = Contest::kOnlyUncontested;
  if (chance.Percent(10)) scope.lens.assume_same.push_back(RandomTwins(chance));
  return scope;
}

WayQuestion RandomWayQuestion(Chance& chance, WayQuestion scope) {
  WayQuestion question = std::move(scope);
  question.page = chance.Percent(70) ? 1'000 : 1 + chance.Below(4);
  const PathTime time = chance.Percent(70) ? PathTime::kSimultaneous : PathTime::kTimeRespecting;
  const size_t which = chance.Below(10);
  if (which < 5) {
    PathPattern pattern{.from = RandomEnd(chance), .to = RandomEnd(chance)};
    while (pattern.to == pattern.from) pattern.to = RandomEnd(chance);
    pattern.hop = RandomHop(chance);
    pattern.mode = static_cast<PathMode>(1 + chance.Below(3));
    pattern.time = time;
    pattern.hops = static_cast<uint32_t>(1 + chance.Below(4));
    if (chance.Percent(30)) pattern.most = 1 + chance.Below(4);
    pattern.repeat_vertices =
        pattern.mode == PathMode::kSimple && pattern.hops < 4 && chance.Percent(15);
    question.pattern = std::move(pattern);
  } else if (which < 9) {
    TraversalPattern pattern;
    pattern.starts = {RandomEnd(chance)};
    if (chance.Percent(20)) pattern.starts.push_back(RandomEnd(chance));
    const size_t steps = chance.Below(3);
    for (size_t i = 0; i < steps; ++i) pattern.hops_as.push_back(RandomHop(chance));
    pattern.hops = static_cast<uint32_t>(1 + chance.Below(3));
    pattern.time = time;
    question.pattern = std::move(pattern);
  } else {
    SubgraphPattern pattern;
    pattern.seeds = {RandomEnd(chance)};
    if (chance.Percent(30)) pattern.seeds.push_back(RandomEnd(chance));
    pattern.hop = RandomHop(chance);
    pattern.hops = static_cast<uint32_t>(chance.Below(4));
    question.pattern = std::move(pattern);
  }
  return question;
}

namespace {

std::string DescribeHop(const HopPattern& hop) {
  std::string text = absl::StrCat(" predicates=", absl::StrJoin(hop.predicates, ","),
                                  " direction=", static_cast<int>(hop.direction),
                                  " types=", absl::StrJoin(hop.types, ","),
                                  " least_certainty=", static_cast<int>(hop.least_certainty),
                                  " grade=", static_cast<int>(hop.least_reliability), ",",
                                  static_cast<int>(hop.least_credibility));
  for (const auto& [name, value] : hop.qualifiers) absl::StrAppend(&text, " ", name, "=", value);
  for (const Verdict verdict : hop.verdicts) {
    absl::StrAppend(&text, " verdict=", static_cast<int>(verdict));
  }
  return text;
}

}  // namespace

std::string Describe(const WayQuestion& question) {
  std::string text =
      absl::StrCat("ask valid=", FormatValidCut(question.as_of.valid),
                   " mode=", static_cast<int>(question.as_of.valid.mode),
                   " least_certainty=", static_cast<int>(question.lens.least_certainty),
                   " contest=", static_cast<int>(question.lens.contest), " page=", question.page);
  if (const auto* path = std::get_if<PathPattern>(&question.pattern)) {
    absl::StrAppend(&text, " paths ", path->from, " ", path->to,
                    " mode=", static_cast<int>(path->mode), " time=", static_cast<int>(path->time),
                    " hops=", path->hops, " most=", path->most, " repeat=", path->repeat_vertices,
                    DescribeHop(path->hop));
  } else if (const auto* traversal = std::get_if<TraversalPattern>(&question.pattern)) {
    absl::StrAppend(&text, " traverse ", absl::StrJoin(traversal->starts, ","),
                    " time=", static_cast<int>(traversal->time), " hops=", traversal->hops);
    for (const HopPattern& hop : traversal->hops_as) absl::StrAppend(&text, " |", DescribeHop(hop));
  } else {
    const auto& around = std::get<SubgraphPattern>(question.pattern);
    absl::StrAppend(&text, " subgraph ", absl::StrJoin(around.seeds, ","), " hops=", around.hops,
                    DescribeHop(around.hop));
  }
  return text + "\n";
}

}  // namespace entente
