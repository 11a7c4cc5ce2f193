// Ontologies written in a test as proto text, read as a user's would be: made into a descriptor set
// by protoc, and built in a pool of their own that carries its own options.proto and every other
// import.
#ifndef ENTENTE_TESTS_GRAPH_ONTOLOGY_RUN_TIME_ONTOLOGY_H_
#define ENTENTE_TESTS_GRAPH_ONTOLOGY_RUN_TIME_ONTOLOGY_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "graph/ontology/ontology.h"

namespace entente {

// Reads `messages`, the messages of a proto3 file of package `test` that imports
// entente/v1/{options,value,ontology}.proto, as an ontology by itself; in it, `Attribute` and
// `Value` and the options are written with their full names. A file that protoc would refuse is
// kInternal with protoc's message: the test is wrong, not the ontology.
absl::StatusOr<Ontology> ReadOntology(absl::string_view messages);

// What protoc makes of such a file, as a user would send it: a serialised FileDescriptorSet with
// all imports, the file itself as test.proto.
absl::StatusOr<std::string> CompileSet(absl::string_view messages);

// The same, together with the built-in ontology.
absl::StatusOr<Ontology> ReadOntologyOnBuiltIn(absl::string_view messages);

// A type, a relation or an attribute with its required fields and `options` inside the option's
// braces.
std::string Type(absl::string_view name, absl::string_view options = "");
std::string Relation(absl::string_view predicate, absl::string_view options,
                     absl::string_view fields = "");
std::string AttributePredicate(absl::string_view predicate, absl::string_view options,
                               absl::string_view fields = "");

}  // namespace entente

#endif  // ENTENTE_TESTS_GRAPH_ONTOLOGY_RUN_TIME_ONTOLOGY_H_
