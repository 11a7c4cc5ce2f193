#include "tests/agreement/reference_forecasts.h"

#include <algorithm>

#include "tests/agreement/reference_identity.h"
#include "tests/agreement/reference_origins.h"
#include "tests/agreement/reference_world.h"

namespace entente {
namespace {

// The phrases that histories are made with.
const std::map<std::string, double>& Phrases() {
  static const std::map<std::string, double> phrases = {
      {"almost no chance", .03}, {"Very unlikely", .125}, {"improbable", .325},
      {"roughly even", .5},      {"likely", .675},        {"very  likely", .875},
      {"very likely", .875},     {"almost certain", .97}, {"70 %", .7},
      {"60-80 per cent", .7},    {"0.25", .25},           {"100%", 1}};
  return phrases;
}

bool Wanted(const EntityId& wanted, const EntityId& given) {
  return wanted.empty() || wanted == given;
}

// Whether the ends of the claim, as stated, are those asked for.
bool EndsFit(const ForecastPattern& pattern, const Claim& claim, const Ontology& ontology) {
  EntityId subject = pattern.subject;
  EntityId object = pattern.object;
  if (!pattern.predicate.empty()) {
    const PredicateDefinition* predicate = ontology.FindPredicate(pattern.predicate);
    if (predicate == nullptr) {
      predicate = ontology.FindInverse(pattern.predicate);
      std::swap(subject, object);
    }
    if (predicate->name != claim.predicate) return false;
  }
  const EntityId* at = std::get_if<EntityId>(&claim.object);
  const EntityId other = at == nullptr ? EntityId() : *at;
  if (Wanted(subject, claim.subject) && Wanted(object, other)) return true;
  return ontology.FindPredicate(claim.predicate)->symmetric && Wanted(subject, other) &&
         Wanted(object, claim.subject);
}

bool VoiceFits(const ForecastPattern& pattern, const Claim& claim, ReferenceWorld& world) {
  if (!Wanted(pattern.document, claim.voice.document)) return false;
  const ReferenceOrigin origin = world.OriginOf(claim);
  if (!pattern.origin.empty() && origin.agent != pattern.origin) return false;
  if (pattern.agent.empty()) return true;
  // A document that speaks itself speaks for its issuer, if it has one.
  if (claim.voice.chain.empty()) {
    return origin.agent == pattern.agent && origin.agent != claim.voice.document;
  }
  return std::any_of(claim.voice.chain.begin(), claim.voice.chain.end(),
                     [&](const ChainLink& link) { return link.agent == pattern.agent; });
}

class ForecastReading {
 public:
  ForecastReading(const ReferenceGraph& graph, const AsOf& as_of, const Lens& lens)
      : world_(graph, as_of, WithMoods(lens)) {}

  ForecastAnswer Answer(const ForecastPattern& pattern) {
    ForecastAnswer answer;
    for (const StatedClaim* stated : world_.claims()) {
      const Claim& claim = stated->claim;
      if (!MoodFits(pattern, claim.mood) || !EndsFit(pattern, claim, world_.ontology()) ||
          !VoiceFits(pattern, claim, world_)) {
        continue;
      }
      const ReferenceStanding standing = world_.StandingOf(*stated);
      if (standing.kind == ReferenceStanding::Kind::kAbsent) continue;
      if (standing.kind == ReferenceStanding::Kind::kHidden) {
        ++answer.hidden[standing.reason];
      } else if (claim.stance == Stance::kDoubts) {
        ++answer.hidden[HiddenReason::kDoubts];
      } else if (claim.stance == Stance::kDeclines) {
        ++answer.hidden[HiddenReason::kDeclines];
      } else {
        ForecastAnswerRow row = RowOf(*stated);
        if (StateFits(pattern, row.state)) answer.rows.push_back(std::move(row));
      }
    }
    return answer;
  }

 private:
  static Lens WithMoods(Lens lens) {
    lens.moods = {Mood::kForecast, Mood::kIntent};
    return lens;
  }
  static bool MoodFits(const ForecastPattern& pattern, Mood mood) {
    if (mood != Mood::kForecast && mood != Mood::kIntent) return false;
    return pattern.moods.empty() ||
           std::find(pattern.moods.begin(), pattern.moods.end(), mood) != pattern.moods.end();
  }
  static bool StateFits(const ForecastPattern& pattern, const std::string& state) {
    if (pattern.states.empty()) return true;
    static const std::vector<std::string> names = {"OPEN", "EXPIRED", "FULFILLED", "REFUTED"};
    return std::any_of(pattern.states.begin(), pattern.states.end(), [&](ForecastState wanted) {
      return names[static_cast<size_t>(wanted) - 1] == state;
    });
  }

  // The last instant of the cut, as a question "at date D" means it.
  bool IsOver(Instant end) const { return end < world_.cut().to; }

