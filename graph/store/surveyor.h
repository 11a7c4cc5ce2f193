// Finds out what must be known around claims before they can be resolved: their documents, the
// bodies of their voices, what they derive from, the places around their objects, the types of
// their subjects. Reads each thing once for its lifetime, and in batches.
#ifndef ENTENTE_GRAPH_STORE_SURVEYOR_H_
#define ENTENTE_GRAPH_STORE_SURVEYOR_H_

#include <cstddef>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "graph/model/as_of.h"
#include "graph/model/lens.h"
#include "graph/model/verdict.h"
#include "graph/resolve/evidence.h"
#include "graph/resolve/time_trace.h"
#include "graph/store/canonical_reader.h"
#include "graph/store/store.h"

namespace entente {

class VoiceBook;

// One thread at a time. Bound to one AsOf and Lens. All ids are canonical, given and told.
class Surveyor {
 public:
  // All outlive the surveyor.
  Surveyor(const Store& store, const AsOf& as_of, const Lens& lens, CanonicalReader& reader);

  // Tells `trace` of every claim that is surveyed or that places nest by.
  void Trace(TimeTrace* trace) { trace_ = trace; }

  // Learns what is needed to resolve these claims, of any predicates.
  absl::Status Survey(absl::Span<const RecordedClaim* const> claims);

  // Learns the types of these entities: around().types then has them.
  absl::Status LearnTypes(const std::set<EntityId>& entities);

  // `place` and every place inside it at the valid cut.
  absl::StatusOr<std::set<EntityId>> PlacesWithin(const EntityId& place);

  const Surroundings& around() const { return around_; }
  // Entries learnt so far, for the budget.
  size_t learnt() const;

 private:
  absl::Status LearnDocuments(std::set<EntityId> documents);
  // Those that no earlier read has kept.
  absl::StatusOr<std::vector<EntityId>> NotKept(const std::set<EntityId>& documents);
  absl::Status LearnSources(absl::Span<const RecordedClaim* const> claims);
  absl::Status LearnBodies(std::set<EntityId> agents);
  absl::Status LearnPlacesAround(const std::set<EntityId>& places);
  // Whether it states a fact and stands. REQUIRES: its document is learnt.
  bool Stands(const RecordedClaim& claim) const;
  // Rows (place, part_of) of each place, in order.
  absl::StatusOr<std::vector<std::vector<PropositionRow>>> NestingRows(
      const std::vector<EntityId>& places);

  const std::shared_ptr<const Ontology> ontology_;
  const AsOf& as_of_;
  TimeTrace* trace_ = nullptr;  // may be null
  const Lens geography_;        // the lens through which places nest
  CanonicalReader& reader_;
  VoiceBook& voices_;
  Surroundings around_;
  std::map<EntityId, std::set<EntityId>> directly_around_;
  std::set<EntityId> followed_;  // documents whose sources are learnt, too
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_SURVEYOR_H_
