#include "tests/agreement/random_graph.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/strip.h"
#include "graph/model/status.h"
#include "graph/model/value_text.h"
#include "graph/ontology/well_known.h"
#include "tests/agreement/random_claim.h"

namespace entente {
namespace {

// Whose word is never judged: it makes the random claims admissible.
constexpr char kNotary[] = "notary";
constexpr char kFiller[] = "filler-";

Claim Notarised(const EntityId& subject, const std::string& type) {
  Claim claim;
  claim.subject = subject;
  claim.predicate = std::string(kTypePredicate);
  claim.object = Value{Text{type, ""}};
  claim.voice.document = kNotary;
  return claim;
}

std::vector<Change> TypeClaims() {
  const Cast& cast = TheCast();
  std::vector<Change> changes;
  const auto say = [&](const std::vector<EntityId>& entities, const std::string& type) {
    for (const EntityId& entity : entities) changes.push_back(Notarised(entity, type));
  };
  say(cast.units, "MilitaryUnit");
  say(cast.forces, "Force");
  say(cast.places, "Region");
  say(cast.places, "Site");
  say(cast.states, "State");
  say(cast.bodies, "GovernmentBody");
  say(cast.persons, "Person");
  say(cast.treaties, "Treaty");
  say({cast.alliances[0], cast.alliances[1]}, "Alliance");
  say({cast.alliances[2]}, "Organization");
  say(cast.documents, "Document");
  say({kNotary, "doc-0-undated"}, "Document");
  return changes;
}

// Draws judgements on what has been recorded so far.
class Judge {
 public:
  // `joins`: whether identity is judged, too.
  Judge(Chance& chance, bool joins, const std::vector<ClaimId>& ids,
        const std::vector<Claim>& claims)
      : chance_(chance), joins_(joins), ids_(ids), claims_(claims) {}

  Judgement Draw() {
    Judgement judgement;
    if (joins_ && chance_.Percent(30)) {
      const auto [a, b] = RandomPair(chance_);
      if (chance_.Percent(70)) {
        judgement.act = SameAs{a, b};
      } else {
        judgement.act = NotSameAs{a, b};
      }
      return judgement;
    }
    switch (chance_.Below(10)) {
      case 0:
      case 1:
      case 2:
        judgement.act = DrawGrade();
        break;
      case 3:
      case 4:
        judgement.act = DrawRetract();
        break;
      case 5:
        judgement.act = Reinstate{Target()};
        break;
      case 6:
        judgement.act = Prefer{OneClaim()};
        break;
      case 7:
        judgement.act = Deprecate{OneClaim()};
        break;
      default: {
        std::optional<DerivesFrom> link;
        while (!link.has_value() && chance_.Percent(95)) link = DrawDerivation();
        if (link.has_value()) {
          judgement.act = *link;
        } else {
          judgement.act = Prefer{OneClaim()};
        }
        break;
      }
    }
    return judgement;
  }

 private:
  const ClaimId& OneClaim() { return chance_.OneOf(ids_); }
  const EntityId& Document() { return chance_.OneOf(TheCast().documents); }
  ClaimOrDocument Target() {
    if (chance_.Percent(25)) return Document();
    return OneClaim();
  }

  Grade DrawGrade() {
    Grade grade;
    grade.claim = OneClaim();
    grade.scheme = "admiralty";
    grade.reliability = static_cast<Reliability>(chance_.Below(7));
    grade.credibility = static_cast<uint8_t>(chance_.Below(7));
    if (grade.reliability == Reliability::kAbsent && grade.credibility == kCredibilityAbsent) {
      grade.credibility = 3;
    }
    return grade;
  }

  Retract DrawRetract() {
    Retract retract;
    retract.target = Target();
    retract.reason = static_cast<RetractReason>(1 + chance_.Below(3));
    if (retract.reason != RetractReason::kRecorderError) retract.published = RandomMoment(chance_);
    return retract;
  }

  // What derives from what must not go round: documents derive from those listed before them, and
  // claims from documents, and claims of documents, listed before theirs.
  std::optional<DerivesFrom> DrawDerivation() {
    const size_t dependent = chance_.Below(ids_.size());
    const size_t source = chance_.Below(ids_.size());
    const EntityId& later = claims_[dependent].voice.document;
    const EntityId& earlier = claims_[source].voice.document;
    if (!(earlier < later)) return std::nullopt;
    DerivesFrom link;
    link.dependent = ids_[dependent];
    link.source = ids_[source];
    if (chance_.Percent(30)) link.dependent = later;
    if (chance_.Percent(30)) link.source = earlier;
    return link;
  }

