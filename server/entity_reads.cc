#include "server/entity_reads.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "graph/model/status.h"
#include "graph/query/queries.h"
#include "server/convert/field_path.h"
#include "server/convert/patterns.h"
#include "server/convert/rows.h"
#include "server/convert/values.h"
#include "server/entity_view.h"
#include "server/named_entities.h"
#include "server/page.h"
#include "server/reading.h"

namespace entente {
namespace {

constexpr size_t kMostIds = 1'000;
constexpr uint64_t kEntitiesARound = 256;

absl::Status AnswerTooLarge(size_t bytes, size_t most) {
  return Refusal(absl::StatusCode::kResourceExhausted, "LIMIT_ANSWER",
                 absl::StrCat("the answer has more than ", bytes, " bytes; at most ", most,
                              " are sent at once; ask for fewer entities or without evidence"));
}

}  // namespace

absl::Status ReadEntity(Premises& premises, const Call& call, const v1::GetEntityRequest& request,
                        v1::GetEntityResponse* response) {
  ASSIGN_OR_RETURN(EntityId id, EntityFromWire(request.id(), "id"));
  ASSIGN_OR_RETURN(const std::unique_ptr<Reading> reading,
                   Reading::Begin(premises, call, request.scope()));
  RETURN_IF_ERROR(ResolveEntityField(*reading, "id", &id));
  ASSIGN_OR_RETURN(const std::vector<EntityNote> notes, NotesOf(reading->view(), {id}));
  if (notes.front().first_revision == 0) {
    return WithDetail(
        absl::NotFoundError(absl::StrCat("no claim or judgement names \"", id, "\" at revision ",
                                         reading->view().as_of().recorded_at)),
        {"ENTITY_NOT_FOUND", "id", id});
  }
  Ending ending;
  ASSIGN_OR_RETURN(*response->mutable_entity(),
                   EntityOf(notes.front(), request.evidence(), *reading, &ending));
  *response->mutable_scope() = reading->scope();
  *response->mutable_trailer() = reading->TrailerFor(ending);
  const size_t most = premises.limits().unary_answer_bytes;
  if (response->ByteSizeLong() > most) return AnswerTooLarge(most, most);
  return absl::OkStatus();
}

absl::Status ReadEntities(Premises& premises, const Call& call,
                          const v1::BatchGetEntitiesRequest& request,
                          v1::BatchGetEntitiesResponse* response) {
  const size_t count = static_cast<size_t>(request.ids_size());
  if (count == 0 || count > kMostIds) {
    return InvalidField(count == 0 ? "FIELD_MISSING" : "LIMIT_IDS", "ids", absl::StrCat(count),
                        absl::StrCat(count, " ids; ask for 1 to ", kMostIds));
  }
  std::vector<EntityId> ids;
  for (int i = 0; i < request.ids_size(); ++i) {
    ASSIGN_OR_RETURN(EntityId id, EntityFromWire(request.ids(i), Item("ids", i)));
    ids.push_back(std::move(id));
  }
  ASSIGN_OR_RETURN(const std::unique_ptr<Reading> reading,
                   Reading::Begin(premises, call, request.scope()));
  RETURN_IF_ERROR(ResolveKnownEntities(*reading, ItemsOf("ids", &ids)));
  ASSIGN_OR_RETURN(const std::vector<EntityNote> notes, NotesOf(reading->view(), ids));
  const size_t most = premises.limits().unary_answer_bytes;
  size_t bytes = 0;
  Ending ending;
  for (size_t i = 0; i < notes.size(); ++i) {
    const EntityNote& note = notes[i];
    if (note.first_revision == 0) {
      response->add_missing(ids[i]);
      continue;
    }
    ASSIGN_OR_RETURN(v1::Entity entity, EntityOf(note, request.evidence(), *reading, &ending));
    bytes += entity.ByteSizeLong();
    if (bytes > most) return AnswerTooLarge(most, most);
    *response->add_entities() = std::move(entity);
    // No cursor could say which ids are left: the caller asks for fewer.
    if (!ending.complete) {
      return WithDetail(
          absl::ResourceExhaustedError(absl::StrCat("the budget ran out at \"", note.id, "\", of ",
                                                    count, " ids; ask for fewer, or raise it")),
          {ending.truncated_by, "ids", note.id});
    }
  }
  *response->mutable_scope() = reading->scope();
  *response->mutable_trailer() = reading->TrailerFor(ending);
  return absl::OkStatus();
}

absl::Status ReadEntityList(Premises& premises, const Call& call,
                            const v1::ListEntitiesRequest& request,
                            v1::ListEntitiesResponse* response) {
  const Limits& limits = premises.limits();
  ASSIGN_OR_RETURN(const EntityPattern pattern, PatternFromWire(request));
  ASSIGN_OR_RETURN(const uint64_t rows,
                   PageFromWire(request.page_size(), limits.page_default, limits.page_most));
  ASSIGN_OR_RETURN(
      const std::unique_ptr<Reading> reading,
      Reading::Begin(premises, call, request.scope(), PagingOf(call, "ListEntities", request)));
  const AskRows<EntityNote> ask = [&](uint64_t most, const Bookmark& from,
                                      const std::function<absl::Status(EntityNote)>& sink) {
    return ListEntities(reading->view(), pattern, most, from, sink);
  };
  const RowToWire<EntityNote, v1::EntitySummary> to_wire =
      [](const EntityNote& note) -> absl::StatusOr<v1::EntitySummary> { return ToWire(note); };
  uint64_t round = kEntitiesARound;
  const size_t bytes = limits.unary_answer_bytes / 4 * 3;  // leaves room for scope and trailer
  ASSIGN_OR_RETURN(const Ending ending, TakePage({rows, bytes, bytes}, reading->bookmark(), ask,
                                                 to_wire, &round, response->mutable_entities()));
  *response->mutable_scope() = reading->scope();
  *response->mutable_trailer() = reading->TrailerFor(ending);
  return absl::OkStatus();
}

}  // namespace entente
