// The rows of a graph's own ontology: a version, and its files. What the files mean is for
// graph/ontology; here they are bytes.
#ifndef ENTENTE_GRAPH_ENCODING_ONTOLOGY_RECORD_H_
#define ENTENTE_GRAPH_ENCODING_ONTOLOGY_RECORD_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace entente {

// The row of table kOntology.
struct OntologyRecord {
  uint32_t version = 0;  // from 1
  std::string digest;    // SHA-256 of the files' rows, one behind the other
  // What the version brought, each in order of names.
  std::vector<std::string> types;
  std::vector<std::string> predicates;
  std::vector<std::string> widened;
  friend bool operator==(const OntologyRecord&, const OntologyRecord&) = default;
};
std::string EncodeOntologyRecord(const OntologyRecord& record);
absl::StatusOr<OntologyRecord> DecodeOntologyRecord(absl::string_view bytes);

// A row of table kOntologyFile: a file's name and its serialised FileDescriptorProto.
std::string EncodeOntologyFile(absl::string_view name, absl::string_view descriptor);
absl::StatusOr<std::pair<std::string, std::string>> DecodeOntologyFile(absl::string_view bytes);

}  // namespace entente

#endif  // ENTENTE_GRAPH_ENCODING_ONTOLOGY_RECORD_H_
