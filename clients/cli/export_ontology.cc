#include "clients/cli/export_ontology.h"

#include "clients/cpp/again.h"
#include "clients/cpp/status_macros.h"
#include "entente/v1/options.pb.h"

namespace entente {

ExportOntology::ExportOntology(const google::protobuf::FileDescriptorSet& descriptors) {
  for (const auto& file : descriptors.file()) {
    for (const auto& message : file.message_type()) {
      const v1::RelationOptions& relation = message.options().GetExtension(v1::relation);
      const bool is_relation = message.options().HasExtension(v1::relation);
      const std::string& name =
          is_relation ? relation.predicate()
                      : message.options().GetExtension(v1::attribute_predicate).predicate();
      if (name.empty()) continue;
      if (!relation.inverse().empty()) inverses_[relation.inverse()] = name;
      if (relation.symmetric()) symmetric_.insert(name);
      steps_[name].assign(relation.derived().begin(), relation.derived().end());
      for (const auto& field : message.field()) {
        const auto& values = field.options().GetExtension(v1::qualifier).values();
        values_[name][field.name()].assign(values.begin(), values.end());
      }
    }
  }
}

absl::StatusOr<ExportOntology> ExportOntology::Read(Connection& connection,
                                                    const std::string& graph) {
  v1::GetOntologyRequest request;
  request.set_graph(graph);
  v1::GetOntologyResponse ontology;
  RETURN_IF_ERROR(CallAgain(connection, request, &ontology));
  return ExportOntology(ontology.descriptors());
}

std::string ExportOntology::PredicateNamed(const std::string& name) const {
  const auto inverse = inverses_.find(name);
  return inverse == inverses_.end() ? name : inverse->second;
}

std::vector<std::string> ExportOntology::QualifierValues(const std::string& predicate,
                                                         const std::string& qualifier) const {
  std::vector<std::string> names = {predicate};
  const auto steps = steps_.find(predicate);
  if (steps != steps_.end()) names.insert(names.end(), steps->second.begin(), steps->second.end());
  for (const std::string& name : names) {
    const auto fields = values_.find(PredicateNamed(name));
    if (fields == values_.end()) continue;
    const auto values = fields->second.find(qualifier);
    if (values != fields->second.end() && !values->second.empty()) return values->second;
  }
  return {};
}

}  // namespace entente
