// A graph's own ontology: the checks of a new version against what is recorded, and its rows.
#ifndef ENTENTE_GRAPH_STORE_APPLY_ONTOLOGY_H_
#define ENTENTE_GRAPH_STORE_APPLY_ONTOLOGY_H_

#include <cstdint>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "graph/model/limits.h"
#include "graph/ontology/descriptor_set.h"
#include "graph/ontology/ontology.h"
#include "graph/store/commit_queue.h"
#include "graph/store/ontology_history.h"
#include "graph/store/store.h"

namespace entente {

// The version that `files` would be, `declared` being what they declare together with the built-in
// ontology: the latest one, unchanged, where they are its files, else the next, for the turn's
// revision. Plans no rows. Errors of Store::ApplyOntology. REQUIRES: `history` follows the draft.
absl::StatusOr<AppliedOntology> PlanOntology(const std::vector<OntologyFile>& files,
                                             const Ontology& declared,
                                             const OntologyHistory& history, const Limits& limits,
                                             const Turn& turn);

// The rows of a version that PlanOntology has made. A graph of format 1 becomes one of format 2.
absl::Status PutOntologyCommit(absl::string_view principal, const std::vector<OntologyFile>& files,
                               const AppliedOntology& applied, const Turn& turn);

// kNotFound, reason ONTOLOGY_NOT_FOUND.
absl::Status NoSuchOntology(uint32_t version, size_t latest);

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_APPLY_ONTOLOGY_H_
