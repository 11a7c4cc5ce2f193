// What an export asks of the ontology: what a predicate is really called, which are unordered
// pairs, which values a qualifier may have.
#ifndef ENTENTE_CLIENTS_CLI_EXPORT_ONTOLOGY_H_
#define ENTENTE_CLIENTS_CLI_EXPORT_ONTOLOGY_H_

#include <google/protobuf/descriptor.pb.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/cpp/connection.h"

namespace entente {

class ExportOntology {
 public:
  explicit ExportOntology(const google::protobuf::FileDescriptorSet& descriptors);
  // That of `graph`. Errors: those of the call.
  static absl::StatusOr<ExportOntology> Read(Connection& connection, const std::string& graph);

  // The predicate that `name` names, which may be an inverse; what is not declared is itself.
  std::string PredicateNamed(const std::string& name) const;
  // Whether the ontology has a predicate of this name.
  bool Declares(const std::string& predicate) const { return steps_.count(predicate) > 0; }
  const std::set<std::string>& symmetric() const { return symmetric_; }
  // The values declared for a qualifier of the predicate, or, where that is derived, of the
  // predicates it is derived from; empty where none are.
  std::vector<std::string> QualifierValues(const std::string& predicate,
                                           const std::string& qualifier) const;

 private:
  std::map<std::string, std::string> inverses_;
  std::set<std::string> symmetric_;
  std::map<std::string, std::vector<std::string>> steps_;  // of derived predicates
  std::map<std::string, std::map<std::string, std::vector<std::string>>> values_;
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_EXPORT_ONTOLOGY_H_
