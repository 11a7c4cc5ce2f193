#include "tests/agreement/reference_world.h"

#include <algorithm>
#include <tuple>

#include "graph/ontology/well_known.h"

namespace entente {
namespace {

template <typename Act>
const Act* ActOf(const StatedJudgement& judgement) {
  return std::get_if<Act>(&judgement.judgement.act);
}

bool IsAbout(const ClaimOrDocument& target, const StatedClaim& claim) {
  if (const ClaimId* id = std::get_if<ClaimId>(&target)) return *id == claim.id;
  return std::get<EntityId>(target) == claim.claim.voice.document;
}

bool Contains(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

// One word for or against a claim: a RETRACT or a REINSTATE.
struct Word {
  Revision revision = 0;
  bool on_document = false;
  JudgementId id;
  bool retracts = false;
};

std::optional<Moment> MomentOf(const Object& object) {
  const Value* value = std::get_if<Value>(&object);
  if (value == nullptr) return std::nullopt;
  if (const auto* date = std::get_if<Date>(&value->value)) {
    return Moment{StartOfDay(date->first_day), StartOfDay(date->last_day + 1), true};
  }
  if (const auto* time = std::get_if<ZonedDateTime>(&value->value)) {
    return Moment{time->instant, Shift(time->instant, 1), false};
  }
  return std::nullopt;
}

}  // namespace

ReferenceWorld::ReferenceWorld(const ReferenceGraph& graph, const AsOf& as_of, const Lens& lens)
    : graph_(graph), as_of_(as_of), lens_(lens) {
  for (const StatedClaim& claim : graph.claims()) {
    if (claim.revision <= as_of.recorded_at) claims_.push_back(&claim);
  }
  for (const StatedJudgement& judgement : graph.judgements()) {
    if (judgement.revision <= as_of.recorded_at && !IsUndone(judgement)) {
      judgements_.push_back(&judgement);
    }
  }
  std::sort(judgements_.begin(), judgements_.end(),
            [](const StatedJudgement* a, const StatedJudgement* b) {
              return std::tie(a->revision, a->id) < std::tie(b->revision, b->id);
            });
}

// "A retracted judgement is as if never recorded, from its retraction's revision on."
bool ReferenceWorld::IsUndone(const StatedJudgement& judgement) const {
  for (const StatedJudgement& other : graph_.judgements()) {
    const auto* undo = ActOf<RetractJudgement>(other);
    if (undo != nullptr && undo->judgement == judgement.id &&
        other.revision <= as_of_.recorded_at) {
      return true;
    }
  }
  return false;
}

// The last word counts, RETRACT or REINSTATE, on the claim or on its document.
bool ReferenceWorld::IsRetracted(const StatedClaim& claim, bool under_the_cut,
                                 bool with_document) const {
  std::optional<Word> last;
  for (const StatedJudgement* judgement : judgements_) {
    Word word{judgement->revision, false, judgement->id, false};
    if (const auto* retract = ActOf<Retract>(*judgement)) {
      if (!IsAbout(retract->target, claim)) continue;
      if (!with_document && std::holds_alternative<EntityId>(retract->target)) continue;
      // "identity, DERIVES_FROM, REINSTATE and RECORDER_ERROR count; SOURCE_CORRECTION and
      // DOCUMENT_WITHDRAWN count from their own publication."
      const bool from_its_publication = retract->reason != RetractReason::kRecorderError;
      if (under_the_cut && as_of_.published_before.has_value() && from_its_publication &&
          !(retract->published.has_value() &&
            ReferencePublishedBefore(*retract->published, *as_of_.published_before))) {
        continue;
      }
      word.on_document = std::holds_alternative<EntityId>(retract->target);
      word.retracts = true;
    } else if (const auto* reinstate = ActOf<Reinstate>(*judgement)) {
      if (!IsAbout(reinstate->target, claim)) continue;
      if (!with_document && std::holds_alternative<EntityId>(reinstate->target)) continue;
      word.on_document = std::holds_alternative<EntityId>(reinstate->target);
    } else {
      continue;
    }
    if (!last.has_value() || std::tie(last->revision, last->on_document, last->id) <
                                 std::tie(word.revision, word.on_document, word.id)) {
      last = word;
    }
  }
  return last.has_value() && last->retracts;
}

// What is read "at recorded_at, whatever the lens and the publication cut": documents' publication
// and issuer, bodies, types.
bool ReferenceWorld::StandsAsFact(const StatedClaim& claim) const {
  return claim.claim.stance == Stance::kAsserts && claim.claim.mood == Mood::kFact &&
         !IsRetracted(claim, false);
}

// A withdrawn document was published all the same, though it be itself that says so.
bool ReferenceWorld::StandsOfDocument(const StatedClaim& claim) const {
  if (claim.claim.voice.document != claim.claim.subject) return StandsAsFact(claim);
  return claim.claim.stance == Stance::kAsserts && claim.claim.mood == Mood::kFact &&
         !IsRetracted(claim, false, false);
}

// "Under such a cut judgements of hindsight (GRADE, PREFER, DEPRECATE, FULFILS, REFUTES) are left
// out unless judgements = CURRENT".
bool ReferenceWorld::HindsightCounts() const {
  return !as_of_.published_before.has_value() || as_of_.current_judgements;
}

// "trusted graders (also for PREFER and DEPRECATE)"; without a list everyone is trusted.
bool ReferenceWorld::IsTrusted(const std::string& principal) const {
  return lens_.graders.empty() || Contains(lens_.graders, principal);
}

bool ReferenceWorld::IsDeprecated(const StatedClaim& claim) const {
  if (!HindsightCounts()) return false;
  for (const StatedJudgement* judgement : judgements_) {
    const auto* deprecate = ActOf<Deprecate>(*judgement);
    if (deprecate != nullptr && deprecate->claim == claim.id &&
        IsTrusted(judgement->judgement.principal)) {
      return true;
    }
  }
  return false;
}

bool ReferenceWorld::IsPreferred(const StatedClaim& claim) {
  if (!HindsightCounts()) return false;
  for (const StatedJudgement* judgement : judgements_) {
    const auto* prefer = ActOf<Prefer>(*judgement);
    if (prefer != nullptr && prefer->claim == claim.id &&
        IsTrusted(judgement->judgement.principal)) {
      return true;
    }
  }
  return false;
}

// "the last recorded grade by a trusted grader counts, axis by axis".
Reliability ReferenceWorld::ReliabilityOf(const StatedClaim& claim) const {
  Reliability last = Reliability::kAbsent;
  if (!HindsightCounts()) return last;
  for (const StatedJudgement* judgement : judgements_) {
    const auto* grade = ActOf<Grade>(*judgement);
    if (grade == nullptr || grade->claim != claim.id) continue;
    if (!IsTrusted(judgement->judgement.principal)) continue;
    if (grade->reliability != Reliability::kAbsent) last = grade->reliability;
  }
  return last;
}

uint8_t ReferenceWorld::CredibilityOf(const StatedClaim& claim) {
  uint8_t last = kCredibilityAbsent;
  if (!HindsightCounts()) return last;
  for (const StatedJudgement* judgement : judgements_) {
    const auto* grade = ActOf<Grade>(*judgement);
    if (grade == nullptr || grade->claim != claim.id) continue;
    if (!IsTrusted(judgement->judgement.principal)) continue;
    if (grade->credibility != kCredibilityAbsent) last = grade->credibility;
  }
  return last;
}

// The hull of all that is said of a document's publication.
std::optional<Moment> ReferenceWorld::DocumentPublication(const EntityId& document) {
  const auto known = publications_.find(document);
  if (known != publications_.end()) return known->second;
  std::optional<Moment> hull;
  for (const StatedClaim* claim : claims_) {
    if (claim->claim.predicate != kPublishedPredicate || claim->claim.subject != document) continue;
    if (!StandsOfDocument(*claim)) continue;
    const std::optional<Moment> moment = MomentOf(claim->claim.object);
    if (!moment.has_value()) continue;
    if (!hull.has_value()) {
      hull = moment;
    } else {
      hull->earliest = std::min(hull->earliest, moment->earliest);
      hull->latest = std::max(hull->latest, moment->latest);
      hull->dated = hull->dated && moment->dated;
    }
  }
  publications_[document] = hull;
  return hull;
}

// "the document's, else the outermost link's stated_at".
std::optional<Moment> ReferenceWorld::PublicationOf(const Claim& claim) {
  const std::optional<Moment> of_document = DocumentPublication(claim.voice.document);
  if (of_document.has_value() || claim.voice.chain.empty()) return of_document;
  return claim.voice.chain.front().stated_at;
}

EntityId ReferenceWorld::IssuerOf(const EntityId& document) {
  const auto known = issuers_.find(document);
  if (known != issuers_.end()) return known->second;
  EntityId smallest;
  for (const StatedClaim* claim : claims_) {
    if (claim->claim.predicate != kIssuedByPredicate || claim->claim.subject != document) continue;
    const EntityId* issuer = std::get_if<EntityId>(&claim->claim.object);
    if (issuer == nullptr || !StandsOfDocument(*claim)) continue;
    if (smallest.empty() || *issuer < smallest) smallest = *issuer;
  }
  issuers_[document] = smallest;
  return smallest;
}

// "A claim without a chain has its document's issuer as origin, else the document."
ReferenceOrigin ReferenceWorld::OriginOf(const Claim& claim) {
  if (!claim.voice.chain.empty()) {
    const ChainLink& innermost = claim.voice.chain.back();
    if (!innermost.anonymous()) return ReferenceOrigin{innermost.agent, "", ""};
    return ReferenceOrigin{"", claim.voice.document, innermost.description};
  }
  const EntityId issuer = IssuerOf(claim.voice.document);
  return ReferenceOrigin{issuer.empty() ? claim.voice.document : issuer, "", ""};
}

ReferenceExtent ReferenceWorld::ExtentAloneOf(const StatedClaim& claim) {
  const PredicateDefinition& predicate = *ontology().FindPredicate(claim.claim.predicate);
  return ExtentAlone(claim.claim, predicate, PublicationOf(claim.claim));
}

void ReferenceWorld::FindBodyLinks() {
  body_links_.emplace();
  for (const StatedClaim* claim : claims_) {
    const std::string& predicate = claim->claim.predicate;
    if (predicate != kAgencyOfPredicate && predicate != kHoldsOfficePredicate &&
        predicate != kSpokespersonOfPredicate) {
      continue;
    }
    const EntityId* body = std::get_if<EntityId>(&claim->claim.object);
    if (body == nullptr || !StandsAsFact(*claim)) continue;
    body_links_->push_back({claim->claim.subject, *body, ExtentAloneOf(*claim)});
  }
}

// "(agency_of, holds_office, spokesperson_of, read at the claim's publication whatever the lens)":
// attested or extrapolated at some time within it; without a publication at any time.
const std::set<EntityId>& ReferenceWorld::BodiesOf(const EntityId& agent,
                                                   const std::optional<Moment>& at) {
  if (!body_links_.has_value()) FindBodyLinks();
  const ReferenceStretch when = at.has_value() ? ReferenceStretch{at->earliest, at->latest}
                                               : ReferenceStretch{kBeginningOfTime, kEndOfTime};
  const auto [known, is_new] = bodies_.try_emplace({agent, {when.from, when.to}});
  std::set<EntityId>& bodies = known->second;
  if (!is_new) return bodies;
  bodies.insert(agent);
  bool grown = true;
  while (grown) {
    grown = false;
    for (const BodyLink& link : *body_links_) {
      if (!bodies.contains(link.agent)) continue;
      const std::optional<Certainty> reach = ReachOf(link.extent, when);
      if (!reach.has_value() || *reach == Certainty::kPossible) continue;
      grown = bodies.insert(link.body).second || grown;
    }
  }
  return bodies;
}

const std::vector<std::string>& ReferenceWorld::TypesOf(const EntityId& entity) {
  const auto [known, is_new] = types_.try_emplace(entity);
  std::vector<std::string>& types = known->second;
  if (!is_new) return types;
  for (const StatedClaim* claim : claims_) {
    if (claim->claim.predicate != kTypePredicate || claim->claim.subject != entity) continue;
    const Value* value = std::get_if<Value>(&claim->claim.object);
    const Text* text = value == nullptr ? nullptr : std::get_if<Text>(&value->value);
    if (text != nullptr && StandsAsFact(*claim)) types.push_back(text->text);
  }
  return types;
}

// "agents match any link of the chain, origins the innermost, both through the bodies they belong
// to; documents".
bool ReferenceWorld::VoiceMatches(const VoicePattern& pattern, const Claim& claim) {
  const std::optional<Moment> published = PublicationOf(claim);
  const auto matches = [&](const EntityId& agent, const std::vector<EntityId>& wanted) {
    if (agent.empty()) return false;
    for (const EntityId& body : BodiesOf(agent, published)) {
      if (Contains(wanted, body)) return true;
    }
    return false;
  };
  if (Contains(pattern.documents, claim.voice.document)) return true;
  if (matches(OriginOf(claim).agent, pattern.origins)) return true;
  for (const ChainLink& link : claim.voice.chain) {
    if (matches(link.agent, pattern.agents)) return true;
  }
  return claim.voice.chain.empty() && matches(IssuerOf(claim.voice.document), pattern.agents);
}

// "each axis alone: it meets the least, or is F, 6 or absent and the `ungraded` flag is set".
std::optional<HiddenReason> ReferenceWorld::GradeRefusal(const StatedClaim& claim) {
  bool too_low = false;
  bool ungraded = false;
  const auto look = [&](int grade, int least, int unjudged) {
    if (least == 0) return;
    if (grade == 0 || grade == unjudged) {
      ungraded = true;
    } else if (grade > least) {
      too_low = true;
    }
  };
  look(static_cast<int>(ReliabilityOf(claim)), static_cast<int>(lens_.least_reliability),
       static_cast<int>(Reliability::kF));
  look(CredibilityOf(claim), lens_.least_credibility, kCredibilityUnjudged);
  if (too_low) return HiddenReason::kGrade;
  if (ungraded && !lens_.ungraded) return HiddenReason::kUngraded;
  return std::nullopt;
}

// "claims once, by the first of unpublished, retracted, deprecated, mood, voice, grade, ungraded".
ReferenceStanding ReferenceWorld::StandingOf(const StatedClaim& claim) {
  const auto known = standings_.find(claim.id);
  if (known != standings_.end()) return known->second;
  const auto decide = [&]() -> ReferenceStanding {
    const auto hidden = [](HiddenReason reason) {
      return ReferenceStanding{ReferenceStanding::Kind::kHidden, reason};
    };
    if (as_of_.published_before.has_value()) {
      const std::optional<Moment> published = PublicationOf(claim.claim);
      if (!published.has_value()) return hidden(HiddenReason::kUnpublished);
      if (!ReferencePublishedBefore(*published, *as_of_.published_before))
        return ReferenceStanding{};
    }
    const std::vector<ClaimId>& assumed = lens_.assume_retracted;
    if (std::find(assumed.begin(), assumed.end(), claim.id) != assumed.end() ||
        IsRetracted(claim, true)) {
      return hidden(HiddenReason::kRetracted);
    }
    if (IsDeprecated(claim)) return hidden(HiddenReason::kDeprecated);
    const Mood mood = claim.claim.mood;
    if (std::find(lens_.moods.begin(), lens_.moods.end(), mood) == lens_.moods.end()) {
      return hidden(mood == Mood::kFact       ? HiddenReason::kFact
                    : mood == Mood::kForecast ? HiddenReason::kForecast
                    : mood == Mood::kIntent   ? HiddenReason::kIntent
                                              : HiddenReason::kHypothesis);
    }
    if (!lens_.allow.empty() && !VoiceMatches(lens_.allow, claim.claim)) {
      return hidden(HiddenReason::kVoice);
    }
    if (VoiceMatches(lens_.deny, claim.claim)) return hidden(HiddenReason::kVoice);
    const std::optional<HiddenReason> refusal = GradeRefusal(claim);
    if (refusal.has_value()) return hidden(*refusal);
    return ReferenceStanding{ReferenceStanding::Kind::kAdmitted, HiddenReason::kUnpublished};
  };
  return standings_[claim.id] = decide();
}

}  // namespace entente
