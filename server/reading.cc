#include "server/reading.h"

#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "graph/model/status.h"
#include "server/convert/field_path.h"
#include "server/convert/lenses.h"
#include "server/convert/scopes.h"

namespace entente {
namespace {

struct Resolved {
  AsOf as_of;
  Lens lens;
};

absl::StatusOr<Resolved> ResolveAnew(const v1::ReadScope& scope, const Store& store) {
  Resolved resolved;
  ASSIGN_OR_RETURN(resolved.as_of, At("scope.as_of", AsOfFromWire(scope.as_of(), store)));
  ASSIGN_OR_RETURN(resolved.lens, At("scope.lens", LensChoiceFromWire(scope.lens(), store)));
  return resolved;
}

// The version of a stored lens is the first page's, whatever has been stored since.
absl::StatusOr<Resolved> Resume(const PagePosition& position, const v1::ReadScope& scope,
                                const Store& store) {
  Resolved resolved;
  resolved.as_of = position.as_of;
  ASSIGN_OR_RETURN(resolved.as_of.recorded_at,
                   Named("page_token", store.ResolveRecorded(position.as_of.recorded_at)));
  if (position.lens_version == 0) {
    ASSIGN_OR_RETURN(resolved.lens, At("scope.lens", LensChoiceFromWire(scope.lens(), store)));
  } else {
    const std::string name = absl::StrCat(position.lens_name, "@", position.lens_version);
    ASSIGN_OR_RETURN(resolved.lens, Named("scope.lens.name", store.FindLens(name)));
  }
  return resolved;
}

}  // namespace

Reading::Reading(std::shared_ptr<OpenGraph> graph, const Call& call, const AsOf& as_of,
                 const Lens& lens, const Budget::Amounts& amounts)
    : graph_(std::move(graph)),
      budget_(amounts, call.deadline(), [&call] { return call.cancelled(); }),
      view_(*graph_->store, as_of, lens, budget_),
      records_(view_) {}

absl::StatusOr<std::unique_ptr<Reading>> Reading::Begin(const Premises& premises, const Call& call,
                                                        const v1::ReadScope& scope,
                                                        const Paging& paging) {
  ASSIGN_OR_RETURN(std::shared_ptr<OpenGraph> graph, At("scope", premises.Find(scope.graph())));
  const Store& store = *graph->store;
  ASSIGN_OR_RETURN(const Budget::Amounts amounts,
                   At("scope.budget", BudgetFromWire(scope.budget(), premises.limits())));
  std::optional<PagePosition> position;
  if (!paging.token.empty()) {
    ASSIGN_OR_RETURN(position, OpenPage(store.graph().cursor_key, paging.binding, paging.token));
  }
  ASSIGN_OR_RETURN(const Resolved resolved, position.has_value() ? Resume(*position, scope, store)
                                                                 : ResolveAnew(scope, store));
  std::unique_ptr<Reading> reading(
      new Reading(std::move(graph), call, resolved.as_of, resolved.lens, amounts));
  reading->binding_ = paging.binding;
  if (position.has_value()) reading->bookmark_ = position->bookmark;
  ASSIGN_OR_RETURN(const std::string recorded_at,
                   reading->records_.TimeOf(resolved.as_of.recorded_at));
  reading->scope_ = ScopeToWire(store.graph().name, resolved.as_of, resolved.lens, recorded_at);
  return reading;
}

v1::Trailer Reading::TrailerFor(const Ending& ending) const {
  std::string token;
  if (!ending.complete && !ending.resume.empty()) {
    const Lens& lens = view_.lens();
    token = SealPage(graph_->store->graph().cursor_key, binding_,
                     {view_.as_of(), lens.name, lens.version, ending.resume});
  }
  return TrailerToWire(ending, budget_, token);
}

}  // namespace entente
