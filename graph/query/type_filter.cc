#include "graph/query/type_filter.h"

#include <variant>

#include "graph/model/status.h"
#include "graph/ontology/well_known.h"

namespace entente {

absl::StatusOr<std::vector<std::vector<std::string>>> TypesOf(View& view,
                                                              absl::Span<const EntityId> entities) {
  ASSIGN_OR_RETURN(const auto rows, view.RowsOfEach(entities, kTypePredicate));
  std::vector<std::vector<std::string>> types;
  for (const std::vector<PropositionRow>& of_one : rows) {
    std::set<std::string> names;
    for (const PropositionRow& row : of_one) {
      const Value* value = std::get_if<Value>(&row.proposition.object);
      const Text* text = value == nullptr ? nullptr : std::get_if<Text>(&value->value);
      if (text != nullptr) names.insert(text->text);
    }
    types.emplace_back(names.begin(), names.end());
  }
  return types;
}

absl::StatusOr<std::set<EntityId>> OfType(View& view, const std::set<EntityId>& entities,
                                          absl::string_view type) {
  const std::vector<EntityId> listed(entities.begin(), entities.end());
  ASSIGN_OR_RETURN(const auto types, view.StandingTypesOf(listed));
  std::set<EntityId> of_type;
  for (size_t i = 0; i < listed.size(); ++i) {
    for (const std::string& name : types[i]) {
      if (view.ontology().IsA(name, type)) of_type.insert(listed[i]);
    }
  }
  return of_type;
}

}  // namespace entente
