// A graph's own ontology and free names as rows of a draft: what was recorded, read back, and put.
#ifndef ENTENTE_GRAPH_STORE_ONTOLOGY_ROWS_H_
#define ENTENTE_GRAPH_STORE_ONTOLOGY_ROWS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "graph/encoding/ontology_record.h"
#include "graph/encoding/row_keys.h"
#include "graph/ontology/descriptor_set.h"
#include "graph/ontology/ontology.h"
#include "graph/store/draft.h"
#include "graph/store/store.h"

namespace entente {

// Where they lie.
RowPlace OntologyRow(uint32_t version);
RowPlace FreeNameRow(bool type, absl::string_view name);

// All versions, in order.
absl::StatusOr<std::vector<OntologyVersion>> ReadOntologyVersions(Draft& draft);
// The files of a version, in the order kept; none of a version that is not there.
absl::StatusOr<std::vector<OntologyFile>> ReadOntologyFiles(Draft& draft, uint32_t version);
// Adds the free names and the revisions that first used them.
absl::Status ReadFreeNames(Draft& draft, OntologyTimes* times);

// OntologyRecord::digest.
std::string DigestOf(absl::Span<const OntologyFile> files);

void PutOntology(const OntologyRecord& record, absl::Span<const OntologyFile> files, Draft& draft);
void PutFreeName(bool type, const std::string& name, Draft& draft);

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_ONTOLOGY_ROWS_H_
