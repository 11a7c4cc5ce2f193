#include "server/reading.h"

#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "graph/model/status.h"
#include "server/convert/field_path.h"
#include "server/convert/lenses.h"
#include "server/convert/scopes.h"
#include "server/named_entities.h"

namespace entente {
namespace {

struct Resolved {
  AsOf as_of;
  Lens lens;
};

absl::StatusOr<Resolved> ResolveAnew(const v1::ReadScope& scope, const Store& store,
                                     absl::string_view field) {
  Resolved resolved;
  ASSIGN_OR_RETURN(resolved.as_of,
                   At(absl::StrCat(field, ".as_of"), AsOfFromWire(scope.as_of(), store)));
  ASSIGN_OR_RETURN(resolved.lens,
                   At(absl::StrCat(field, ".lens"), LensChoiceFromWire(scope.lens(), store)));
  return resolved;
}

// The version of a stored lens is the first page's, whatever has been stored since.
absl::StatusOr<Resolved> Resume(const PagePosition& position, const v1::ReadScope& scope,
                                const Store& store, absl::string_view field) {
  Resolved resolved;
  resolved.as_of = position.as_of;
  ASSIGN_OR_RETURN(resolved.as_of.recorded_at,
                   Named("page_token", store.ResolveRecorded(position.as_of.recorded_at)));
  if (position.lens_version == 0) {
    ASSIGN_OR_RETURN(resolved.lens,
                     At(absl::StrCat(field, ".lens"), LensChoiceFromWire(scope.lens(), store)));
  } else {
    const std::string name = absl::StrCat(position.lens_name, "@", position.lens_version);
    ASSIGN_OR_RETURN(resolved.lens, Named(absl::StrCat(field, ".lens.name"), store.FindLens(name)));
  }
  return resolved;
}

absl::StatusOr<Resolved> ResolveScope(const std::optional<PagePosition>& position,
                                      const v1::ReadScope& scope, const Store& store,
                                      absl::string_view field) {
  return position.has_value() ? Resume(*position, scope, store, field)
                              : ResolveAnew(scope, store, field);
}

}  // namespace

Reading::Reading(std::shared_ptr<const void> kept, std::shared_ptr<Budget> budget)
    : kept_(std::move(kept)), budget_(std::move(budget)) {}

absl::Status Reading::Look(const Store& store, const v1::ReadScope& scope,
                           const std::optional<PagePosition>& position, absl::string_view field) {
  ASSIGN_OR_RETURN(Resolved resolved, ResolveScope(position, scope, store, field));
  std::vector<v1::ResolvedName> names;
  if (scope.lens().has_inline_()) {
    ASSIGN_OR_RETURN(names, ResolveLens(store, resolved.as_of, *budget_,
                                        absl::StrCat(field, ".lens.inline"), &resolved.lens));
  }
  if (position.has_value()) bookmark_ = position->bookmark;
  RETURN_IF_ERROR(LookThrough(store, resolved.as_of, resolved.lens));
  for (const v1::ResolvedName& name : names) NoteName(name);
  return absl::OkStatus();
}

absl::Status Reading::LookThrough(const Store& store, const AsOf& as_of, const Lens& lens) {
  view_.emplace(store, as_of, lens, *budget_);
  records_.emplace(*view_);
  ASSIGN_OR_RETURN(const std::string recorded_at, records_->TimeOf(as_of.recorded_at));
  scope_ = ScopeToWire(store.graph().name, as_of, view_->lens(), recorded_at);
  return absl::OkStatus();
}

absl::StatusOr<std::unique_ptr<Reading>> Reading::Begin(const Premises& premises, const Call& call,
                                                        const v1::ReadScope& scope,
                                                        const Paging& paging,
                                                        absl::string_view field) {
  ASSIGN_OR_RETURN(std::shared_ptr<OpenGraph> graph, At(field, premises.Find(scope.graph())));
  const Store& store = *graph->store;
  ASSIGN_OR_RETURN(
      const Budget::Amounts amounts,
      At(absl::StrCat(field, ".budget"), BudgetFromWire(scope.budget(), premises.limits())));
  std::optional<PagePosition> position;
  if (!paging.token.empty()) {
    ASSIGN_OR_RETURN(position, OpenPage(store.graph().cursor_key, paging.binding, paging.token));
  }
  auto budget =
      std::make_shared<Budget>(amounts, call.deadline(), [&call] { return call.cancelled(); });
  std::unique_ptr<Reading> reading(new Reading(graph, std::move(budget)));
  reading->binding_ = paging.binding;
  RETURN_IF_ERROR(reading->Look(store, scope, position, field));
  return reading;
}

absl::StatusOr<std::unique_ptr<Reading>> Reading::BeginBeside(
    Reading& first, const v1::ReadScope& scope, const std::optional<PagePosition>& position,
    absl::string_view field) {
  const Store& store = first.view_->store();
  if (!scope.graph().empty() && scope.graph() != store.graph().name) {
    return InvalidField("ANOTHER_GRAPH", absl::StrCat(field, ".graph"), scope.graph(),
                        absl::StrCat("one answer is of one graph, here \"", store.graph().name,
                                     "\"; leave this empty or name the same"));
  }
  if (scope.has_budget()) {
    return InvalidField("SECOND_BUDGET", absl::StrCat(field, ".budget"), "",
                        "a call has one budget, the first scope's; leave this unset");
  }
  std::unique_ptr<Reading> reading(new Reading(first.kept_, first.budget_));
  RETURN_IF_ERROR(reading->Look(store, scope, position, field));
  return reading;
}

absl::StatusOr<std::unique_ptr<Reading>> Reading::BeginOver(
    Reading& first, std::shared_ptr<const DraftGraph> draft) {
  AsOf as_of = first.view_->as_of();
  as_of.recorded_at = draft->store().Head();
  const Store& store = draft->store();
  std::unique_ptr<Reading> reading(new Reading(std::move(draft), first.budget_));
  RETURN_IF_ERROR(reading->LookThrough(store, as_of, first.view_->lens()));
  *reading->scope_.mutable_resolved_names() = first.scope_.resolved_names();
  return reading;
}

PagePosition Reading::PositionAt(const Bookmark& bookmark) const {
  return {view_->as_of(), view_->lens().name, view_->lens().version, bookmark};
}

v1::Trailer Reading::TrailerFor(const Ending& ending) const {
  std::string token;
  if (!ending.complete && !ending.resume.empty()) {
    token = SealPage(view_->store().graph().cursor_key, binding_, PositionAt(ending.resume));
  }
  return TrailerToWire(ending, *budget_, token);
}

}  // namespace entente
