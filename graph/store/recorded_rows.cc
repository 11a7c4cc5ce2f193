// Rows come in suffix order: a claim, then each judgement on it directly followed by its retraction
// if it has one. So one pass with the last claim and the last judgement in hand is enough.
#include "graph/store/recorded_rows.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "graph/encoding/canonical.h"
#include "graph/model/status.h"

namespace entente {
namespace {

absl::Status Stray(const ScannedRow& row, absl::string_view what) {
  return absl::DataLossError(absl::StrCat("the row ", absl::CHexEscape(row.suffix), " of revision ",
                                          row.sequence, " is ", what));
}

// A retraction removes the judgement before it, which must be the one that it names.
absl::Status RemoveRetracted(const ScannedRow& row, const JudgementId& judgement,
                             JudgementId* retracted, std::vector<RecordedJudgement>* judgements) {
  if (*retracted == judgement) return absl::OkStatus();  // retracted twice: once is enough
  if (judgements->empty() || judgements->back().id != judgement) {
    return Stray(row, "the retraction of a judgement that is not there");
  }
  judgements->pop_back();
  *retracted = judgement;
  return absl::OkStatus();
}

absl::Status AppendJudgement(const ScannedRow& row, const JudgementId& id,
                             std::vector<RecordedJudgement>* judgements) {
  ASSIGN_OR_RETURN(Judgement judgement, DecodeJudgement(row.value));
  judgements->push_back({id, std::move(judgement), row.sequence});
  return absl::OkStatus();
}

void SortByRecording(std::vector<RecordedJudgement>* judgements) {
  std::sort(judgements->begin(), judgements->end(),
            [](const RecordedJudgement& a, const RecordedJudgement& b) {
              return std::tie(a.revision, a.id.bytes) < std::tie(b.revision, b.id.bytes);
            });
}

}  // namespace

std::string ClaimRowsPrefix(const PropositionKey& key, const ClaimId& claim) {
  return key.bytes + IdSuffix(claim);
}

absl::StatusOr<std::vector<RecordedClaim>> ReadClaims(absl::Span<const ScannedRow> rows) {
  std::vector<RecordedClaim> claims;
  JudgementId retracted;
  for (const ScannedRow& row : rows) {
    ASSIGN_OR_RETURN(const ClaimRowName name, ParseClaimSuffix(row.suffix));
    if (!name.judgement.has_value()) {
      ASSIGN_OR_RETURN(Claim claim, DecodeClaim(row.value));
      claims.push_back({name.claim, std::move(claim), row.sequence, {}});
      continue;
    }
    if (claims.empty() || claims.back().id != name.claim) {
      return Stray(row, "a judgement on a claim that is not there");
    }
    if (name.retraction.has_value()) {
      RETURN_IF_ERROR(RemoveRetracted(row, *name.judgement, &retracted, &claims.back().judgements));
    } else {
      RETURN_IF_ERROR(AppendJudgement(row, *name.judgement, &claims.back().judgements));
    }
  }
  for (RecordedClaim& claim : claims) SortByRecording(&claim.judgements);
  return claims;
}

absl::StatusOr<std::vector<RecordedJudgement>> ReadJudgements(absl::Span<const ScannedRow> rows) {
  std::vector<RecordedJudgement> judgements;
  JudgementId retracted;
  for (const ScannedRow& row : rows) {
    ASSIGN_OR_RETURN(const JudgementRowName name, ParseJudgementSuffix(row.suffix));
    if (name.retraction.has_value()) {
      RETURN_IF_ERROR(RemoveRetracted(row, name.judgement, &retracted, &judgements));
    } else {
      RETURN_IF_ERROR(AppendJudgement(row, name.judgement, &judgements));
    }
  }
  SortByRecording(&judgements);
  return judgements;
}

}  // namespace entente
