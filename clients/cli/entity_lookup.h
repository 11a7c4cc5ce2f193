// Entities as people give them: an id, or a name that one entity has.
#ifndef ENTENTE_CLIENTS_CLI_ENTITY_LOOKUP_H_
#define ENTENTE_CLIENTS_CLI_ENTITY_LOOKUP_H_

#include <functional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "clients/cpp/connection.h"

namespace entente {

// Turns the text that `flag` was given into what a request holds.
using Lookup =
    std::function<absl::StatusOr<std::string>(absl::string_view flag, const std::string& text)>;

// For reads, whose fields take ids and names alike: the text itself. A usage error where it is
// empty.
Lookup AsGiven();

// For requests that record something and so take ids only: the id of the entity that the server
// takes the text for, at any valid time under the default lens of `graph`, as recorded at
// `recorded_at` (empty: now). One call. Borrows `connection`. The server's errors
// (ENTITY_NOT_FOUND, AMBIGUOUS_NAME), at the flag.
Lookup LookupIn(Connection& connection, const std::string& graph, const std::string& recorded_at);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_ENTITY_LOOKUP_H_
