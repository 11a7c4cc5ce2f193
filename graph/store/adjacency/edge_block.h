// The edges of one entity, one way, packed: what a read needs to know of them unless somebody
// disputes or judges them.
//
// An edge is a proposition between two entities. Its history is whole: a read at a revision leaves
// out the claims recorded after it. One that only asserts a fact, and on which nobody has ever
// judged, is *plain*: what is packed of its claims is enough to say what it comes to. Of the others
// only the place is packed.
#ifndef ENTENTE_GRAPH_STORE_ADJACENCY_EDGE_BLOCK_H_
#define ENTENTE_GRAPH_STORE_ADJACENCY_EDGE_BLOCK_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/encoding/row_keys.h"
#include "graph/model/claim.h"
#include "graph/model/period.h"
#include "graph/store/adjacency/interned.h"

namespace entente {

// How a claim is made: what of it, beside its time, decides whether and how it counts. Equal for
// all claims of one document that speaks for itself.
struct Manner {
  Claim claim;  // with no subject, object, period, nor what of its voice does not matter
};

// What tells propositions apart that have the same ends and predicate.
struct Distinction {
  std::string rest;  // of the proposition's key, behind the object
  std::vector<Qualifier> qualifiers;
  uint32_t instance = 0;
  std::optional<Period> occurrence;
};

// The values that blocks refer to by number.
struct EdgeTables {
  Interned<EntityId> entities;
  Interned<std::string> predicates;
  Interned<Period> periods;
  Interned<Manner> manners;
  Interned<Distinction> distinctions;

  size_t bytes() const {
    return entities.bytes() + predicates.bytes() + periods.bytes() + manners.bytes() +
           distinctions.bytes();
  }
};

struct PackedClaim {
  static constexpr uint32_t kNoPeriod = UINT32_MAX;

  ClaimId id;
  uint32_t revision = 0;
  uint32_t period = kNoPeriod;
  uint32_t manner = 0;
};

struct PackedEdge {
  uint32_t neighbor = 0;
  uint32_t predicate = 0;
  uint32_t distinction = 0;
  uint32_t first_claim = 0;
  uint32_t claims = 0;    // of the block, from first_claim on; 0: not plain
  uint32_t revision = 0;  // that first claimed it
};

// Which rows a block is made of.
enum class Side : uint8_t {
  kOut = 0,          // propositions whose subject it is
  kIn = 1,           // whose object it is
  kInSymmetric = 2,  // of these the symmetric ones
};

struct EdgeBlock {
  static constexpr uint32_t kNoNumber = UINT32_MAX;  // nobody knows the entity

  Side side = Side::kOut;
  uint32_t entity = kNoNumber;
  bool too_many = false;            // more than are packed: there are none here
  std::vector<PackedEdge> edges;    // in the order of the rows: predicate, other end, rest
  std::vector<PackedClaim> claims;  // of the plain ones, in order of edges, then ids

  bool incoming() const { return side != Side::kOut; }
  size_t bytes() const {
    return sizeof(EdgeBlock) + edges.capacity() * sizeof(PackedEdge) +
           claims.capacity() * sizeof(PackedClaim);
  }
};

// Where the edge's claims stand.
PropositionPlace PlaceOf(const EdgeTables& tables, const EdgeBlock& block, const PackedEdge& edge);
// What it says.
Proposition PropositionOf(const EdgeTables& tables, const EdgeBlock& block, const PackedEdge& edge);

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_ADJACENCY_EDGE_BLOCK_H_
