// What plain edges come to through a View, without reading any row of theirs: the short way that
// most hops take. It answers what View::Rows would.
#ifndef ENTENTE_GRAPH_STORE_PLAIN_EDGES_H_
#define ENTENTE_GRAPH_STORE_PLAIN_EDGES_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "graph/model/claim.h"
#include "graph/model/verdict.h"
#include "graph/ontology/definitions.h"
#include "graph/resolve/admission.h"
#include "graph/resolve/extent.h"
#include "graph/resolve/holding.h"
#include "graph/store/adjacency/adjacency.h"
#include "graph/store/adjacency/edge_block.h"
#include "graph/store/view.h"

namespace entente {

// A claim that supports an edge at the cut.
struct PlainSupport {
  const PackedClaim* claim = nullptr;
  Extent extent;
};

// An edge with a row. Its block outlives it.
struct PlainEdge {
  const EdgeBlock* block = nullptr;
  const PackedEdge* edge = nullptr;
  Certainty certainty = Certainty::kAttested;
  Origins origins;
  absl::InlinedVector<PlainSupport, 1> supports;
};

// One thread at a time; of one View, which outlives it.
class PlainEdges {
 public:
  PlainEdges(View& view, Adjacency& adjacency) : view_(view), adjacency_(adjacency) {}

  // Whether the view's cuts and lens let plain edges be told of alone. False: nothing here may be
  // asked.
  absl::StatusOr<bool> Usable();

  // The edges of a canonical entity, plain and others; nullptr: they are to be read as rows.
  absl::StatusOr<std::shared_ptr<const EdgeBlock>> EdgesOf(const EntityId& entity, Side side);

  // True if the edge can be weighed; a row of any other comes from View::Rows.
  bool IsPlain(const PackedEdge& edge);
  // Whether the view's revision knows the edge.
  bool IsThere(const PackedEdge& edge) const;

  // Whether any claim of a plain edge can reach the cut, whatever else is known. What cannot has no
  // row and hides nothing.
  bool MayHold(const EdgeBlock& block, const PackedEdge& edge) const;
  // Learns what must be known to weigh a plain edge.
  absl::Status Learn(const EdgeBlock& block, const PackedEdge& edge);
  // What it comes to; nullopt: no row, and why is counted in `hidden`. REQUIRES: it is plain and
  // learnt.
  std::optional<PlainEdge> Weigh(const EdgeBlock& block, const PackedEdge& edge, Hidden* hidden);

  // True if any claim, at whatever revision, is about such a proposition.
  absl::StatusOr<bool> InUse(absl::string_view predicate) {
    return adjacency_.InUse(predicate, view_.as_of().recorded_at, view_.budget().deadline());
  }

  // The row as View::Rows gives it.
  PropositionRow RowOf(const PlainEdge& edge) const;
  Holding HoldingOf(const PlainEdge& edge) const;

  const EdgeTables& tables() const { return adjacency_.tables(); }

 private:
  // What a manner of claiming comes to under the view's cuts and lens.
  struct Standing {
    Admission admission;
    std::optional<Moment> publication;
  };

  const PredicateDefinition* PredicateOf(uint32_t number);
  // Whether the view's revision knows the claim, and it can reach the cut.
  bool MayCount(const PackedClaim& claim) const;
  const Standing& StandingOf(uint32_t manner) const { return *standings_[manner]; }
  std::vector<Support> SupportsOf(const PlainEdge& edge) const;
  Origins OriginsOf(const PlainEdge& edge) const;

  View& view_;
  Adjacency& adjacency_;
  std::optional<bool> usable_;
  // By number; null: not learnt.
  std::vector<std::unique_ptr<Standing>> standings_;
  // By number; null: not to be weighed. Unset: not asked yet.
  std::vector<std::optional<const PredicateDefinition*>> predicates_;
  Claim timed_;  // says when something is the case, and nothing else
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_PLAIN_EDGES_H_
