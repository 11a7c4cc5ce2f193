// A judgement: the only annotation of claims, documents, entities. Attributed to a principal,
// recorded, itself retractable.
#ifndef ENTENTE_GRAPH_MODEL_JUDGEMENT_H_
#define ENTENTE_GRAPH_MODEL_JUDGEMENT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "graph/model/claim.h"

namespace entente {

// Numbers order the axes: a smaller one is better. 0: not graded on this axis.
enum class Reliability : uint8_t { kAbsent = 0, kA = 1, kB = 2, kC = 3, kD = 4, kE = 5, kF = 6 };
inline constexpr uint8_t kCredibilityAbsent = 0;
inline constexpr uint8_t kCredibilityUnjudged = 6;

struct Grade {
  ClaimId claim;
  std::string scheme;
  Reliability reliability = Reliability::kAbsent;
  uint8_t credibility = kCredibilityAbsent;  // 1..6
  uint8_t likelihood = 0;                    // ICD-203 band 1..7
  uint8_t confidence = 0;                    // 1 low .. 3 high
  friend bool operator==(const Grade&, const Grade&) = default;
};

enum class RetractReason : uint8_t {
  kRecorderError = 1,
  kSourceCorrection = 2,
  kDocumentWithdrawn = 3
};

// A claim, or (by entity id) a document and with it all its claims.
using ClaimOrDocument = std::variant<ClaimId, EntityId>;

struct Retract {
  ClaimOrDocument target;
  RetractReason reason = RetractReason::kRecorderError;
  std::optional<Moment> published;  // set unless kRecorderError
  friend bool operator==(const Retract&, const Retract&) = default;
};
struct Reinstate {
  ClaimOrDocument target;
  friend bool operator==(const Reinstate&, const Reinstate&) = default;
};
struct Prefer {
  ClaimId claim;
  friend bool operator==(const Prefer&, const Prefer&) = default;
};
struct Deprecate {
  ClaimId claim;
  friend bool operator==(const Deprecate&, const Deprecate&) = default;
};
struct SameAs {
  EntityId a, b;
  friend bool operator==(const SameAs&, const SameAs&) = default;
};
struct NotSameAs {
  EntityId a, b;
  friend bool operator==(const NotSameAs&, const NotSameAs&) = default;
};
struct Fulfils {
  ClaimId claim, forecast;
  friend bool operator==(const Fulfils&, const Fulfils&) = default;
};
struct Refutes {
  ClaimId claim, forecast;
  friend bool operator==(const Refutes&, const Refutes&) = default;
};
struct DerivesFrom {
  ClaimOrDocument dependent, source;
  friend bool operator==(const DerivesFrom&, const DerivesFrom&) = default;
};
// The retraction of a judgement; final (judge anew instead of retracting it).
struct RetractJudgement {
  JudgementId judgement;
  friend bool operator==(const RetractJudgement&, const RetractJudgement&) = default;
};

struct Judgement {
  std::variant<Grade, Retract, Reinstate, Prefer, Deprecate, SameAs, NotSameAs, Fulfils, Refutes,
               DerivesFrom, RetractJudgement>
      act;
  std::string principal;  // set by the store, never by the client
  std::string reason;
  friend bool operator==(const Judgement&, const Judgement&) = default;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_MODEL_JUDGEMENT_H_
