// Entities named in what is recorded: shown before it is, since a record stays.
#ifndef ENTENTE_CLIENTS_CLI_ENTITY_CHOICE_H_
#define ENTENTE_CLIENTS_CLI_ENTITY_CHOICE_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "clients/cli/session.h"

namespace entente {

// The id that `text`, given as `flag`, stands for in the session's graph: itself where an entity
// has it; else the one entity with that name, which is told on the error stream as
// "--subject: kursk region -> iso:RU-KRS". With `may_be_new` a text that nothing has as id or name
// is the id of a new entity, and that is told with the nearest names. Errors as of a Lookup:
// kNotFound where nobody has it, AMBIGUOUS_NAME with the candidates where several do.
absl::StatusOr<std::string> ChosenEntity(Session& session, absl::string_view flag,
                                         const std::string& text, bool may_be_new);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_ENTITY_CHOICE_H_
