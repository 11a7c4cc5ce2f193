#include "tests/cases/case_ontology.h"

#include <string>

namespace entente {

Ontology OntologyOfCase(const nlohmann::json& one, const Ontology& built_in) {
  if (!one.value("open", false)) return built_in;
  OntologyTimes times;
  times.open = true;
  const nlohmann::json types = one.value("types", nlohmann::json::object());
  for (const auto& [entity, stated] : types.items()) {
    if (stated.is_string()) times.undeclared_types.emplace(stated.get<std::string>(), 0);
    if (!stated.is_array()) continue;
    for (const nlohmann::json& type : stated)
      times.undeclared_types.emplace(type.get<std::string>(), 0);
  }
  for (const nlohmann::json& claim : one.at("claims")) {
    times.undeclared_predicates.emplace(claim.at("p").get<std::string>(), 0);
  }
  return built_in.WithTimes(times);  // what is declared stays as declared
}

}  // namespace entente
