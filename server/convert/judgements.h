// Judgements and their retractions, wire <-> domain.
#ifndef ENTENTE_SERVER_CONVERT_JUDGEMENTS_H_
#define ENTENTE_SERVER_CONVERT_JUDGEMENTS_H_

#include <functional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "entente/v1/claim.pb.h"
#include "graph/model/judgement.h"

namespace entente {

// What the `ref`s of a commit stand for so far; kInvalidArgument (UNKNOWN_REF) for others.
struct KnownRefs {
  std::function<absl::StatusOr<ClaimId>(const std::string& ref)> claim;
  std::function<absl::StatusOr<JudgementId>(const std::string& ref)> judgement;
};

// Without principal. kInvalidArgument, with the field's path below the judgement, for what has no
// form in the domain; the rest is the store's to refuse.
absl::StatusOr<Judgement> JudgementFromWire(const v1::Judgement& wire, const KnownRefs& refs);
absl::StatusOr<Judgement> RetractionFromWire(const v1::RetractJudgement& wire,
                                             const KnownRefs& refs);

// REQUIRES: not a RetractJudgement.
v1::Judgement ToWire(const Judgement& judgement);
// REQUIRES: a RetractJudgement.
v1::RetractJudgement RetractionToWire(const Judgement& judgement);

// Exactly 16 bytes, else kInvalidArgument (INVALID_RECORD_ID) at `field`.
absl::Status RecordIdFromWire(const std::string& bytes, absl::string_view field, RecordId* id);
std::string RecordIdToWire(const RecordId& id);

}  // namespace entente

#endif  // ENTENTE_SERVER_CONVERT_JUDGEMENTS_H_
