// A question as asked: what a proposition must look like. The server makes it from a request, the
// language will make it from text.
#ifndef ENTENTE_GRAPH_QUERY_PATTERN_H_
#define ENTENTE_GRAPH_QUERY_PATTERN_H_

#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "graph/model/claim.h"
#include "graph/model/verdict.h"

namespace entente {

// Empty fields match anything.
struct PropositionPattern {
  EntityId subject;
  std::string predicate;  // or an inverse's name, which swaps subject and object
  EntityId object;
  EntityId within;           // the object is this place or inside it
  std::string subject_type;  // the subject is of this type or a more special one, whatever the lens
  bool show_denied = false;
};

enum class Direction : uint8_t { kOut = 1, kIn = 2, kBoth = 3 };

struct NeighborPattern {
  EntityId entity;
  std::vector<std::string> predicates;  // or inverses' names; empty: all
  Direction direction = Direction::kBoth;
  std::string neighbor_type;
  bool show_denied = false;
};

struct NeighborRow {
  EntityId neighbor;
  Direction direction = Direction::kOut;  // kBoth: the predicate is symmetric
  PropositionRow row;
};

struct EntityPattern {
  std::string type;
  std::string name;
};

struct ClaimPattern {
  EntityId subject;
  std::string predicate;
  EntityId object;
  std::vector<Stance> stances;
  std::vector<Mood> moods;
  EntityId document;
  EntityId agent;
  EntityId origin;
  bool repeats_only = false;
};

// Where an answer stopped: opaque to all but the query that made it; empty at the beginning. The
// server binds it to graph, request, AsOf and principal before it leaves the house.
using Bookmark = std::string;

// How an answer ended.
struct Ending {
  bool complete = true;
  std::string truncated_by;  // "PAGE_FULL", "BUDGET_EDGES", "BUDGET_ROWS", "BUDGET_BYTES"
  Bookmark resume;           // set unless complete
  Hidden hidden;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_PATTERN_H_
