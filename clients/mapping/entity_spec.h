// `entities` and `document`: what things are and what they are called, as claims.
#ifndef ENTENTE_CLIENTS_MAPPING_ENTITY_SPEC_H_
#define ENTENTE_CLIENTS_MAPPING_ENTITY_SPEC_H_

#include <vector>

#include "absl/status/statusor.h"
#include "clients/mapping/claim_spec.h"

namespace entente {

// The keys of an entity:
//   as            the name by which claims call it
//   id            "cow:{ccode}"
//   type          one or several; a text may hold columns
//   names         a text, or a list of {text, language, kind, period, when, each}
//   external_ids  a list of {scheme, id, period, when}
//   title, published, address, licence, issued_by   of documents
//   voice, when, each
// These are claims of the data set as a whole, without a row, unless `voice` says otherwise: a file
// that names a state in a thousand rows says so once.

// Reads the names and ids of all entities, so that they may refer to one another.
absl::StatusOr<EntityIds> ReadEntityIds(const std::vector<YamlTree>& trees);

// The claims that one entity stands for.
absl::StatusOr<std::vector<ClaimSpec>> ReadEntity(const YamlTree& tree, const EntityIds& entities,
                                                  const VoiceSpec& voice);

// The claims about the data set's own document, whose id is `*id`. Its issuer may be an entity of
// its own: {id, type, names}.
absl::StatusOr<std::vector<ClaimSpec>> ReadDocument(const YamlTree& tree, std::string* id);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_MAPPING_ENTITY_SPEC_H_
