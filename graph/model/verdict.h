// What a read concludes about a proposition: a row, and what was kept out of the rows.
#ifndef ENTENTE_GRAPH_MODEL_VERDICT_H_
#define ENTENTE_GRAPH_MODEL_VERDICT_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"
#include "graph/model/claim.h"
#include "graph/model/instant.h"
#include "graph/model/judgement.h"
#include "graph/model/lens.h"
#include "graph/model/period.h"

namespace entente {

enum class Verdict : uint8_t { kAsserted = 1, kContested = 2, kDenied = 3 };

struct Origins {
  uint32_t min = 0;
  uint32_t max = 0;
  friend bool operator==(const Origins&, const Origins&) = default;
};

struct Dissent {
  uint32_t denies = 0;
  uint32_t doubts = 0;
  uint32_t declines = 0;
  uint32_t rivals = 0;
  friend bool operator==(const Dissent&, const Dissent&) = default;
};

// A claim that supports a row, as far as times and filters ask: for whoever puts rows together into
// paths and derivations. Not shown.
struct Support {
  ClaimId claim;
  Bounds bounds;
  // How far its last attested instant is extrapolated; kBeginningOfTime: not at all.
  Instant extrapolated_until = kBeginningOfTime;
  Reliability reliability = Reliability::kAbsent;
  uint8_t credibility = kCredibilityAbsent;
  bool preferred = false;
  Instant published = kBeginningOfTime;  // latest possible; not known: the beginning of time
  uint64_t revision = 0;                 // that recorded it
  std::vector<Qualifier> qualifiers;     // as claimed
};

struct Derivation;

// A proposition under one AsOf and Lens. `claims`, `validity` and `origins` speak of the supporting
// claims (of a DENIED row: the denying ones) whose own period reaches the valid cut, and of those
// behind its derivations.
struct PropositionRow {
  Proposition proposition;
  Verdict verdict = Verdict::kAsserted;
  Certainty certainty = Certainty::kAttested;
  std::vector<Bounds> validity;  // merged where exact, ascending
  Origins origins;
  Dissent dissent;
  std::vector<ClaimId> claims;          // ascending
  std::vector<ClaimId> dissenting;      // denies, doubts and declines counted above, ascending
  std::vector<Proposition> rivals;      // counted above, in key order
  std::vector<Derivation> derivations;  // of a derived predicate: what it follows from, in order
  std::vector<Support> supports;        // of the row's own claims
  // Compares what is shown: all but `supports`.
  friend bool operator==(const PropositionRow& a, const PropositionRow& b);
};

// Why a row that nobody need have claimed holds: the rows of one chain of steps, from its subject
// to its object, each under the same AsOf and Lens.
struct Derivation {
  std::vector<PropositionRow> hops;
  Verdict verdict = Verdict::kAsserted;  // CONTESTED if a hop is
  Certainty certainty = Certainty::kAttested;
  std::vector<Bounds> validity;  // when all hops hold together
  Origins origins;               // of the weaker hop
  friend bool operator==(const Derivation&, const Derivation&) = default;
};

// Why something that exists for the read and matches it is not in the rows. The first eleven count
// claims, the last four propositions.
enum class HiddenReason : uint8_t {
  kUnpublished = 0,
  kRetracted,
  kDeprecated,
  kFact,
  kForecast,
  kIntent,
  kHypothesis,
  kVoice,
  kGrade,
  kUngraded,
  kDoubts,
  kDeclines,
  kDenied,
  kPossible,
  kOrigins,
  kContest,
};
inline constexpr size_t kHiddenReasons = 16;

// "unpublished", "retracted", ..., "contest".
absl::string_view HiddenReasonName(HiddenReason reason);

struct Hidden {
  std::array<uint64_t, kHiddenReasons> counts{};
  uint64_t& operator[](HiddenReason reason) { return counts[static_cast<size_t>(reason)]; }
  uint64_t operator[](HiddenReason reason) const { return counts[static_cast<size_t>(reason)]; }
  Hidden& operator+=(const Hidden& other) {
    for (size_t i = 0; i < kHiddenReasons; ++i) counts[i] += other.counts[i];
    return *this;
  }
  friend bool operator==(const Hidden&, const Hidden&) = default;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_MODEL_VERDICT_H_
