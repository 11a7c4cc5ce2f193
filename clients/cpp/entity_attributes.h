// What the view of an entity shows of it, whatever its type.
#ifndef ENTENTE_CLIENTS_CPP_ENTITY_ATTRIBUTES_H_
#define ENTENTE_CLIENTS_CPP_ENTITY_ATTRIBUTES_H_

#include <string>
#include <vector>

#include "entente/v1/graph_service.pb.h"

namespace entente {

// A field of the view and one value in it; borrowed from the entity.
struct ShownAttribute {
  std::string field;
  const v1::Attribute* attribute = nullptr;
  bool own = false;  // of a type that the graph's own ontology declares
};

// All of them, in the order of the view; none for an entity without a type.
std::vector<ShownAttribute> AttributesOf(const v1::Entity& entity);

// Those in `field`.
std::vector<const v1::Attribute*> AttributesOf(const v1::Entity& entity, const std::string& field);

// The fields of attributes that the views of the built-in types have, each once, by number.
std::vector<std::string> BuiltInAttributeFields();

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CPP_ENTITY_ATTRIBUTES_H_
