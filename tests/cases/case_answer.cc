#include "tests/cases/case_answer.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>
#include <string>
#include <utility>

#include "absl/time/time.h"
#include "graph/encoding/canonical.h"
#include "graph/model/status.h"
#include "graph/model/value_text.h"
#include "graph/query/queries.h"
#include "tests/agreement/forecast_answer.h"
#include "tests/agreement/reference_identity.h"
#include "tests/agreement/reference_paths.h"
#include "tests/cases/dispute_json.h"

namespace entente {
namespace {

using Json = nlohmann::json;

Json NumberJson(double number) {
  if (number == std::floor(number) && std::abs(number) < 1e15) return static_cast<int64_t>(number);
  return number;
}

Json QuantityJson(const Quantity& quantity) {
  Json json = Json::object();
  if (quantity.best.has_value()) json["best"] = NumberJson(*quantity.best);
  if (quantity.low.has_value()) json["low"] = NumberJson(*quantity.low);
  if (quantity.high.has_value()) json["high"] = NumberJson(*quantity.high);
  json["unit"] = quantity.unit;
  if (quantity.measure == Measure::kStock) json["measure"] = "stock";
  if (quantity.measure == Measure::kFlow) json["measure"] = "flow";
  if (quantity.measure == Measure::kPlan) json["measure"] = "plan";
  return json;
}

Json ValueJson(const Value& value) {
  if (const auto* quantity = std::get_if<Quantity>(&value.value)) return QuantityJson(*quantity);
  if (const auto* text = std::get_if<Text>(&value.value)) return text->text;
  return FormatValue(value);
}

void PutProposition(const Proposition& proposition, Json* row) {
  (*row)["s"] = proposition.subject;
  (*row)["p"] = proposition.predicate;
  if (const EntityId* object = std::get_if<EntityId>(&proposition.object)) {
    (*row)["o"] = *object;
  } else {
    const Value& value = std::get<Value>(proposition.object);
    const bool unnamed = std::holds_alternative<SomeValue>(value.value) ||
                         std::holds_alternative<NoValue>(value.value);
    (*row)[unnamed ? "o" : "v"] = ValueJson(value);
  }
  for (const Qualifier& qualifier : proposition.qualifiers) {
    const EntityId* entity = std::get_if<EntityId>(&qualifier.filler);
    (*row)["q"][qualifier.name] =
        entity != nullptr ? Json(*entity) : ValueJson(std::get<Value>(qualifier.filler));
  }
  if (proposition.instance != 0) (*row)["instance"] = proposition.instance;
  if (proposition.occurrence.has_value()) (*row)["when"] = FormatPeriod(*proposition.occurrence);
}

const char* NameOf(Verdict verdict) {
  switch (verdict) {
    case Verdict::kAsserted:
      return "ASSERTED";
    case Verdict::kContested:
      return "CONTESTED";
    case Verdict::kDenied:
      return "DENIED";
  }
  return "";
}

const char* NameOf(Certainty certainty) {
  switch (certainty) {
    case Certainty::kAttested:
      return "ATTESTED";
    case Certainty::kExtrapolated:
      return "EXTRAPOLATED";
    case Certainty::kPossible:
      return "POSSIBLE";
  }
  return "";
}

Json ClaimNames(const std::vector<ClaimId>& ids, const CaseScript& script) {
  std::vector<std::string> names;
  for (const ClaimId& id : ids) {
    std::string name = FormatRecordId(id);
    for (const auto& [given, of] : script.claims) {
      if (of == id) name = given;
    }
    names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

Json RowJson(const PropositionRow& row, const CaseScript& script) {
  Json json;
  PutProposition(row.proposition, &json);
  json["verdict"] = NameOf(row.verdict);
  json["certainty"] = NameOf(row.certainty);
  json["validity"] = Json::array();
  for (const Bounds& bounds : row.validity) json["validity"].push_back(FormatBounds(bounds));
  json["origins"] = {{"min", row.origins.min}, {"max", row.origins.max}};
  json["support"] = row.claims.size();
  json["dissent"] = {{"denies", row.dissent.denies},
                     {"doubts", row.dissent.doubts},
                     {"declines", row.dissent.declines},
                     {"rivals", row.dissent.rivals}};
  json["claims"] = ClaimNames(row.claims, script);
  if (!row.derivations.empty()) json["derived"] = true;
  return json;
}

Json NeighborJson(const NeighborRow& row, const CaseScript& script) {
  const char* direction = row.direction == Direction::kOut  ? "out"
                          : row.direction == Direction::kIn ? "in"
                                                            : "both";
  return {{"to", row.neighbor},
          {"p", row.row.proposition.predicate},
          {"dir", direction},
          {"verdict", NameOf(row.row.verdict)},
          {"certainty", NameOf(row.row.certainty)},
          {"claims", ClaimNames(row.row.claims, script)}};
}

// Only the judgement that decides is shown, and how long it has been only of what is open.
Json ForecastJson(const ForecastAnswerRow& row, const CaseScript& script) {
  static const char* const kMoods[] = {"", "FACT", "FORECAST", "INTENT", "HYPOTHESIS"};
  Json json = {{"claim", ClaimNames({row.claim}, script)[0]},
               {"mood", kMoods[static_cast<size_t>(row.mood)]},
               {"state", row.state},
               {"by", row.forecaster}};
  if (row.state == "OPEN" && row.days_past.has_value()) json["days"] = *row.days_past;
  if (row.likelihood.has_value()) json["likelihood"] = *row.likelihood;
  for (const JudgedForecast& judged : row.judgements) {
    if (!judged.voided.empty()) continue;
    json["judged_by"] = judged.judged_by;
    json["confirmer"] = ClaimNames({judged.confirmer}, script)[0];
    json["independent"] = judged.origins.min > 1;
  }
  return json;
}

// "X", ">aids", "Y": the way a hop goes stands before its predicate.
Json PathJson(const PathRow& path, const CaseScript& script) {
  Json json = {{"path", Json::array({path.from})}, {"claims", Json::array()}};
  for (const NeighborRow& hop : path.hops) {
    const char* way = hop.direction == Direction::kOut  ? ">"
                      : hop.direction == Direction::kIn ? "<"
                                                        : "-";
    json["path"].push_back(way + hop.row.proposition.predicate);
    json["path"].push_back(hop.neighbor);
    json["claims"].push_back(ClaimNames(hop.row.claims, script));
  }
  json["certainty"] = NameOf(path.certainty);
  json["verdict"] = NameOf(path.verdict);
  json["validity"] = Json::array();
  for (const Bounds& bounds : path.validity) {
    const std::string text = FormatBounds(bounds);
    json["validity"].push_back(text == "always" ? "/" : text);  // as the cases write it
  }
  if (path.departure.has_value()) {
    const auto day = [](Instant instant) { return FormatInstant(instant).substr(0, 10); };
    json["validity"].push_back(day(*path.departure) + " then " + day(*path.arrival));
  }
  return json;
}

Json HiddenJson(const Hidden& hidden) {
  Json json = Json::object();
  for (size_t i = 0; i < kHiddenReasons; ++i) {
    const HiddenReason reason = static_cast<HiddenReason>(i);
    if (hidden[reason] != 0) json[std::string(HiddenReasonName(reason))] = hidden[reason];
  }
  return json;
}

// Each id asked for with its canonical one, and the names of the joins in dispute.
Json IdentityJson(const IdentityQuestion& question,
                  const std::function<EntityId(const EntityId&)>& canonical,
                  const std::set<JudgementId>& blocked, const CaseScript& script) {
  Json json = {{"rows", Json::array()}, {"disputes", Json::array()}};
  for (const EntityId& id : question.ids) json["rows"].push_back(Json::array({id, canonical(id)}));
  for (const auto& [name, id] : script.judgements) {
    if (blocked.contains(id)) json["disputes"].push_back(name);
  }
  return Sorted(json);
}

// Each claim behind the rows and against them, by what it says of them, with its origin.
Json VoicesJson(const PropositionAnswer& answer, const CaseScript& script) {
  std::map<ClaimId, Claim> said;
  for (const ScriptedCommit& commit : script.script) {
    for (const Change& change : commit.changes) {
      if (const auto* claim = std::get_if<Claim>(&change)) said.emplace(ScriptedId(*claim), *claim);
    }
  }
  Json json = {{"asserts", Json::array()}, {"doubts", Json::array()}, {"denies", Json::array()}};
  for (const PropositionRow& row : answer.rows) {
    json["origins"] = {{"min", row.origins.min}, {"max", row.origins.max}};
    std::set<ClaimId> behind(row.claims.begin(), row.claims.end());
    behind.insert(row.dissenting.begin(), row.dissenting.end());
    for (const auto& [name, id] : script.claims) {
      if (!behind.contains(id)) continue;
      const Claim& claim = said.at(id);
      const std::string stance = claim.stance == Stance::kAsserts  ? "asserts"
                                 : claim.stance == Stance::kDoubts ? "doubts"
                                                                   : "denies";
      json[stance].push_back(Json::array({name, claim.voice.chain.back().agent}));
    }
  }
  return json;
}

absl::StatusOr<PropositionAnswer> Ask(View& view, const PropositionPattern& pattern) {
  PropositionAnswer answer;
  ASSIGN_OR_RETURN(const Ending ending,
                   ListPropositions(view, pattern, Limits().page_most, "", [&](PropositionRow row) {
                     answer.rows.push_back(std::move(row));
                     return absl::OkStatus();
                   }));
  if (!ending.complete) return absl::InternalError("truncated by " + ending.truncated_by);
  answer.hidden = ending.hidden;
  return answer;
}

absl::StatusOr<NeighborAnswer> Ask(View& view, const NeighborPattern& pattern) {
  NeighborAnswer answer;
  ASSIGN_OR_RETURN(const Ending ending,
                   Neighbors(view, pattern, Limits().page_most, "", [&](NeighborRow row) {
                     answer.rows.push_back(std::move(row));
                     return absl::OkStatus();
                   }));
  if (!ending.complete) return absl::InternalError("truncated by " + ending.truncated_by);
  answer.hidden = ending.hidden;
  return answer;
}

absl::StatusOr<ForecastAnswer> Ask(View& view, const ForecastPattern& pattern) {
  ForecastAnswer answer;
  ASSIGN_OR_RETURN(const Ending ending, ListForecasts(view, pattern, Limits().page_most, "",
                                                      [&](const ForecastRow& row) {
                                                        answer.rows.push_back(AnswerRowOf(row));
                                                        return absl::OkStatus();
                                                      }));
  if (!ending.complete) return absl::InternalError("truncated by " + ending.truncated_by);
  answer.hidden = ending.hidden;
  return answer;
}

absl::StatusOr<DisputeAnswer> Ask(View& view, const DisputePattern& pattern) {
  DisputeAnswer answer;
  ASSIGN_OR_RETURN(const Ending ending,
                   ListDisputes(view, pattern, Limits().page_most, "", [&](Dispute dispute) {
                     answer.disputes.push_back(std::move(dispute));
                     return absl::OkStatus();
                   }));
  if (!ending.complete) return absl::InternalError("truncated by " + ending.truncated_by);
  answer.hidden = ending.hidden;
  return answer;
}

}  // namespace

Json Sorted(Json answer) {
  if (!answer.contains("rows")) return answer;
  for (Json& row : answer["rows"]) {
    // Of a path they stand hop by hop.
    if (row.is_object() && row.contains("claims") && !row.contains("path")) {
      std::sort(row["claims"].begin(), row["claims"].end());
    }
  }
  std::sort(answer["rows"].begin(), answer["rows"].end(),
            [](const Json& a, const Json& b) { return a.dump() < b.dump(); });
  return answer;
}

Json AnswerJson(const PropositionAnswer& answer, const CaseScript& script) {
  Json json = {{"rows", Json::array()}, {"hidden", HiddenJson(answer.hidden)}};
  for (const PropositionRow& row : answer.rows) json["rows"].push_back(RowJson(row, script));
  return Sorted(json);
}

Json AnswerJson(const NeighborAnswer& answer, const CaseScript& script) {
  Json json = {{"rows", Json::array()}, {"hidden", HiddenJson(answer.hidden)}};
  for (const NeighborRow& row : answer.rows) json["rows"].push_back(NeighborJson(row, script));
  return Sorted(json);
}

Json AnswerJson(const ForecastAnswer& answer, const CaseScript& script) {
  Json json = {{"rows", Json::array()}, {"hidden", HiddenJson(answer.hidden)}};
  for (const ForecastAnswerRow& row : answer.rows)
    json["rows"].push_back(ForecastJson(row, script));
  return Sorted(json);
}

Json AnswerJson(const DisputeAnswer& answer, const CaseScript& script) {
  Json json = {{"rows", Json::array()}, {"hidden", HiddenJson(answer.hidden)}};
  for (const Dispute& dispute : answer.disputes) {
    json["rows"].push_back(DisputeJson(dispute, ClaimNames(dispute.denying, script)));
  }
  return Sorted(json);
}

Json AnswerJson(const ComputedAnswer<RolledUp>& answer, const CaseScript& script) {
  Json json = {{"rows", Json::array()}, {"hidden", HiddenJson(answer.hidden)}};
  for (const RolledUp& figure : answer.rows) {
    std::vector<ClaimId> claims;
    for (const FigureTerm& term : figure.terms) {
      claims.insert(claims.end(), term.claims.begin(), term.claims.end());
    }
    json["rows"].push_back(FigureJson(figure, ClaimNames(claims, script)));
  }
  return Sorted(json);
}

Json AnswerJson(const std::vector<PathRow>& paths, const CaseScript& script) {
  Json json = {{"rows", Json::array()}, {"hidden", Json::object()}};
  for (const PathRow& path : paths) json["rows"].push_back(PathJson(path, script));
  return Sorted(json);
}

Json Ask(const ReferenceGraph& reference, const CaseQuestion& question, const CaseScript& script) {
  if (const auto* identity = std::get_if<IdentityQuestion>(&question.pattern)) {
    const ReferenceIdentity found =
        FindIdentity(reference, question.as_of.recorded_at, question.lens);
    std::set<JudgementId> blocked;
    for (const auto& [same, in_the_way] : found.blocked) blocked.insert(same);
    return IdentityJson(
        *identity, [&](const EntityId& id) { return found.Of(id); }, blocked, script);
  }
  if (const auto* voices = std::get_if<VoicesQuestion>(&question.pattern)) {
    return VoicesJson(reference.Propositions(question.as_of, question.lens, voices->pattern),
                      script);
  }
  if (const auto* forecasts = std::get_if<ForecastPattern>(&question.pattern)) {
    return AnswerJson(ReferenceForecasts(reference, question.as_of, question.lens, *forecasts),
                      script);
  }
  if (const auto* pattern = std::get_if<PathPattern>(&question.pattern)) {
    return AnswerJson(ReferencePaths(reference, question.as_of, question.lens).Paths(*pattern),
                      script);
  }
  if (const auto* pattern = std::get_if<PropositionPattern>(&question.pattern)) {
    return AnswerJson(reference.Propositions(question.as_of, question.lens, *pattern), script);
  }
  if (const auto* disputes = std::get_if<DisputePattern>(&question.pattern)) {
    return AnswerJson(ReferenceDisputes(reference, question.as_of, question.lens, *disputes),
                      script);
  }
  const NeighborPattern& pattern = std::get<NeighborPattern>(question.pattern);
  return AnswerJson(reference.Neighbors(question.as_of, question.lens, pattern), script);
}

absl::StatusOr<Json> Ask(const ScriptedStore& store, const CaseQuestion& question,
                         const CaseScript& script) {
  const Limits limits;
  Budget budget({limits.call_edges, limits.call_rows, limits.call_bytes}, absl::InfiniteFuture(),
                nullptr);
  View view(store.store(), store.AsOfHere(question.as_of), question.lens, budget);
  if (const auto* identity = std::get_if<IdentityQuestion>(&question.pattern)) {
    std::set<JudgementId> blocked;
    for (const EntityId& id : identity->ids) {
      ASSIGN_OR_RETURN(const EntityIdentity about, view.IdentityOf(id));
      for (const BlockedJoin& join : about.closures.blocked) blocked.insert(join.same.id);
    }
    ASSIGN_OR_RETURN(const std::vector<EntityId> canonical, view.Canonical(identity->ids));
    return IdentityJson(
        *identity,
        [&](const EntityId& id) {
          const auto at = std::find(identity->ids.begin(), identity->ids.end(), id);
          return canonical[static_cast<size_t>(at - identity->ids.begin())];
        },
        blocked, script);
  }
  if (const auto* voices = std::get_if<VoicesQuestion>(&question.pattern)) {
    ASSIGN_OR_RETURN(const PropositionAnswer answer, Ask(view, voices->pattern));
    return VoicesJson(answer, script);
  }
  if (const auto* pattern = std::get_if<PropositionPattern>(&question.pattern)) {
    ASSIGN_OR_RETURN(const PropositionAnswer answer, Ask(view, *pattern));
    return AnswerJson(answer, script);
  }
  if (const auto* forecasts = std::get_if<ForecastPattern>(&question.pattern)) {
    ASSIGN_OR_RETURN(const ForecastAnswer answer, Ask(view, *forecasts));
    return AnswerJson(answer, script);
  }
  if (const auto* disputes = std::get_if<DisputePattern>(&question.pattern)) {
    ASSIGN_OR_RETURN(const DisputeAnswer answer, Ask(view, *disputes));
    return AnswerJson(answer, script);
  }
  if (const auto* roll_up = std::get_if<RollUpPattern>(&question.pattern)) {
    ASSIGN_OR_RETURN(const ComputedAnswer<RolledUp> answer, RollUpUnits(view, *roll_up));
    return AnswerJson(answer, script);
  }
  if (const auto* pattern = std::get_if<PathPattern>(&question.pattern)) {
    ASSIGN_OR_RETURN(PathSearch search, PathSearch::Begin(view, *pattern));
    std::vector<PathRow> paths;
    while (true) {
      ASSIGN_OR_RETURN(std::optional<PathRow> path, search.Next());
      if (!path.has_value()) return AnswerJson(paths, script);
      paths.push_back(*std::move(path));
    }
  }
  ASSIGN_OR_RETURN(const NeighborAnswer answer,
                   Ask(view, std::get<NeighborPattern>(question.pattern)));
  return AnswerJson(answer, script);
}

}  // namespace entente
