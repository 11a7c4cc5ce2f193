// The three attributes that are found by their text rather than by their predicate alone.
#ifndef ENTENTE_GRAPH_STORE_INDEXED_TEXT_H_
#define ENTENTE_GRAPH_STORE_INDEXED_TEXT_H_

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"
#include "graph/model/claim.h"

namespace entente {

inline constexpr size_t kIndexedTextBytes = 128;

// Whether propositions of the predicate are indexed in table kByText (type, name, external_id)
// instead of table kByPredicate.
bool IsIndexedByText(absl::string_view predicate);

// The text under which a value of that predicate is indexed, at most kIndexedTextBytes: names
// normalised, others cut at a character. Empty for SOME_VALUE, NO_VALUE and names without letters
// and digits. Readers index what they look for in the same way, and compare the claims' own text.
std::string IndexedText(absl::string_view predicate, const Object& object);

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_INDEXED_TEXT_H_
