// Claims and judgements in one line each, for tests of what is read from them:
//   Said("brigade", "located_in", "kursk").When("2024-10-08/..").By("ministry").In("briefing")
#ifndef ENTENTE_TESTS_GRAPH_RESOLVE_SAID_H_
#define ENTENTE_TESTS_GRAPH_RESOLVE_SAID_H_

#include <string>
#include <utility>

#include "absl/strings/string_view.h"
#include "graph/model/as_of.h"
#include "graph/model/claim.h"
#include "graph/model/judgement.h"
#include "graph/model/period.h"
#include "graph/ontology/ontology.h"
#include "graph/resolve/evidence.h"

namespace entente {

inline Value Words(absl::string_view text) { return Value{Text{std::string(text), ""}}; }
inline Value Number(double best, absl::string_view unit) {
  return Value{Quantity{.best = best, .unit = std::string(unit)}};
}

// A claim in the document "paper", unless In() names another.
class Said {
 public:
  Said(absl::string_view subject, absl::string_view predicate, absl::string_view object) {
    Begin(subject, predicate, EntityId(object));
  }
  Said(absl::string_view subject, absl::string_view predicate, Value value) {
    Begin(subject, predicate, std::move(value));
  }

  Said When(absl::string_view period) && {
    claim_.period = *ParsePeriod(period);
    return std::move(*this);
  }
  Said In(absl::string_view document) && {
    claim_.voice.document = std::string(document);
    return std::move(*this);
  }
  // Adds a link inside those there are, with the time it spoke ("" : not known).
  Said By(absl::string_view agent, absl::string_view stated_at = "") && {
    return std::move(*this).Link({.agent = std::string(agent)}, stated_at);
  }
  Said ByUnnamed(absl::string_view description, absl::string_view stated_at = "") && {
    return std::move(*this).Link({.description = std::string(description)}, stated_at);
  }
  Said As(Stance stance) && {
    claim_.stance = stance;
    return std::move(*this);
  }
  Said As(Mood mood) && {
    claim_.mood = mood;
    return std::move(*this);
  }
  Said With(absl::string_view qualifier, absl::string_view text) && {
    claim_.qualifiers.push_back({std::string(qualifier), Words(text)});
    return std::move(*this);
  }
  Said For(absl::string_view qualifier, absl::string_view entity) && {
    claim_.qualifiers.push_back({std::string(qualifier), EntityId(entity)});
    return std::move(*this);
  }

  operator Claim() const { return claim_; }

 private:
  void Begin(absl::string_view subject, absl::string_view predicate, Object object) {
    claim_.subject = std::string(subject);
    claim_.predicate = std::string(predicate);
    claim_.object = std::move(object);
    claim_.voice.document = "paper";
  }
  Said Link(ChainLink link, absl::string_view stated_at) && {
    if (!stated_at.empty()) link.stated_at = *ParseMoment(stated_at);
    claim_.voice.chain.push_back(std::move(link));
    return std::move(*this);
  }

  Claim claim_;
};

inline ClaimId IdNumber(uint8_t number) {
  ClaimId id;
  id.bytes[15] = number;
  return id;
}

// A judgement by "analyst" unless somebody else is named.
template <typename Act>
RecordedJudgement Judged(Revision revision, Act act, absl::string_view principal = "analyst") {
  RecordedJudgement recorded;
  recorded.id.bytes[15] = static_cast<uint8_t>(revision);
  recorded.judgement = {.act = std::move(act), .principal = std::string(principal)};
  recorded.revision = revision;
  return recorded;
}

// Claim number `number`, recorded at the revision of that number.
inline RecordedClaim Recorded(uint8_t number, Claim claim,
                              std::vector<RecordedJudgement> judgements = {}) {
  return {IdNumber(number), std::move(claim), number, std::move(judgements)};
}

inline Grade Graded(Reliability reliability, uint8_t credibility) {
  return {.reliability = reliability, .credibility = credibility};
}

inline AsOf ValidAt(absl::string_view cut, ValidMode mode = ValidMode::kSometime) {
  AsOf as_of;
  as_of.valid = *ParseValidCut(cut, Instant{});
  as_of.valid.mode = mode;
  return as_of;
}

inline AsOf PublishedBefore(absl::string_view cut) {
  AsOf as_of = ValidAt("ALL");
  as_of.published_before = *ParsePublishedCut(cut);
  return as_of;
}

inline Instant At(absl::string_view instant) { return *ParseInstant(instant); }
inline Bounds BoundsOf(absl::string_view period) {
  return Bind(*ParsePeriod(period), std::nullopt);
}

inline const Ontology& BuiltInOntology() {
  static const auto& kOntology = *new Ontology(*Ontology::BuiltIn());
  return kOntology;
}
inline const PredicateDefinition& Predicate(absl::string_view name) {
  return *BuiltInOntology().FindPredicate(name);
}

}  // namespace entente

#endif  // ENTENTE_TESTS_GRAPH_RESOLVE_SAID_H_
