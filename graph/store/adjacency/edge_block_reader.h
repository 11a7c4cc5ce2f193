// Packs the edges of an entity from the rows that hold them.
#ifndef ENTENTE_GRAPH_STORE_ADJACENCY_EDGE_BLOCK_READER_H_
#define ENTENTE_GRAPH_STORE_ADJACENCY_EDGE_BLOCK_READER_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "graph/engine/engine.h"
#include "graph/model/as_of.h"
#include "graph/ontology/ontology.h"
#include "graph/store/adjacency/edge_block.h"

namespace entente {

// Reads one block at one revision; one thread, used once.
class EdgeBlockReader {
 public:
  // Rows that a block is made of at most: an entity with more is read page by page instead.
  static constexpr size_t kMostRows = 65'536;

  // All outlive the reader.
  EdgeBlockReader(const Engine& engine, const Ontology& ontology, Revision revision,
                  EdgeTables& tables, absl::Time deadline)
      : engine_(engine),
        ontology_(ontology),
        revision_(revision),
        tables_(tables),
        deadline_(deadline) {}

  // nullptr: it cannot be packed, since a predicate is not declared or the tables are full.
  // kDataLoss for rows that the store does not write; kDeadlineExceeded.
  absl::StatusOr<std::shared_ptr<const EdgeBlock>> Read(const EntityId& entity, Side side);

 private:
  absl::Status ReadOut(const EntityId& entity);
  absl::Status ReadIn(const EntityId& entity, const std::string& prefix);
  absl::Status ReadClaimsOf(const std::vector<PropositionPlace>& places, const EntityId& entity);
  // Takes rows of one partition of table kClaim, whole propositions.
  absl::Status Take(const EntityId& subject, const std::vector<ScannedRow>& rows,
                    const EntityId& entity);
  absl::Status Begin(const PropositionPlace& place, const EntityId& neighbor, const Claim& claim,
                     Revision revision);
  void Add(const Claim& claim, const ClaimId& id, Revision revision);
  // The edge begun last is not plain.
  void Dispute();
  // All rows of a request, or those before there are too many.
  absl::StatusOr<std::vector<ScannedRow>> All(ScanRequest request);

  const Engine& engine_;
  const Ontology& ontology_;
  const Revision revision_;
  EdgeTables& tables_;
  const absl::Time deadline_;
  std::shared_ptr<EdgeBlock> block_;
  size_t rows_ = 0;
  bool packable_ = true;
  bool plain_ = true;    // the edge begun last
  std::string present_;  // the key of the proposition being taken
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_ADJACENCY_EDGE_BLOCK_READER_H_
