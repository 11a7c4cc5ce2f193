// Taking keys of propositions off the front of longer suffixes. What a key is: row_keys.h.
#ifndef ENTENTE_GRAPH_ENCODING_PROPOSITION_KEY_H_
#define ENTENTE_GRAPH_ENCODING_PROPOSITION_KEY_H_

#include <functional>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "graph/encoding/row_keys.h"
#include "graph/model/value.h"

namespace entente {

// Takes a whole key off the front; kDataLoss if there is none.
absl::StatusOr<PropositionKey> TakePropositionKey(absl::string_view* bytes);

// Takes what follows the predicate in a key (object and rest) off the front; kDataLoss likewise.
absl::StatusOr<std::string> TakeKeyTail(absl::string_view* bytes);

// Of what follows the predicate: the object if it is an entity, else nullopt. kDataLoss if there is
// no object.
absl::StatusOr<std::optional<EntityId>> TakeObjectEntity(absl::string_view* bytes);

// The same key with other entities: the object, if it is one, as `object` gives it, each entity of
// a qualifier as `filler` does. nullopt where the rest is kept as a digest, so that the qualifiers
// cannot be told. kDataLoss as above.
using RenameEntity = std::function<EntityId(const EntityId&)>;
absl::StatusOr<std::optional<PropositionKey>> WithEntities(const PropositionKey& key,
                                                           const RenameEntity& object,
                                                           const RenameEntity& filler);

// Of what follows the predicate: the object if it is a text that the key holds whole; nullopt for
// another object, and for a text of more than about 120 bytes. kDataLoss if there is no object.
absl::StatusOr<std::optional<Text>> TakeObjectText(absl::string_view* bytes);

}  // namespace entente

#endif  // ENTENTE_GRAPH_ENCODING_PROPOSITION_KEY_H_
