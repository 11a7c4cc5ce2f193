#include "clients/cli/entity_lookup.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/exit_code.h"
#include "clients/cpp/rpc_error.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

constexpr size_t kIdBytes = 256;      // no id is longer
constexpr uint32_t kCandidates = 10;  // as many as a line of error can name

std::string Described(const v1::EntitySummary& entity) {
  std::string text = entity.id();
  if (entity.names().empty() && entity.types().empty()) return text;
  absl::StrAppend(&text, " (", entity.names().empty() ? "" : entity.names(0),
                  entity.names().empty() || entity.types().empty() ? "" : ", ",
                  absl::StrJoin(entity.types(), " "), ")");
  return text;
}

}  // namespace

absl::StatusOr<std::string> ChooseEntity(absl::string_view flag, const std::string& text,
                                         const v1::ListEntitiesResponse& named) {
  if (named.entities_size() == 1) return named.entities(0).id();
  if (named.entities().empty()) {
    return WithRpcError(
        absl::NotFoundError(absl::StrCat("no entity has the id or name \"", text,
                                         "\": an id, or a name in full, is expected")),
        {"UNKNOWN_ENTITY", std::string(flag), text, {}});
  }
  const std::string candidates =
      absl::StrJoin(named.entities(), ", ", [](std::string* out, const v1::EntitySummary& entity) {
        absl::StrAppend(out, Described(entity));
      });
  const bool more = named.trailer().completion() == v1::COMPLETION_TRUNCATED;
  return WithRpcError(absl::InvalidArgumentError(absl::StrCat(
                          "several entities have the name \"", text,
                          "\": give the id of one: ", candidates, more ? ", and more" : "")),
                      {"AMBIGUOUS_NAME", std::string(flag), text, {}});
}

Lookup LookupIn(Connection& connection, const std::string& graph, const std::string& recorded_at) {
  return [&connection, graph, recorded_at](absl::string_view flag,
                                           const std::string& text) -> absl::StatusOr<std::string> {
    if (text.empty()) return UsageError(flag, "", "empty: an entity's id or name is expected");
    v1::ReadScope scope;
    scope.set_graph(graph);
    scope.mutable_as_of()->set_valid("ALL");
    scope.mutable_as_of()->set_recorded_at(recorded_at);
    if (text.size() <= kIdBytes) {
      v1::BatchGetEntitiesRequest request;
      *request.mutable_scope() = scope;
      request.add_ids(text);
      v1::BatchGetEntitiesResponse answer;
      RETURN_IF_ERROR(connection.Call(request, &answer));
      if (!answer.entities().empty()) return text;
    }
    v1::ListEntitiesRequest request;
    *request.mutable_scope() = scope;
    request.set_name(text);
    request.set_page_size(kCandidates);
    v1::ListEntitiesResponse answer;
    RETURN_IF_ERROR(connection.Call(request, &answer));
    return ChooseEntity(flag, text, answer);
  };
}

}  // namespace entente
