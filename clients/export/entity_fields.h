// An entity in columns.
#ifndef ENTENTE_CLIENTS_EXPORT_ENTITY_FIELDS_H_
#define ENTENTE_CLIENTS_EXPORT_ENTITY_FIELDS_H_

#include <string>
#include <vector>

#include "clients/export/field.h"
#include "clients/export/sink.h"

namespace entente {

// All of an entity but its id: label, types, its code where codes are asked for, its first point as
// latitude and longitude, its other ids (JSON), which fields hold a contested value, and a column a
// field of the built-in types' views. Such a column is a JSON list: of each value its words, or
// with qualifiers {"value": WORDS, NAME: ...}. Fields of types of the graph's own ontology are one
// JSON object, `own_attributes`, and so are values that no view has a field for, by predicate.
std::vector<Column> EntityColumns(bool codes);
std::vector<Cell> EntityCells(const ExportedEntity& exported, bool codes);

// The value of the attribute whose qualifier "scheme" is `scheme`; of several all, with blanks
// between; empty for none.
std::string CodeOf(const v1::Entity& entity, const std::string& scheme);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_EXPORT_ENTITY_FIELDS_H_
