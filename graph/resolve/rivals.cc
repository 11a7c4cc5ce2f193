#include "graph/resolve/rivals.h"

#include <variant>

namespace entente {
namespace {

template <typename T>
const T* ValueAs(const Object& object) {
  const Value* value = std::get_if<Value>(&object);
  return value == nullptr ? nullptr : std::get_if<T>(&value->value);
}

bool QuantitiesExclude(const Quantity& a, const Interval& figures_a, const Quantity& b,
                       const Interval& figures_b) {
  if (a.unit != b.unit || a.measure != b.measure) return false;
  return figures_a.high < figures_b.low || figures_b.high < figures_a.low;
}

}  // namespace

bool LiesIn(const EntityId& inner, const EntityId& outer, const Surroundings& around) {
  const auto places = around.places_around.find(inner);
  return places != around.places_around.end() && places->second.contains(outer);
}

bool Exclude(const Contender& a, const Contender& b, const Surroundings& around) {
  const Proposition& left = *a.proposition;
  const Proposition& right = *b.proposition;
  if (left.subject != right.subject || left.qualifiers != right.qualifiers ||
      left.object == right.object) {
    return false;
  }
  const bool left_none = ValueAs<NoValue>(left.object) != nullptr;
  const bool right_none = ValueAs<NoValue>(right.object) != nullptr;
  if (left_none || right_none) return true;
  if (ValueAs<SomeValue>(left.object) != nullptr || ValueAs<SomeValue>(right.object) != nullptr) {
    return false;
  }
  const EntityId* left_entity = std::get_if<EntityId>(&left.object);
  const EntityId* right_entity = std::get_if<EntityId>(&right.object);
  if (left_entity != nullptr && right_entity != nullptr) {
    return !LiesIn(*left_entity, *right_entity, around) &&
           !LiesIn(*right_entity, *left_entity, around);
  }
  const Quantity* left_quantity = ValueAs<Quantity>(left.object);
  const Quantity* right_quantity = ValueAs<Quantity>(right.object);
  if (left_quantity != nullptr && right_quantity != nullptr) {
    return QuantitiesExclude(*left_quantity, a.figures, *right_quantity, b.figures);
  }
  return true;
}

}  // namespace entente
