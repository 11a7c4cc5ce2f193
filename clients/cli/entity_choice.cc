#include "clients/cli/entity_choice.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/entity_lookup.h"
#include "clients/cpp/rpc_error.h"
#include "clients/cpp/shown_text.h"

namespace entente {
namespace {

constexpr uint32_t kMostNear = 3;
constexpr double kLeastScore = 0.45;  // as the server's own "did you mean"

// "; near it: Kursk Oblast (iso:RU-KRS)", so that a slip of the hand does not become an entity; or
// nothing, also where the server does not say.
std::string Near(Session& session, const std::string& text) {
  v1::ResolveNameRequest request;
  request.mutable_scope()->set_graph(session.flags.graph);
  request.mutable_scope()->mutable_as_of()->set_valid("ALL");
  request.set_name(text);
  request.set_least_score(kLeastScore);
  request.set_limit(kMostNear);
  v1::ResolveNameResponse answer;
  if (!session.connection->Call(request, &answer).ok() || answer.candidates().empty()) return "";
  const auto one = [](std::string* out, const v1::NameCandidate& candidate) {
    absl::StrAppend(out, candidate.name(), candidate.name().empty() ? "" : " (", candidate.id(),
                    candidate.name().empty() ? "" : ")");
  };
  return absl::StrCat("; near it: ", absl::StrJoin(answer.candidates(), ", ", one));
}

}  // namespace

absl::StatusOr<std::string> ChosenEntity(Session& session, absl::string_view flag,
                                         const std::string& text, bool may_be_new) {
  const auto id = LookupIn(*session.connection, session.flags.graph, "")(flag, text);
  const auto error = RpcErrorOf(id.status());
  const bool unknown = error.has_value() && error->reason == "ENTITY_NOT_FOUND";
  if (unknown && may_be_new) {
    session.err << EscapeForTerminal(absl::StrCat(flag, ": ", text, " is new", Near(session, text)))
                << '\n';
    return text;
  }
  if (id.ok() && *id != text) {
    session.err << EscapeForTerminal(absl::StrCat(flag, ": ", text, " -> ", *id)) << '\n';
  }
  return id;
}

}  // namespace entente
