// Random histories: few entities, so that claims meet, and everything that the model's rules speak
// of: every stance, mood, form of period, judgement, kind of publication and of voice.
#ifndef ENTENTE_TESTS_AGREEMENT_RANDOM_GRAPH_H_
#define ENTENTE_TESTS_AGREEMENT_RANDOM_GRAPH_H_

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "tests/agreement/chance.h"
#include "tests/agreement/script.h"

namespace entente {

// Who and what the random histories are about, by what they may stand for.
struct Cast {
  std::vector<EntityId> units = {"u1", "u2"};
  std::vector<EntityId> forces = {"f1"};
  // Each may be part of later ones only.
  std::vector<EntityId> places = {"place-a", "place-b", "place-c", "place-d"};
  std::vector<EntityId> states = {"state-x", "state-y", "state-z"};
  std::vector<EntityId> bodies = {"body-1", "body-2"};
  std::vector<EntityId> persons = {"person-1", "person-2"};
  std::vector<EntityId> treaties = {"treaty"};
  std::vector<EntityId> alliances = {"alliance-1", "alliance-2", "union"};  // the last is none
  std::vector<EntityId> documents = {"doc-1", "doc-2", "doc-3", "doc-4", "doc-5"};
  std::vector<EntityId> agents;  // states, bodies, persons
  std::vector<std::string> principals = {"ana", "ben"};
};
const Cast& TheCast();

// A claim that says nothing of interest: what shrinking puts in the place of what it takes away.
Claim FillerClaim(Revision revision, size_t index);
bool IsFiller(const Claim& claim);

// Draws a history of some 30 claims and 15 judgements in about six commits and has each recorded;
// changes that are refused are left out. An error is one that names no change.
using RecordCommit = std::function<absl::Status(const ScriptedCommit&)>;
absl::StatusOr<Script> RandomScript(Chance& chance, const RecordCommit& record);

// Two different ids that might stand for one thing: mostly two of a kind.
std::pair<EntityId, EntityId> RandomPair(Chance& chance);

// A day of the weeks in which everything happens, as text.
std::string RandomDay(Chance& chance);

}  // namespace entente

#endif  // ENTENTE_TESTS_AGREEMENT_RANDOM_GRAPH_H_
