#include "graph/store/indexed_text.h"

#include <variant>

#include "graph/encoding/name_text.h"
#include "graph/model/utf8.h"
#include "graph/ontology/well_known.h"

namespace entente {

bool IsIndexedByText(absl::string_view predicate) {
  return predicate == kTypePredicate || predicate == kNamePredicate ||
         predicate == kExternalIdPredicate;
}

std::string IndexedText(absl::string_view predicate, const Object& object) {
  const Value* value = std::get_if<Value>(&object);
  const Text* text = value == nullptr ? nullptr : std::get_if<Text>(&value->value);
  if (text == nullptr) return std::string();
  if (predicate == kNamePredicate) return NormalizeName(text->text);
  return std::string(Utf8Prefix(text->text, kIndexedTextBytes));
}

}  // namespace entente
