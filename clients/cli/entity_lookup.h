// Entities as people give them: an id, or a name that one entity has.
#ifndef ENTENTE_CLIENTS_CLI_ENTITY_LOOKUP_H_
#define ENTENTE_CLIENTS_CLI_ENTITY_LOOKUP_H_

#include <functional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "clients/cpp/connection.h"

namespace entente {

// Turns the text that `flag` was given into an entity's id.
using Lookup =
    std::function<absl::StatusOr<std::string>(absl::string_view flag, const std::string& text)>;

// A lookup in `graph` as recorded at `recorded_at` (empty: now), whatever else the read asks: an
// entity that has exactly this id is it; else the one entity with this name at any time under the
// graph's default lens, exactly or normalised (case, accents, punctuation). Two calls at most.
// Borrows `connection`. kNotFound: nobody has the name. kInvalidArgument, reason AMBIGUOUS_NAME:
// several do; the message lists them.
Lookup LookupIn(Connection& connection, const std::string& graph, const std::string& recorded_at);

// The decision between the entities that have the name `text`.
absl::StatusOr<std::string> ChooseEntity(absl::string_view flag, const std::string& text,
                                         const v1::ListEntitiesResponse& named);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_ENTITY_LOOKUP_H_
