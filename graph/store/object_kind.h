// Which values a predicate's declared kind admits.
#ifndef ENTENTE_GRAPH_STORE_OBJECT_KIND_H_
#define ENTENTE_GRAPH_STORE_OBJECT_KIND_H_

#include "absl/strings/string_view.h"
#include "graph/model/value.h"
#include "graph/ontology/definitions.h"

namespace entente {

// SOME_VALUE or NO_VALUE: said without naming what.
bool IsUnnamed(const Value& value);

// Whether an attribute of this kind may have the value. Unnamed values are of every kind. A moment
// is a date or a datetime with its zone: one without is no point in time.
bool IsOfKind(const Value& value, ValueKind kind);

// "a text", "a quantity", ...: for messages.
absl::string_view KindName(ValueKind kind);

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_OBJECT_KIND_H_
