#include "server/name_reads.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "graph/model/entity_id.h"
#include "graph/model/status.h"
#include "graph/model/utf8.h"
#include "graph/query/named_entity.h"
#include "graph/query/names.h"
#include "server/convert/rows.h"
#include "server/named_entities.h"
#include "server/reading.h"

namespace entente {
namespace {

constexpr uint32_t kMostCandidates = 100;

absl::StatusOr<NamePattern> PatternFromWire(const v1::ResolveNameRequest& wire,
                                            const Limits& limits) {
  if (wire.name().empty()) {
    return InvalidField("FIELD_MISSING", "name", "", "whose name? give a name, an id or a code");
  }
  if (wire.name().size() > limits.text_bytes || !IsUtf8(wire.name())) {
    return InvalidField("TEXT_TOO_LONG", "name", wire.name().substr(0, 64),
                        absl::StrCat("name has ", wire.name().size(), " bytes; at most ",
                                     limits.text_bytes, " of UTF-8"));
  }
  if (!(wire.least_score() >= 0 && wire.least_score() <= 1)) {
    return InvalidField("INVALID_SCORE", "least_score", absl::StrCat(wire.least_score()),
                        absl::StrCat("least_score ", wire.least_score(), "; a score is 0 to 1"));
  }
  if (wire.limit() > kMostCandidates) {
    return InvalidField("LIMIT_PAGE", "limit", absl::StrCat(wire.limit()),
                        absl::StrCat("limit ", wire.limit(), "; at most ", kMostCandidates));
  }
  NamePattern pattern;
  pattern.text = wire.name();
  pattern.type = wire.type();
  pattern.language = wire.language();
  pattern.kind = wire.kind();
  if (wire.least_score() > 0) pattern.least_score = wire.least_score();
  if (wire.limit() > 0) pattern.limit = wire.limit();
  return pattern;
}

v1::NameCandidate ToWire(const NameCandidate& candidate) {
  v1::NameCandidate wire;
  wire.set_id(candidate.id);
  wire.set_score(candidate.match.score);
  wire.set_reason(NameReasonToWire(candidate.match.reason));
  if (candidate.row.has_value()) *wire.mutable_row() = ToWire(*candidate.row);
  wire.mutable_types()->Assign(candidate.types.begin(), candidate.types.end());
  wire.set_name(candidate.name);
  return wire;
}

}  // namespace

absl::Status ReadName(Premises& premises, const Call& call, const v1::ResolveNameRequest& request,
                      v1::ResolveNameResponse* response) {
  ASSIGN_OR_RETURN(const NamePattern pattern, PatternFromWire(request, premises.limits()));
  ASSIGN_OR_RETURN(const std::unique_ptr<Reading> reading,
                   Reading::Begin(premises, call, request.scope()));
  ASSIGN_OR_RETURN(const NameAnswer answer, FindNames(reading->view(), pattern));
  if (ValidateEntityId(pattern.text).ok()) {
    ASSIGN_OR_RETURN(const std::vector<NamedEntity> named,
                     EntitiesNamed(reading->view(), {pattern.text}));
    // What is recorded since would make the answer at this revision another one.
    if (!named.front().id.empty() && !named.front().later) {
      ASSIGN_OR_RETURN(*response->mutable_means(), reading->view().Canonical(named.front().id));
    }
  }
  for (const NameCandidate& candidate : answer.candidates) {
    *response->add_candidates() = ToWire(candidate);
  }
  reading->budget().ChargeRows(answer.candidates.size());
  response->set_too_many_names(answer.too_many);
  *response->mutable_scope() = reading->scope();
  Ending ending;
  ending.complete = !answer.more;
  if (answer.more) ending.truncated_by = "LIMIT";
  ending.hidden = answer.hidden;
  *response->mutable_trailer() = reading->TrailerFor(ending);
  return absl::OkStatus();
}

}  // namespace entente