  Chance& chance_;
  const bool joins_;
  const std::vector<ClaimId>& ids_;
  const std::vector<Claim>& claims_;  // of these ids
};

// What was recorded so far, and the commits that recorded it.
struct Draft {
  bool joins = false;  // whether identity is judged
  Script script;
  std::vector<Claim> claims;
  std::vector<ClaimId> ids;  // of these claims
  std::set<ClaimId> known;
  std::vector<JudgementId> judgements;  // not undone
};

ScriptedCommit DrawCommit(Chance& chance, const Draft& draft) {
  ScriptedCommit commit{chance.OneOf(TheCast().principals), Instant{}, {}};
  std::vector<Claim> claims = draft.claims;
  std::vector<ClaimId> ids = draft.ids;
  std::set<ClaimId> known = draft.known;
  const size_t fresh = 2 + chance.Below(8);
  for (size_t i = 0; i < fresh; ++i) {
    const Claim claim = RandomClaim(chance);
    const ClaimId id = ScriptedId(claim);
    if (!known.insert(id).second) continue;
    commit.changes.push_back(claim);
    claims.push_back(claim);
    ids.push_back(id);
  }
  // Each commit changes something.
  if (commit.changes.empty()) commit.changes.push_back(FillerClaim(draft.script.size() + 1, 0));
  // What is known already may be told again.
  if (chance.Percent(15) && !draft.claims.empty()) {
    commit.changes.push_back(chance.OneOf(draft.claims));
  }
  if (ids.size() < 2) return commit;
  const size_t judgements = chance.Below(6);
  for (size_t i = 0; i < judgements; ++i) {
    if (!draft.judgements.empty() && chance.Percent(20)) {
      commit.changes.push_back(Judgement{RetractJudgement{chance.OneOf(draft.judgements)}, "", ""});
    } else {
      commit.changes.push_back(Judge(chance, draft.joins, ids, claims).Draw());
    }
  }
  return commit;
}

// "changes[3].judgement.claim" is about change 3.
std::optional<size_t> RefusedChange(const absl::Status& status) {
  const std::optional<ErrorDetail> detail = DetailOf(status);
  if (!detail.has_value()) return std::nullopt;
  absl::string_view field = detail->field;
  size_t index = 0;
  if (!absl::ConsumePrefix(&field, "changes[") ||
      !absl::SimpleAtoi(field.substr(0, field.find(']')), &index)) {
    return std::nullopt;
  }
  return index;
}

absl::Status RecordDrawn(ScriptedCommit commit, const RecordCommit& record, Draft* draft) {
  for (;;) {
    const absl::Status status = record(commit);
    if (status.ok()) break;
    const std::optional<size_t> refused = RefusedChange(status);
    if (!refused.has_value() || *refused >= commit.changes.size()) return status;
    commit.changes.erase(commit.changes.begin() + static_cast<std::ptrdiff_t>(*refused));
  }
  draft->script.push_back(commit);
  const Revision revision = draft->script.size();
  for (size_t i = 0; i < commit.changes.size(); ++i) {
    if (const Claim* claim = std::get_if<Claim>(&commit.changes[i])) {
      const ClaimId id = ScriptedId(*claim);
      if (IsFiller(*claim) || !draft->known.insert(id).second) continue;
      draft->claims.push_back(*claim);
      draft->ids.push_back(id);
      continue;
    }
    const Judgement& judgement = std::get<Judgement>(commit.changes[i]);
    if (const auto* undo = std::get_if<RetractJudgement>(&judgement.act)) {
      std::erase(draft->judgements, undo->judgement);
    } else {
      draft->judgements.push_back(ScriptedId(judgement, commit.principal, revision, i));
    }
  }
  return absl::OkStatus();
}

}  // namespace

const Cast& TheCast() {
  static const Cast cast = [] {
    Cast made;
    for (const auto* some : {&made.states, &made.bodies, &made.persons}) {
      made.agents.insert(made.agents.end(), some->begin(), some->end());
    }
    return made;
  }();
  return cast;
}

Claim FillerClaim(Revision revision, size_t index) {
  Claim claim;
  claim.subject = absl::StrCat(kFiller, revision, "-", index);
  claim.predicate = std::string(kNamePredicate);
  claim.object = Value{Text{claim.subject, ""}};
  claim.voice.document = kNotary;
  return claim;
}

bool IsFiller(const Claim& claim) { return absl::StartsWith(claim.subject, kFiller); }

std::pair<EntityId, EntityId> RandomPair(Chance& chance) {
  const Cast& cast = TheCast();
  const std::vector<EntityId>* kinds[] = {&cast.places, &cast.agents,  &cast.states,   &cast.bodies,
                                          &cast.units,  &cast.persons, &cast.documents};
  const std::vector<EntityId>& kind = *kinds[chance.Below(std::size(kinds))];
  const EntityId one = chance.OneOf(kind);
  EntityId other = chance.Percent(8) ? cast.forces.front() : chance.OneOf(kind);
  while (other == one) other = chance.OneOf(kind);
  return {one, std::move(other)};
}

std::string RandomDay(Chance& chance) {
  return absl::StrFormat("2024-10-%02d", 1 + chance.Below(28));
}

absl::StatusOr<Script> RandomScript(Chance& chance, const RecordCommit& record) {
  Draft draft;
  draft.joins = chance.Percent(40);
  const Instant begin = *ParseInstant("2025-01-01T00:00Z");
  draft.script.push_back({kNotary, begin, TypeClaims()});
  RETURN_IF_ERROR(record(draft.script.back()));
  const size_t commits = 4 + chance.Below(5);
  while (draft.script.size() < commits) {
    ScriptedCommit commit = DrawCommit(chance, draft);
    commit.recorded_at = Shift(begin, static_cast<int64_t>(draft.script.size()) * kMicrosPerDay);
    RETURN_IF_ERROR(RecordDrawn(std::move(commit), record, &draft));
  }
  return draft.script;
}

}  // namespace entente
