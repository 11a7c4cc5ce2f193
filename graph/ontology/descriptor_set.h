// A user's ontology as it is sent, kept and answered: a FileDescriptorSet from protoc or buf, its
// imports included. What is kept of it are the user's own files; entente/v1 and descriptor.proto
// are always the server's.
#ifndef ENTENTE_GRAPH_ONTOLOGY_DESCRIPTOR_SET_H_
#define ENTENTE_GRAPH_ONTOLOGY_DESCRIPTOR_SET_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "graph/model/limits.h"
#include "graph/ontology/ontology.h"

namespace entente {

// One .proto file of a user's ontology.
struct OntologyFile {
  std::string name;        // "rivers/v1/rivers.proto"
  std::string descriptor;  // its FileDescriptorProto, without comments: equal files, equal bytes
  friend bool operator==(const OntologyFile&, const OntologyFile&) = default;
};

// The user's own files of a serialised FileDescriptorSet, imports before what imports them, else by
// name: the order in which they were sent does not matter, nor do comments. Own is every file but
// those in entente/v1/ and google/protobuf/descriptor.proto. INVALID_ARGUMENT, reason
// ONTOLOGY_TOO_LARGE when the set exceeds the limits' ontology_bytes or _messages, a thousand
// files or ten fields for each message allowed, else ONTOLOGY_SET, naming the file, when
// - the bytes are no FileDescriptorSet, or messages nest deeper than the limits' nesting;
// - a file is there twice, or imports one that is not there, or, by others, itself;
// - a file in entente/v1/ is not equal to the server's, comments aside;
// - an own file is in entente/, or in the package entente or below it.
absl::StatusOr<std::vector<OntologyFile>> ReadDescriptorSet(absl::string_view bytes,
                                                            const Limits& limits);

// The built-in ontology together with these files, built in a pool of their own. INVALID_ARGUMENT,
// reason ONTOLOGY_SET, for descriptors that protobuf refuses; else as Ontology::FromDescriptors.
// REQUIRES: `files` came from ReadDescriptorSet, by this version of the server or another.
absl::StatusOr<Ontology> OntologyOf(absl::Span<const OntologyFile> files);

// The built-in ontology's files and these, with all imports, each behind what it imports: a
// serialised FileDescriptorSet, which ReadDescriptorSet reads as the same files.
std::string DescriptorSetOf(absl::Span<const OntologyFile> files);

}  // namespace entente

#endif  // ENTENTE_GRAPH_ONTOLOGY_DESCRIPTOR_SET_H_
