// The types and predicates of an ontology in rows, read from its descriptors.
#ifndef ENTENTE_CLIENTS_CLI_ONTOLOGY_TEXT_H_
#define ENTENTE_CLIENTS_CLI_ONTOLOGY_TEXT_H_

#include <google/protobuf/descriptor.pb.h>

#include <string>
#include <vector>

namespace entente {

// What one message of the ontology declares.
struct Declared {
  std::string name;     // of the type or predicate
  std::string inverse;  // of a relation, where it has one
  bool predicate = false;
  std::vector<std::string> cells;                            // a row of the tables below
  std::vector<std::pair<std::string, std::string>> details;  // what `show` tells, in order
};

// Everything that the descriptors declare, in their order.
std::vector<Declared> DeclaredIn(const google::protobuf::FileDescriptorSet& descriptors);

// TYPE PARENTS ATTRIBUTES, and PREDICATE SUBJECT OBJECT QUALIFIERS PROPERTIES.
std::vector<std::string> TypeHeaders();
std::vector<std::string> PredicateHeaders();

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_ONTOLOGY_TEXT_H_
