#include "tests/cases/case_script.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "graph/model/status.h"
#include "graph/model/value_text.h"
#include "graph/ontology/well_known.h"
#include "tests/cases/case_patterns.h"
#include "tests/cases/case_words.h"

namespace entente {
namespace {

using Json = nlohmann::json;

// Who says what a case leaves unsaid: its types and documents.
constexpr char kNotary[] = "notary";
// A day after everything that cases tell, so that recorded time is plausible.
const Instant kRecordingBegins = *ParseInstant("2026-01-01T00:00Z");

absl::StatusOr<Stance> StanceOf(const std::string& word) {
  return Word<Stance>("stance", word, {"ASSERTS", "DENIES", "DOUBTS", "DECLINES"});
}
absl::StatusOr<Mood> MoodOf(const std::string& word) {
  return Word<Mood>("mood", word, {"FACT", "FORECAST", "INTENT", "HYPOTHESIS"});
}

std::optional<double> NumberOf(const Json& json, const std::string& key) {
  if (!json.contains(key)) return std::nullopt;
  return json.at(key).get<double>();
}

absl::StatusOr<Quantity> QuantityOf(const Json& json) {
  Quantity quantity;
  quantity.best = NumberOf(json, "best");
  quantity.low = NumberOf(json, "low");
  quantity.high = NumberOf(json, "high");
  ASSIGN_OR_RETURN(quantity.qualifier,
                   Word<QuantityQualifier>("qualifier", TextOf(json, "qualifier", "exact"),
                                           {"exact", "about", "at_least", "at_most"}));
  quantity.unit = TextOf(json, "unit");
  if (json.contains("measure")) {
    ASSIGN_OR_RETURN(quantity.measure,
                     Word<Measure>("measure", TextOf(json, "measure"), {"stock", "flow", "plan"}));
  }
  return quantity;
}

absl::StatusOr<Value> MomentValue(std::string text) {
  const size_t slash = text.find('/');
  if (slash != std::string::npos) {
    text = absl::StrCat("[", text.substr(0, slash), "..", text.substr(slash + 1), "]");
  }
  if (absl::StrContains(text, "T")) return ParseDateTime(text);
  ASSIGN_OR_RETURN(const Date date, ParseDate(text));
  return Value{date};
}

absl::StatusOr<Value> LiteralOf(const Json& json, const PredicateDefinition& predicate) {
  if (json.is_object()) {
    ASSIGN_OR_RETURN(Quantity quantity, QuantityOf(json));
    return Value{std::move(quantity)};
  }
  if (json == "SOME_VALUE") return Value{SomeValue{}};
  if (json == "NO_VALUE") return Value{NoValue{}};
  if (predicate.value == ValueKind::kMoment) return MomentValue(json.get<std::string>());
  return Value{Text{json.get<std::string>(), ""}};
}

absl::StatusOr<Object> ObjectOf(const Json& json, const PredicateDefinition& predicate) {
  if (json.contains("v") || predicate.attribute) {
    ASSIGN_OR_RETURN(Value value,
                     LiteralOf(json.contains("v") ? json.at("v") : json.at("o"), predicate));
    return Object(std::move(value));
  }
  const std::string object = TextOf(json, "o");
  if (object == "SOME_VALUE") return Object(Value{SomeValue{}});
  if (object == "NO_VALUE") return Object(Value{NoValue{}});
  return Object(object);
}

// "agent", "~an anonymous one", either followed by "@" and the time of saying it.
absl::StatusOr<ChainLink> LinkOf(std::string text) {
  ChainLink link;
  const size_t at = text.rfind('@');
  if (at != std::string::npos) {
    ASSIGN_OR_RETURN(link.stated_at, ParseMoment(text.substr(at + 1)));
    text.resize(at);
  }
  if (absl::StartsWith(text, "~")) {
    link.description = text.substr(1);
  } else {
    link.agent = text;
  }
  return link;
}

absl::StatusOr<Claim> ClaimOf(const Json& json, const Ontology& ontology) {
  Claim claim;
  claim.subject = TextOf(json, "s");
  claim.predicate = TextOf(json, "p");
  const PredicateDefinition* predicate = ontology.FindPredicate(claim.predicate);
  if (predicate == nullptr) return Wrong("predicate", claim.predicate);
  ASSIGN_OR_RETURN(claim.object, ObjectOf(json, *predicate));
  const Json qualifiers = json.value("q", Json::object());
  for (const auto& [name, filler] : qualifiers.items()) {
    const QualifierDefinition* definition = predicate->FindQualifier(name);
    if (definition == nullptr && !predicate->undeclared) return Wrong("qualifier", name);
    const std::string text = filler.get<std::string>();
    const bool is_text = definition == nullptr || definition->range.empty();
    claim.qualifiers.push_back({name, is_text ? Object(Value{Text{text, ""}}) : Object(text)});
  }
  claim.instance = json.value("instance", 0u);
  if (json.contains("when")) {
    ASSIGN_OR_RETURN(claim.period, ParsePeriod(TextOf(json, "when")));
  }
  ASSIGN_OR_RETURN(claim.stance, StanceOf(TextOf(json, "stance", "ASSERTS")));
  ASSIGN_OR_RETURN(claim.mood, MoodOf(TextOf(json, "mood", "FACT")));
  if (json.contains("resolve_by")) {
    ASSIGN_OR_RETURN(claim.resolve_by, ParseMoment(TextOf(json, "resolve_by")));
  }
  claim.voice.document = TextOf(json, "doc");
  claim.voice.likelihood = TextOf(json, "likelihood");
  for (const Json& link : json.value("chain", Json::array())) {
    ASSIGN_OR_RETURN(ChainLink made, LinkOf(link.get<std::string>()));
    claim.voice.chain.push_back(std::move(made));
  }
  if (json.contains("stated_at") && !claim.voice.chain.empty()) {
    ASSIGN_OR_RETURN(claim.voice.chain.front().stated_at, ParseMoment(TextOf(json, "stated_at")));
  }
  return claim;
}

Claim Notarised(const EntityId& subject, absl::string_view predicate, Object object) {
  Claim claim;
  claim.subject = subject;
  claim.predicate = std::string(predicate);
  claim.object = std::move(object);
  claim.voice.document = kNotary;
  return claim;
}

// Types of the entities of a case: those it states, and those that domains and ranges ask for.
class TypeBook {
 public:
  explicit TypeBook(const Ontology& ontology) : ontology_(ontology) {}

