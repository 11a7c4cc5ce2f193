// A claim: one voice's stance on a proposition. Immutable; everything known is one of these.
#ifndef ENTENTE_GRAPH_MODEL_CLAIM_H_
#define ENTENTE_GRAPH_MODEL_CLAIM_H_

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "graph/model/instant.h"
#include "graph/model/period.h"
#include "graph/model/value.h"

namespace entente {

// Opaque, chosen by the writer: 1..256 bytes of UTF-8 without control characters.
using EntityId = std::string;

// 16 bytes, derived from the content (claims) or from the act of recording (judgements).
struct RecordId {
  std::array<uint8_t, 16> bytes{};
  friend auto operator<=>(const RecordId&, const RecordId&) = default;
};
struct ClaimId : RecordId {};
struct JudgementId : RecordId {};

// An entity or a value; a relation's object may also be SomeValue or NoValue.
using Object = std::variant<EntityId, Value>;

struct Qualifier {
  std::string name;
  Object filler;
  friend bool operator==(const Qualifier&, const Qualifier&) = default;
};

enum class Stance : uint8_t { kAsserts = 1, kDenies = 2, kDoubts = 3, kDeclines = 4 };
enum class Mood : uint8_t { kFact = 1, kForecast = 2, kIntent = 3, kHypothesis = 4 };
enum class Basis : uint8_t { kObserved = 1, kAssessed = 2, kUnstated = 3 };

struct Locator {
  uint32_t paragraph = 0;  // from 1; 0: not given
  uint32_t span_begin = 0;
  uint32_t span_end = 0;  // one past the last character; 0: no span
  friend bool operator==(const Locator&, const Locator&) = default;
};

// Exactly one of agent and description is set.
struct ChainLink {
  EntityId agent;
  std::string description;  // of an anonymous voice
  std::string verb;
  std::optional<Moment> stated_at;
  bool anonymous() const { return agent.empty(); }
  friend bool operator==(const ChainLink&, const ChainLink&) = default;
};

struct Voice {
  EntityId document;
  Locator locator;
  std::vector<ChainLink> chain;  // outermost to origin; empty: the document itself speaks
  std::vector<std::string> hedges;
  std::string likelihood;
  friend bool operator==(const Voice&, const Voice&) = default;
};

struct Claim {
  EntityId subject;
  std::string predicate;
  Object object;
  std::vector<Qualifier> qualifiers;  // sorted by name, each name once
  uint32_t instance = 0;
  std::optional<Period> period;  // nullopt: none stated
  Stance stance = Stance::kAsserts;
  Mood mood = Mood::kFact;
  std::optional<Moment> resolve_by;
  Basis basis = Basis::kUnstated;
  Voice voice;
  std::string marking;  // reserved for authorisation; empty
  friend bool operator==(const Claim&, const Claim&) = default;
};

// What may be the case: the identity that claims about the same thing share. Claims keep the
// direction as stated; of a symmetric predicate the proposition's subject is the smaller id.
struct Proposition {
  EntityId subject;
  std::string predicate;
  Object object;                      // values by IdentityOf
  std::vector<Qualifier> qualifiers;  // identifying ones only, sorted by name, values by IdentityOf
  uint32_t instance = 0;
  std::optional<Period> occurrence;  // of an EVENT: its period as stated
  friend bool operator==(const Proposition&, const Proposition&) = default;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_MODEL_CLAIM_H_