  ForecastAnswerRow RowOf(const StatedClaim& forecast) {
    const Claim& claim = forecast.claim;
    ForecastAnswerRow row;
    row.claim = forecast.id;
    row.mood = claim.mood;
    const ReferenceOrigin origin = world_.OriginOf(claim);
    row.forecaster =
        origin.agent.empty() ? origin.document + ": " + origin.description : origin.agent;
    const auto phrase = Phrases().find(claim.voice.likelihood);
    if (phrase != Phrases().end()) row.likelihood = phrase->second;
    const ReferenceExtent extent = world_.ExtentAloneOf(forecast);
    row.days_past = DaysPast(claim, extent);
    const bool late = claim.resolve_by.has_value() && IsOver(claim.resolve_by->latest);
    row.state = late ? "EXPIRED" : "OPEN";
    const AsOf& as_of = world_.as_of();
    if (as_of.published_before.has_value() && !as_of.current_judgements) return row;
    for (const StatedJudgement* judgement : world_.judgements()) {
      const auto* fulfils = std::get_if<Fulfils>(&judgement->judgement.act);
      const auto* refutes = std::get_if<Refutes>(&judgement->judgement.act);
      if (fulfils == nullptr && refutes == nullptr) continue;
      if ((fulfils != nullptr ? fulfils->forecast : refutes->forecast) != forecast.id) continue;
      JudgedForecast judged;
      judged.judged_by = judgement->judgement.principal;
      judged.fulfils = fulfils != nullptr;
      judged.confirmer = fulfils != nullptr ? fulfils->claim : refutes->claim;
      for (const StatedClaim* confirmer : world_.claims()) {
        if (confirmer->id != judged.confirmer) continue;
        judged.voided = WhyVoid(*confirmer, extent);
        judged.origins = CountOrigins({&forecast, confirmer}, world_);
      }
      if (judged.voided.empty()) row.state = judged.fulfils ? "FULFILLED" : "REFUTED";
      row.judgements.push_back(std::move(judged));
    }
    return row;
  }

  std::string WhyVoid(const StatedClaim& confirmer, const ReferenceExtent& foretold) {
    const ReferenceStanding standing = world_.StandingOf(confirmer);
    if (standing.kind == ReferenceStanding::Kind::kAbsent) return "unpublished";
    if (standing.kind == ReferenceStanding::Kind::kHidden) {
      if (standing.reason == HiddenReason::kUnpublished) return "unpublished";
      if (standing.reason == HiddenReason::kRetracted) return "retracted";
      if (standing.reason == HiddenReason::kDeprecated) return "deprecated";
    }
    const ReferenceExtent extent = world_.ExtentAloneOf(confirmer);
    if (!Meet(extent.attested, foretold.possible)) return "outside_period";
    const ReferenceStretch so_far{kBeginningOfTime, world_.cut().to};
    if (!MeetInside(extent.attested, foretold.possible, so_far)) return "after_cut";
    return "";
  }

  std::optional<int64_t> DaysPast(const Claim& claim, const ReferenceExtent& extent) {
    Instant earliest = extent.bounds.start_earliest;
    if (earliest == kBeginningOfTime) {
      std::optional<Moment> said = world_.PublicationOf(claim);
      for (const ChainLink& link : claim.voice.chain) {
        if (link.stated_at.has_value()) said = link.stated_at;
      }
      if (!said.has_value()) return std::nullopt;
      earliest = said->earliest;
    }
    const Instant end = world_.cut().to;
    if (end == kEndOfTime || !(earliest < end) || earliest == kBeginningOfTime) return std::nullopt;
    int64_t days = 0;
    for (int64_t day = DayOf(earliest) + 1; StartOfDay(day) < end; ++day) ++days;
    return days;
  }

  ReferenceWorld world_;
};

}  // namespace

ForecastAnswer ReferenceForecasts(const ReferenceGraph& graph, const AsOf& as_of, const Lens& lens,
                                  const ForecastPattern& pattern) {
  const ReferenceIdentity identity = FindIdentity(graph, as_of.recorded_at, lens);
  if (!identity.canonical.empty()) {
    ForecastPattern rewritten = pattern;
    for (EntityId* id : {&rewritten.subject, &rewritten.object, &rewritten.document,
                         &rewritten.agent, &rewritten.origin}) {
      if (!id->empty()) *id = identity.Of(*id);
    }
    return ReferenceForecasts(Rewritten(graph, identity), as_of, Rewritten(lens, identity),
                              rewritten);
  }
  return ForecastReading(graph, as_of, lens).Answer(pattern);
}

std::map<std::string, ForecastScore> ReferenceScores(const ForecastAnswer& answer) {
  std::map<std::string, ForecastScore> scores;
  for (const ForecastAnswerRow& row : answer.rows) {
    ForecastScore& score = scores[row.forecaster];
    ++score.states[row.state];
    const JudgedForecast* last = nullptr;
    for (const JudgedForecast& judged : row.judgements) {
      if (judged.voided.empty()) last = &judged;
    }
    if (last == nullptr) continue;
    if (last->origins.min == 2) ++score.independent;
    if (!row.likelihood.has_value()) continue;
    const double error = last->fulfils ? 1 - *row.likelihood : *row.likelihood;
    score.brier = (score.brier * static_cast<double>(score.scored) + error * error) /
                  static_cast<double>(score.scored + 1);
    ++score.scored;
  }
  return scores;
}

}  // namespace entente