  void Say(const EntityId& entity, const std::string& type) { types_[entity].insert(type); }

  void Ask(const EntityId& entity, const std::vector<std::string>& allowed, int64_t revision) {
    Name(entity, revision);
    const std::set<std::string>& types = types_[entity];
    if (ontology_.Admits(std::vector<std::string>(types.begin(), types.end()), allowed)) return;
    // Never MilitaryUnit: its place is functional, which a case must say itself.
    // What one is a member of is an Alliance.
    for (const char* type : {"State", "Force", "Region", "Site", "Alliance", "GovernmentBody",
                             "Person", "Treaty", "Event", "Document", "Equipment"}) {
      if (ontology_.Admits(std::vector<std::string>{type}, allowed)) return Say(entity, type);
    }
  }

  // What a claim that is recorded under `revision` asks of those it names.
  void Ask(const Claim& claim, int64_t revision) {
    Ask(claim.voice.document, {std::string(kDocumentType)}, revision);
    for (const ChainLink& link : claim.voice.chain) {
      if (!link.anonymous()) Ask(link.agent, {"Agent"}, revision);
    }
    const PredicateDefinition& predicate = *ontology_.FindPredicate(claim.predicate);
    Ask(claim.subject, predicate.domain, revision);
    const EntityId* object = std::get_if<EntityId>(&claim.object);
    if (object != nullptr) Ask(*object, predicate.range, revision);
    for (const Qualifier& qualifier : claim.qualifiers) {
      const EntityId* filler = std::get_if<EntityId>(&qualifier.filler);
      if (filler == nullptr) continue;
      Ask(*filler, predicate.FindQualifier(qualifier.name)->range, revision);
    }
  }

  // The types of each entity, told under the revision that first names it: they must not make it
  // known sooner.
  void Tell(std::map<int64_t, std::vector<Claim>>* revisions) const {
    for (const auto& [entity, types] : types_) {
      const auto named = named_.find(entity);
      std::vector<Claim>& claims = (*revisions)[named == named_.end() ? 1 : named->second];
      for (const std::string& type : types) {
        claims.push_back(Notarised(entity, kTypePredicate, Value{Text{type, ""}}));
      }
    }
  }

 private:
  void Name(const EntityId& entity, int64_t revision) {
    const auto [named, added] = named_.try_emplace(entity, revision);
    if (!added) named->second = std::min(named->second, revision);
  }

