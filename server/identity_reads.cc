#include "server/identity_reads.h"

#include <algorithm>
#include <memory>

#include "absl/strings/str_cat.h"
#include "graph/model/status.h"
#include "graph/query/entity_identity.h"
#include "server/convert/field_path.h"
#include "server/convert/identity.h"
#include "server/convert/values.h"
#include "server/errors.h"
#include "server/named_entities.h"
#include "server/reading.h"

namespace entente {

absl::Status ReadIdentity(Premises& premises, const Call& call,
                          const v1::GetIdentityRequest& request,
                          v1::GetIdentityResponse* response) {
  ASSIGN_OR_RETURN(EntityId id, EntityFromWire(request.id(), "id"));
  ASSIGN_OR_RETURN(const std::unique_ptr<Reading> reading,
                   Reading::Begin(premises, call, request.scope()));
  RETURN_IF_ERROR(ResolveRecordedNames(*reading, {{"id", &id}}));
  ASSIGN_OR_RETURN(const IdentityAnswer answer, AskIdentity(reading->view(), id));
  const bool exists =
      std::any_of(answer.members.begin(), answer.members.end(),
                  [](const EntityMember& member) { return member.first_named > 0; });
  if (!exists) {
    return WithDetail(absl::NotFoundError(absl::StrCat("no claim names \"", id, "\" at revision ",
                                                       reading->view().as_of().recorded_at)),
                      {"ENTITY_NOT_FOUND", "id", id});
  }
  *response = ToWire(answer);
  *response->mutable_scope() = reading->scope();
  *response->mutable_trailer() = reading->TrailerFor(Ending());
  const size_t most = premises.limits().unary_answer_bytes;
  if (response->ByteSizeLong() <= most) return absl::OkStatus();
  return Refusal(absl::StatusCode::kResourceExhausted, "LIMIT_ANSWER",
                 absl::StrCat("what was judged of \"", id, "\" has more than ", most,
                              " bytes; GetEntity tells its ids alone"));
}

}  // namespace entente
