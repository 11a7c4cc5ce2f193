// What a writer may choose as an entity's id.
#ifndef ENTENTE_GRAPH_MODEL_ENTITY_ID_H_
#define ENTENTE_GRAPH_MODEL_ENTITY_ID_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace entente {

// kInvalidArgument (reason INVALID_ENTITY_ID) unless `id` is 1..256 bytes of UTF-8, without control
// characters, and not only spaces. Ids are compared byte by byte; nothing is normalised.
absl::Status ValidateEntityId(absl::string_view id);

}  // namespace entente

#endif  // ENTENTE_GRAPH_MODEL_ENTITY_ID_H_