  const Ontology& ontology_;
  std::map<EntityId, std::set<std::string>> types_;
  std::map<EntityId, int64_t> named_;  // the revision that first names each
};

absl::StatusOr<std::vector<Claim>> DocumentClaims(const Json& documents) {
  std::vector<Claim> claims;
  for (const auto& [id, document] : documents.items()) {
    if (document.contains("published")) {
      ASSIGN_OR_RETURN(Value published, MomentValue(TextOf(document, "published")));
      claims.push_back(Notarised(id, kPublishedPredicate, std::move(published)));
    }
    if (document.contains("issuer")) {
      claims.push_back(Notarised(id, kIssuedByPredicate, TextOf(document, "issuer")));
    }
  }
  return claims;
}

struct NamedIds {
  const std::map<std::string, ClaimId>& claims;
  const std::map<std::string, JudgementId>& judgements;
};

absl::StatusOr<ClaimId> NamedClaim(const std::string& name, const NamedIds& ids) {
  const auto found = ids.claims.find(name);
  if (found == ids.claims.end()) return Wrong("claim", name);
  return found->second;
}

// A claim of the case, else a document.
ClaimOrDocument NamedTarget(const std::string& name, const NamedIds& ids) {
  const auto found = ids.claims.find(name);
  if (found == ids.claims.end()) return name;
  return found->second;
}

absl::StatusOr<Grade> GradeOf(const Json& json, const NamedIds& ids) {
  Grade grade;
  ASSIGN_OR_RETURN(grade.claim, NamedClaim(TextOf(json, "claim"), ids));
  grade.scheme = "admiralty";
  if (json.contains("reliability")) {
    ASSIGN_OR_RETURN(grade.reliability,
                     Word<Reliability>("reliability", TextOf(json, "reliability"),
                                       {"A", "B", "C", "D", "E", "F"}));
  }
  grade.credibility = json.value("credibility", kCredibilityAbsent);
  return grade;
}

absl::StatusOr<Retract> RetractOf(const Json& json, const NamedIds& ids) {
  Retract retract;
  retract.target = NamedTarget(TextOf(json, json.contains("claim") ? "claim" : "document"), ids);
  ASSIGN_OR_RETURN(
      retract.reason,
      Word<RetractReason>("reason", TextOf(json, "reason", "RECORDER_ERROR"),
                          {"RECORDER_ERROR", "SOURCE_CORRECTION", "DOCUMENT_WITHDRAWN"}));
  if (json.contains("published")) {
    ASSIGN_OR_RETURN(retract.published, ParseMoment(TextOf(json, "published")));
  }
  return retract;
}

absl::StatusOr<Judgement> JudgementOf(const Json& json, const NamedIds& ids) {
  const std::string kind = TextOf(json, "kind");
  Judgement judgement;
  if (kind == "GRADE") {
    ASSIGN_OR_RETURN(judgement.act, GradeOf(json, ids));
  } else if (kind == "RETRACT") {
    ASSIGN_OR_RETURN(judgement.act, RetractOf(json, ids));
  } else if (kind == "REINSTATE") {
    const char* key = json.contains("claim") ? "claim" : "document";
    judgement.act = Reinstate{NamedTarget(TextOf(json, key), ids)};
  } else if (kind == "PREFER" || kind == "DEPRECATE") {
    ASSIGN_OR_RETURN(const ClaimId claim, NamedClaim(TextOf(json, "claim"), ids));
    if (kind == "PREFER") {
      judgement.act = Prefer{claim};
    } else {
      judgement.act = Deprecate{claim};
    }
  } else if (kind == "FULFILS" || kind == "REFUTES") {
    ASSIGN_OR_RETURN(const ClaimId claim, NamedClaim(TextOf(json, "claim"), ids));
    ASSIGN_OR_RETURN(const ClaimId forecast, NamedClaim(TextOf(json, "forecast"), ids));
    if (kind == "FULFILS") {
      judgement.act = Fulfils{claim, forecast};
    } else {
      judgement.act = Refutes{claim, forecast};
    }
  } else if (kind == "DERIVES_FROM") {
    judgement.act =
        DerivesFrom{NamedTarget(TextOf(json, "of"), ids), NamedTarget(TextOf(json, "from"), ids)};
  } else if (kind == "SAME_AS") {
    judgement.act = SameAs{TextOf(json, "a"), TextOf(json, "b")};
  } else if (kind == "NOT_SAME_AS") {
    judgement.act = NotSameAs{TextOf(json, "a"), TextOf(json, "b")};
  } else if (kind == "UNDO") {
    const auto found = ids.judgements.find(TextOf(json, "judgement"));
    if (found == ids.judgements.end()) return Wrong("judgement", TextOf(json, "judgement"));
    judgement.act = RetractJudgement{found->second};
  } else {
    return Wrong("kind of judgement", kind);
  }
  return judgement;
}

// What a case records under one of its revisions: the claims and the notary's, then the judgements,
// one commit for each principal.
struct Entries {
  std::vector<Change> claims;
  std::vector<const Json*> judgements;
};

absl::Status AppendJudgements(const std::vector<const Json*>& judgements,
                              std::map<std::string, JudgementId>* names, CaseScript* made) {
  for (const Json* json : judgements) {
    const std::string principal = TextOf(*json, "by", "local");
    ASSIGN_OR_RETURN(Judgement judgement, JudgementOf(*json, {made->claims, *names}));
    const bool undoes = std::holds_alternative<RetractJudgement>(judgement.act);
    // What is undone must have been recorded.
    if (made->script.empty() || made->script.back().principal != principal ||
        (undoes && !made->script.back().changes.empty())) {
      made->script.push_back({principal, Instant{}, {}});
    }
    ScriptedCommit& commit = made->script.back();
    (*names)[TextOf(*json, "id")] =
        ScriptedId(judgement, principal, made->script.size(), commit.changes.size());
    commit.changes.push_back(std::move(judgement));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<CaseScript> MakeScript(const Json& one, const Ontology& ontology) {
  CaseScript made;
  std::map<int64_t, Entries> revisions;
  TypeBook types(ontology);
  const Json stated_types = one.value("types", Json::object());
  for (const auto& [entity, stated] : stated_types.items()) {
    if (stated.is_string()) types.Say(entity, stated.get<std::string>());
    if (!stated.is_array()) continue;
    for (const Json& type : stated) types.Say(entity, type.get<std::string>());
  }
  ASSIGN_OR_RETURN(const std::vector<Claim> documents,
                   DocumentClaims(one.value("documents", Json::object())));
  for (const Claim& claim : documents) {
    types.Ask(claim, 1);
    revisions[1].claims.push_back(claim);
  }
  for (const Json& json : one.at("claims")) {
    absl::StatusOr<Claim> claim = ClaimOf(json, ontology);
    if (!claim.ok()) {
      return absl::Status(claim.status().code(), absl::StrCat("claim ", TextOf(json, "id"), ": ",
                                                              claim.status().message()));
    }
    types.Ask(*claim, json.value("rev", 1));
    made.claims[TextOf(json, "id")] = ScriptedId(*claim);
    revisions[json.value("rev", 1)].claims.push_back(*std::move(claim));
  }
  types.Ask(kNotary, {std::string(kDocumentType)}, 1);
  std::map<int64_t, std::vector<Claim>> told;
  types.Tell(&told);
  for (const auto& [revision, claims] : told) {
    std::vector<Change>& changes = revisions[revision].claims;
    changes.insert(changes.end(), claims.begin(), claims.end());
  }
  const Json judgements = one.value("judgements", Json::array());
  for (const Json& json : judgements) {
    revisions[json.value("rev", 2)].judgements.push_back(&json);
  }
  const Json instants = one.value("revisions", Json::object());
  for (const auto& [revision, instant] : instants.items()) {
    ASSIGN_OR_RETURN(made.recorded_at[std::stoll(revision)],
                     ParseInstant(instant.get<std::string>()));
  }
  std::map<std::string, JudgementId>& names = made.judgements;
  for (const auto& [revision, entries] : revisions) {
    const size_t before = made.script.size();
    if (!entries.claims.empty()) made.script.push_back({"local", Instant{}, entries.claims});
    // Judgements of "local" may share the claims' commit only where there is one.
    if (entries.claims.empty() && !entries.judgements.empty()) {
      made.script.push_back({TextOf(*entries.judgements.front(), "by", "local"), Instant{}, {}});
    }
    RETURN_IF_ERROR(AppendJudgements(entries.judgements, &names, &made));
    Instant at = Shift(kRecordingBegins, revision * kMicrosPerDay);
    if (made.recorded_at.contains(revision)) at = made.recorded_at[revision];
    for (size_t i = before; i < made.script.size(); ++i) {
      made.script[i].recorded_at = Shift(at, static_cast<int64_t>(i - before));
    }
    made.revisions[revision] = made.script.size();
  }
  return made;
}

namespace {

absl::StatusOr<Revision> RecordedAt(const Json& as_of, const CaseScript& script) {
  if (!as_of.contains("recorded_at")) return script.script.size();
  const Json& asked = as_of.at("recorded_at");
  Revision found = 0;
  if (asked.is_number()) {
    for (const auto& [revision, last] : script.revisions) {
      if (revision <= asked.get<int64_t>()) found = last;
    }
    return found;
  }
  ASSIGN_OR_RETURN(const Instant instant, ParseInstant(asked.get<std::string>()));
  for (size_t i = 0; i < script.script.size(); ++i) {
    if (script.script[i].recorded_at <= instant) found = i + 1;
  }
  return found;
}

absl::StatusOr<AsOf> AsOfOf(const Json& json, const CaseScript& script) {
  AsOf as_of;
  ASSIGN_OR_RETURN(as_of.valid, ParseValidCut(TextOf(json, "valid", "now"), kRecordingBegins));
  ASSIGN_OR_RETURN(as_of.valid.mode, Word<ValidMode>("mode", TextOf(json, "mode", "SOMETIME"),
                                                     {"SOMETIME", "THROUGHOUT"}));
  if (json.contains("published_before")) {
    ASSIGN_OR_RETURN(as_of.published_before, ParsePublishedCut(TextOf(json, "published_before")));
  }
  as_of.current_judgements = TextOf(json, "judgements") == "CURRENT";
  ASSIGN_OR_RETURN(as_of.recorded_at, RecordedAt(json, script));
  return as_of;
}

absl::StatusOr<Lens> LensOf(const Json& json, const CaseScript& script) {
  Lens lens;
  if (json.contains("moods")) {
    lens.moods.clear();
    for (const Json& mood : json.at("moods")) {
      ASSIGN_OR_RETURN(const Mood made, MoodOf(mood.get<std::string>()));
      lens.moods.push_back(made);
    }
  }
  const Json voices = json.value("voices", Json::object());
  lens.allow = VoicesOf(voices.value("allow", Json::object()));
  lens.deny = VoicesOf(voices.value("deny", Json::object()));
  const std::string grade = TextOf(json, "min_grade");
  for (const char axis : grade) {
    if (axis >= 'A' && axis <= 'F') {
      lens.least_reliability = static_cast<Reliability>(axis - 'A' + 1);
    } else {
      lens.least_credibility = static_cast<uint8_t>(axis - '0');
    }
  }
  lens.ungraded = json.value("ungraded", false);
  lens.graders = json.value("graders", std::vector<std::string>());
  lens.least_origins = json.value("min_origins", 1u);
  ASSIGN_OR_RETURN(lens.least_certainty,
                   Word<Certainty>("certainty", TextOf(json, "certainty", "EXTRAPOLATED"),
                                   {"ATTESTED", "EXTRAPOLATED", "POSSIBLE"}));
  ASSIGN_OR_RETURN(lens.contest, Word<Contest>("contest", TextOf(json, "contest", "SHOW"),
                                               {"SHOW", "RESOLVE", "ONLY_UNCONTESTED"}));
  for (const Json& name : json.value("assume_retracted", Json::array())) {
    const auto found = script.claims.find(name.get<std::string>());
    if (found == script.claims.end()) return Wrong("claim", name.get<std::string>());
    lens.assume_retracted.push_back(found->second);
  }
  for (const Json& pair : json.value("assume_same", Json::array())) {
    lens.assume_same.emplace_back(pair.at(0).get<EntityId>(), pair.at(1).get<EntityId>());
  }
  return lens;
}

}  // namespace

absl::StatusOr<CaseQuestion> MakeQuestion(const Json& query, const CaseScript& script) {
  CaseQuestion question;
  ASSIGN_OR_RETURN(question.as_of, AsOfOf(query.value("as_of", Json::object()), script));
  ASSIGN_OR_RETURN(question.lens, LensOf(query.value("lens", Json::object()), script));
  const Json& what = query.at("what");
  if (what.contains("identity")) {
    question.pattern = IdentityQuestion{what.at("identity").get<std::vector<EntityId>>()};
  } else if (what.contains("voices")) {
    question.pattern = VoicesQuestion{PropositionsOf(what.at("voices"))};
  } else if (what.contains("neighbours")) {
    ASSIGN_OR_RETURN(question.pattern, NeighborsOf(what.at("neighbours")));
  } else if (what.contains("forecasts")) {
    ASSIGN_OR_RETURN(question.pattern, ForecastsOf(what.at("forecasts"), &question.lens));
  } else if (what.contains("disputes")) {
    ASSIGN_OR_RETURN(question.pattern, DisputesOf(what.at("disputes")));
  } else if (what.contains("roll_up")) {
    question.pattern = RollUpOf(what.at("roll_up"));
  } else if (what.contains("paths")) {
    ASSIGN_OR_RETURN(question.pattern, PathsOf(what.at("paths")));
  } else if (what.contains("read")) {
    question.pattern = PropositionsOf(what.at("read"));
  } else {
    return Wrong("question", what.dump());
  }
  return question;
}

}  // namespace entente
