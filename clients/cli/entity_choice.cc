#include "clients/cli/entity_choice.h"

#include "absl/strings/str_cat.h"
#include "clients/cli/entity_lookup.h"
#include "clients/cpp/rpc_error.h"
#include "clients/cpp/shown_text.h"

namespace entente {

absl::StatusOr<std::string> ChosenEntity(Session& session, absl::string_view flag,
                                         const std::string& text, bool may_be_new) {
  const auto id = LookupIn(*session.connection, session.flags.graph, "")(flag, text);
  const auto error = RpcErrorOf(id.status());
  const bool unknown = error.has_value() && error->reason == "UNKNOWN_ENTITY";
  if (unknown && may_be_new) {
    session.err << EscapeForTerminal(absl::StrCat(flag, ": ", text, " is new")) << '\n';
    return text;
  }
  if (id.ok() && *id != text) {
    session.err << EscapeForTerminal(absl::StrCat(flag, ": ", text, " -> ", *id)) << '\n';
  }
  return id;
}

}  // namespace entente
