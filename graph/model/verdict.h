// What a read concludes about a proposition: a row, and what was kept out of the rows.
#ifndef ENTENTE_GRAPH_MODEL_VERDICT_H_
#define ENTENTE_GRAPH_MODEL_VERDICT_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"
#include "graph/model/claim.h"
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

// A proposition under one AsOf and Lens. `claims`, `validity` and `origins` speak of the supporting
// claims (of a DENIED row: the denying ones) whose own period reaches the valid cut.
struct PropositionRow {
  Proposition proposition;
  Verdict verdict = Verdict::kAsserted;
  Certainty certainty = Certainty::kAttested;
  std::vector<Bounds> validity;  // merged where exact, ascending
  Origins origins;
  Dissent dissent;
  std::vector<ClaimId> claims;      // ascending
  std::vector<ClaimId> dissenting;  // denies, doubts and declines counted above, ascending
  std::vector<Proposition> rivals;  // counted above, in key order
  friend bool operator==(const PropositionRow&, const PropositionRow&) = default;
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
