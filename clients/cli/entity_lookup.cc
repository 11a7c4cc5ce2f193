#include "clients/cli/entity_lookup.h"

#include <optional>

#include "clients/cli/exit_code.h"
#include "clients/cpp/rpc_error.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

absl::Status Empty(absl::string_view flag) {
  return UsageError(flag, "", "empty: an entity's id or name is expected");
}

}  // namespace

Lookup AsGiven() {
  return [](absl::string_view flag, const std::string& text) -> absl::StatusOr<std::string> {
    if (text.empty()) return Empty(flag);
    return text;
  };
}

Lookup LookupIn(Connection& connection, const std::string& graph, const std::string& recorded_at) {
  return [&connection, graph, recorded_at](absl::string_view flag,
                                           const std::string& text) -> absl::StatusOr<std::string> {
    if (text.empty()) return Empty(flag);
    v1::GetEntityRequest request;
    request.mutable_scope()->set_graph(graph);
    request.mutable_scope()->mutable_as_of()->set_valid("ALL");
    request.mutable_scope()->mutable_as_of()->set_recorded_at(recorded_at);
    request.set_id(text);
    v1::GetEntityResponse answer;
    const absl::Status status = connection.Call(request, &answer);
    if (status.ok()) {
      for (const v1::ResolvedName& name : answer.scope().resolved_names()) {
        if (name.field() == "id") return name.id();
      }
      return text;  // an id stays as given, also where the entity has others
    }
    std::optional<RpcError> error = RpcErrorOf(status);
    if (!error.has_value() || error->field != "id") return status;
    error->field = std::string(flag);
    return WithRpcError(status, *error);
  };
}

}  // namespace entente
