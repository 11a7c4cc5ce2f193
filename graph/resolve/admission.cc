// The order of the checks is the order of the trailer's reasons: a claim is counted once, under the
// first that applies.
#include "graph/resolve/admission.h"

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include "graph/resolve/apparatus.h"

namespace entente {
namespace {

template <typename T>
bool Contains(const std::vector<T>& items, const T& item) {
  return std::find(items.begin(), items.end(), item) != items.end();
}

bool Trusted(const RecordedJudgement& judgement, const Lens& lens) {
  return lens.graders.empty() || Contains(lens.graders, judgement.judgement.principal);
}

bool Counts(const Retract& retract, const AsOf& as_of) {
  if (retract.reason == RetractReason::kRecorderError) return true;
  if (!as_of.published_before.has_value()) return true;
  return retract.published.has_value() &&
         PublishedBefore(*retract.published, *as_of.published_before);
}

// The last word counts, whether on the claim or on its document.
bool Retracted(const RecordedClaim& claim, const AsOf& as_of, const Surroundings& around) {
  std::vector<const RecordedJudgement*> words;
  for (const RecordedJudgement& judgement : claim.judgements) words.push_back(&judgement);
  const auto document = around.documents.find(claim.claim.voice.document);
  if (document != around.documents.end()) {
    for (const RecordedJudgement& judgement : document->second.judgements) {
      words.push_back(&judgement);
    }
  }
  std::stable_sort(words.begin(), words.end(),
                   [](const RecordedJudgement* a, const RecordedJudgement* b) {
                     return a->revision < b->revision;
                   });
  bool retracted = false;
  for (const RecordedJudgement* word : words) {
    if (const auto* retract = std::get_if<Retract>(&word->judgement.act)) {
      if (Counts(*retract, as_of)) retracted = true;
    } else if (std::holds_alternative<Reinstate>(word->judgement.act)) {
      retracted = false;
    }
  }
  return retracted;
}

// True if the pattern matches the claim's voice.
bool Matches(const VoicePattern& pattern, const Claim& claim, const Surroundings& around) {
  if (Contains(pattern.documents, claim.voice.document)) return true;
  const std::optional<Moment> publication = PublicationOf(claim, around);
  const auto belongs = [&](const EntityId& agent, const std::vector<EntityId>& wanted) {
    const std::set<EntityId> bodies = BodiesOf(agent, publication, around);
    return std::any_of(wanted.begin(), wanted.end(),
                       [&](const EntityId& body) { return bodies.contains(body); });
  };
  const Origin origin = OriginOf(claim, around);
  if (origin.kind != Origin::Kind::kAnonymous) {
    if (!pattern.origins.empty() && belongs(origin.id, pattern.origins)) return true;
    // A document that speaks for itself is no agent.
    const bool agent = origin.kind == Origin::Kind::kAgent;
    if (agent && !pattern.agents.empty() && belongs(origin.id, pattern.agents)) return true;
  }
  if (pattern.agents.empty()) return false;
  return std::any_of(claim.voice.chain.begin(), claim.voice.chain.end(),
                     [&](const ChainLink& link) {
                       return !link.anonymous() && belongs(link.agent, pattern.agents);
                     });
}

bool VoiceAdmitted(const Claim& claim, const Lens& lens, const Surroundings& around) {
  if (!lens.deny.empty() && Matches(lens.deny, claim, around)) return false;
  return lens.allow.empty() || Matches(lens.allow, claim, around);
}

HiddenReason ReasonOf(Mood mood) {
  switch (mood) {
    case Mood::kForecast:
      return HiddenReason::kForecast;
    case Mood::kIntent:
      return HiddenReason::kIntent;
    case Mood::kHypothesis:
      return HiddenReason::kHypothesis;
    case Mood::kFact:
      break;
  }
  return HiddenReason::kFact;
}

// Each axis alone: it meets the least, or cannot be told and the lens admits that.
std::optional<HiddenReason> GradeReason(const StandingGrade& grade, const Lens& lens) {
  bool ungraded = false;
  if (lens.least_reliability != Reliability::kAbsent) {
    if (grade.reliability == Reliability::kAbsent || grade.reliability == Reliability::kF) {
      ungraded = true;
    } else if (grade.reliability > lens.least_reliability) {
      return HiddenReason::kGrade;
    }
  }
  if (lens.least_credibility != kCredibilityAbsent) {
    if (grade.credibility == kCredibilityAbsent || grade.credibility == kCredibilityUnjudged) {
      ungraded = true;
    } else if (grade.credibility > lens.least_credibility) {
      return HiddenReason::kGrade;
    }
  }
  if (ungraded && !lens.ungraded) return HiddenReason::kUngraded;
  return std::nullopt;
}

// Reads the judgements of hindsight into `admission`; returns whether one deprecates the claim.
bool TakeHindsight(const RecordedClaim& claim, const Lens& lens, Admission* admission) {
  bool deprecated = false;
  for (const RecordedJudgement& recorded : claim.judgements) {
    if (!Trusted(recorded, lens)) continue;
    if (const auto* grade = std::get_if<Grade>(&recorded.judgement.act)) {
      if (grade->reliability != Reliability::kAbsent) {
        admission->grade.reliability = grade->reliability;
      }
      if (grade->credibility != kCredibilityAbsent) {
        admission->grade.credibility = grade->credibility;
      }
    } else if (std::holds_alternative<Prefer>(recorded.judgement.act)) {
      admission->preferred = true;
    } else if (std::holds_alternative<Deprecate>(recorded.judgement.act)) {
      deprecated = true;
    }
  }
  return deprecated;
}

}  // namespace

std::optional<Moment> PublicationOf(const Claim& claim, const Surroundings& around) {
  const auto document = around.documents.find(claim.voice.document);
  if (document != around.documents.end() && document->second.publication.has_value()) {
    return document->second.publication;
  }
  if (claim.voice.chain.empty()) return std::nullopt;
  return claim.voice.chain.front().stated_at;
}

bool HindsightCounts(const AsOf& as_of) {
  return !as_of.published_before.has_value() || as_of.current_judgements;
}

Admission Admit(const RecordedClaim& claim, const AsOf& as_of, const Lens& lens,
                const Surroundings& around) {
  Admission admission;
  bool unpublished = false;
  if (as_of.published_before.has_value()) {
    const std::optional<Moment> publication = PublicationOf(claim.claim, around);
    unpublished = !publication.has_value();
    if (publication.has_value() && !PublishedBefore(*publication, *as_of.published_before)) {
      admission.exists = false;
      return admission;
    }
  }
  admission.retracted =
      Contains(lens.assume_retracted, claim.id) || Retracted(claim, as_of, around);
  const bool deprecated = HindsightCounts(as_of) && TakeHindsight(claim, lens, &admission);

  if (unpublished) {
    admission.hidden = HiddenReason::kUnpublished;
  } else if (admission.retracted) {
    admission.hidden = HiddenReason::kRetracted;
  } else if (deprecated) {
    admission.hidden = HiddenReason::kDeprecated;
  } else if (!Contains(lens.moods, claim.claim.mood)) {
    admission.hidden = ReasonOf(claim.claim.mood);
  } else if (!VoiceAdmitted(claim.claim, lens, around)) {
    admission.hidden = HiddenReason::kVoice;
  } else {
    admission.hidden = GradeReason(admission.grade, lens);
  }
  return admission;
}

}  // namespace entente
