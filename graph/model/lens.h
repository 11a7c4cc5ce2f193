// A lens: a named policy of belief. It decides at read time; nothing stored depends on it.
#ifndef ENTENTE_GRAPH_MODEL_LENS_H_
#define ENTENTE_GRAPH_MODEL_LENS_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "graph/model/claim.h"
#include "graph/model/judgement.h"

namespace entente {

// Best to least; a lens accepts its own and better ones.
enum class Certainty : uint8_t { kAttested = 1, kExtrapolated = 2, kPossible = 3 };

enum class Contest : uint8_t { kShow = 1, kResolve = 2, kOnlyUncontested = 3 };

// Matches a claim if any list does: agents any link of its chain, origins the innermost voice, both
// also through the bodies they belong to; documents the document that carries it.
struct VoicePattern {
  std::vector<EntityId> agents;
  std::vector<EntityId> origins;
  std::vector<EntityId> documents;
  bool empty() const { return agents.empty() && origins.empty() && documents.empty(); }
  friend bool operator==(const VoicePattern&, const VoicePattern&) = default;
};

struct Lens {
  std::string name;      // of a stored lens; empty when sent inline
  uint32_t version = 0;  // of a stored lens, from 1
  std::vector<Mood> moods = {Mood::kFact};
  VoicePattern allow;                                    // empty: everybody
  VoicePattern deny;                                     // beats allow
  Reliability least_reliability = Reliability::kAbsent;  // absent: any
  uint8_t least_credibility = kCredibilityAbsent;        // absent: any
  bool ungraded = false;             // admit what has no grade (or F, 6) on an axis asked for
  std::vector<std::string> graders;  // principals trusted to GRADE, PREFER, DEPRECATE; empty: all
  uint32_t least_origins = 1;
  Certainty least_certainty = Certainty::kExtrapolated;
  Contest contest = Contest::kShow;
  std::vector<ClaimId> assume_retracted;
  std::vector<std::pair<EntityId, EntityId>> assume_same;
  friend bool operator==(const Lens&, const Lens&) = default;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_MODEL_LENS_H_
