// From protobuf descriptors to definitions: reads what one message says by itself. Whether the
// messages agree with one another is for check_types.h and check_predicates.h. The only file here
// that sees protobuf; for Ontology alone.
#ifndef ENTENTE_GRAPH_ONTOLOGY_READ_DESCRIPTORS_H_
#define ENTENTE_GRAPH_ONTOLOGY_READ_DESCRIPTORS_H_

#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "graph/model/limits.h"
#include "graph/ontology/definitions.h"

namespace google::protobuf {
class FileDescriptor;
}  // namespace google::protobuf

namespace entente {

struct OntologyDefinitions {
  std::vector<TypeDefinition> types;            // in order of declaration
  std::vector<PredicateDefinition> predicates;  // in order of declaration
};

// INVALID_ARGUMENT, naming the message and the field, when
// - the files are larger than `limits` allow (messages, bytes);
// - a message carries more than one of the three options, or is nested in another;
// - a type has no `string id = 1`, or another field that is not a `repeated Attribute` with the
//   option attribute;
// - a predicate lacks its name, kind or value kind, or the fields `string subject = 1` and
//   `string object = 2` (relation) or `Value value = 2` (attribute), or has another field that is
//   not a string with the option qualifier;
// - a horizon lies outside 0 to 36500 days;
// - a name is longer than 256 bytes (packages and enclosing messages included).
absl::StatusOr<OntologyDefinitions> ReadDescriptors(
    absl::Span<const google::protobuf::FileDescriptor* const> files, const Limits& limits);

// The file of the built-in ontology, entente/v1/ontology.proto.
const google::protobuf::FileDescriptor& BuiltInOntologyFile();

}  // namespace entente

#endif  // ENTENTE_GRAPH_ONTOLOGY_READ_DESCRIPTORS_H_
