// One edge of an expansion, told as far as it is asked.
#ifndef ENTENTE_GRAPH_QUERY_EDGE_H_
#define ENTENTE_GRAPH_QUERY_EDGE_H_

#include <cstddef>
#include <utility>
#include <variant>

#include "graph/model/claim.h"
#include "graph/model/verdict.h"
#include "graph/query/hop.h"
#include "graph/query/pattern.h"
#include "graph/resolve/holding.h"
#include "graph/store/plain_edges.h"
#include "graph/store/view.h"

namespace entente {

// An edge of the entity at `from` in the frontier. Most that are looked at lead to what is known
// already: their rows are never made. Good until the expansion that gave it is asked for more.
class Edge {
 public:
  Edge(size_t from, NeighborRow row)
      : from_(from), neighbor_(row.neighbor), told_(std::move(row)) {}
  // `view` outlives it.
  Edge(size_t from, EntityId neighbor, bool incoming, PlainEdge plain, View& view)
      : from_(from),
        neighbor_(std::move(neighbor)),
        incoming_(incoming),
        view_(&view),
        told_(std::move(plain)) {}

  size_t from() const { return from_; }
  const EntityId& neighbor() const { return neighbor_; }
  Direction direction() const;
  // When it holds.
  Holding holding() const;
  // As seen from the entity.
  NeighborRow Row() const;

 private:
  size_t from_;
  EntityId neighbor_;
  bool incoming_ = false;
  View* view_ = nullptr;
  std::variant<NeighborRow, PlainEdge> told_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_EDGE_H_
