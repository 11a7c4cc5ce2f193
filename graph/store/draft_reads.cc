#include "graph/store/draft_reads.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "graph/encoding/canonical.h"
#include "graph/model/status.h"
#include "graph/ontology/well_known.h"
#include "graph/store/recorded_rows.h"
#include "graph/store/standing.h"

namespace entente {
namespace {

RowPlace ByIdRow(Table table, const RecordId& id) {
  const std::string first(1, static_cast<char>(id.bytes[0]));
  return {PartitionOf(table, first), IdSuffix(id)};
}

// The claims of a range that assert a fact, retracted or not.
absl::StatusOr<std::vector<RecordedClaim>> FactsEverAsserted(Draft& draft, const RowPlace& prefix) {
  ASSIGN_OR_RETURN(const std::vector<ScannedRow> rows, draft.Scan(prefix));
  ASSIGN_OR_RETURN(std::vector<RecordedClaim> claims, ReadClaims(rows));
  std::erase_if(claims, [](const RecordedClaim& claim) {
    return claim.claim.stance != Stance::kAsserts || claim.claim.mood != Mood::kFact;
  });
  return claims;
}

// The type names that type claims give, each once.
std::vector<std::string> TypesIn(const std::vector<RecordedClaim>& claims) {
  std::vector<std::string> types;
  for (const RecordedClaim& claim : claims) {
    const Value* value = std::get_if<Value>(&claim.claim.object);
    const Text* text = value == nullptr ? nullptr : std::get_if<Text>(&value->value);
    if (text == nullptr) continue;
    if (std::find(types.begin(), types.end(), text->text) == types.end()) {
      types.push_back(text->text);
    }
  }
  return types;
}

}  // namespace

RowPlace EntityRow(const EntityId& entity) {
  return {PartitionOf(Table::kEntity), NameSuffix(entity)};
}

RowPlace JoinedRow(const EntityId& entity) {
  return {PartitionOf(Table::kJoined), NameSuffix(entity)};
}
RowPlace ClaimByIdRow(const ClaimId& claim) { return ByIdRow(Table::kClaimById, claim); }
RowPlace JudgementByIdRow(const JudgementId& judgement) {
  return ByIdRow(Table::kJudgementById, judgement);
}
RowPlace TypeClaimRows(const EntityId& entity) {
  return {PartitionOf(Table::kClaim, entity), PropositionPrefix(kTypePredicate)};
}
RowPlace DocumentJudgementRows(const EntityId& document) {
  return {PartitionOf(Table::kDocumentJudgement, document), std::string()};
}
RowPlace RequestRow(const std::string& principal, const std::string& request_id) {
  return {PartitionOf(Table::kRequest, principal), NameSuffix(request_id)};
}
RowPlace CommitRow(Revision revision) {
  return {PartitionOf(Table::kCommit), RevisionSuffix(revision)};
}

absl::StatusOr<bool> EntityExists(Draft& draft, const EntityId& entity) {
  ASSIGN_OR_RETURN(const std::optional<ScannedRow> row, draft.Get(EntityRow(entity)));
  return row.has_value();
}

absl::StatusOr<std::optional<RowPlace>> PlaceOf(Draft& draft, const ClaimId& claim) {
  ASSIGN_OR_RETURN(const std::optional<ScannedRow> row, draft.Get(ClaimByIdRow(claim)));
  if (!row.has_value()) return std::optional<RowPlace>();
  ASSIGN_OR_RETURN(RowPlace place, DecodeRowPlace(row->value));
  return std::optional<RowPlace>(std::move(place));
}

absl::StatusOr<std::optional<RecordedClaim>> FindClaim(Draft& draft, const ClaimId& claim) {
  ASSIGN_OR_RETURN(const std::optional<RowPlace> place, PlaceOf(draft, claim));
  if (!place.has_value()) return std::optional<RecordedClaim>();
  ASSIGN_OR_RETURN(const ClaimRowName name, ParseClaimSuffix(place->suffix));
  ASSIGN_OR_RETURN(const std::vector<ScannedRow> rows,
                   draft.Scan({place->partition, ClaimRowsPrefix(name.proposition, name.claim)}));
  ASSIGN_OR_RETURN(std::vector<RecordedClaim> claims, ReadClaims(rows));
  if (claims.size() != 1) {
    return absl::DataLossError(
        absl::StrCat("the claim ", FormatRecordId(claim), " is indexed but its row is not there"));
  }
  return std::optional<RecordedClaim>(std::move(claims.front()));
}

absl::StatusOr<std::vector<RecordedJudgement>> JudgementsOn(Draft& draft,
                                                            const EntityId& document) {
  ASSIGN_OR_RETURN(const std::vector<ScannedRow> rows, draft.Scan(DocumentJudgementRows(document)));
  return ReadJudgements(rows);
}

absl::StatusOr<bool> IsRetracted(Draft& draft, const RecordedClaim& claim) {
  ASSIGN_OR_RETURN(std::vector<RecordedJudgement> on_document,
                   JudgementsOn(draft, claim.claim.voice.document));
  return Retracted(claim, std::move(on_document));
}

absl::StatusOr<bool> IsRetracted(Draft& draft, const EntityId& document) {
  ASSIGN_OR_RETURN(std::vector<RecordedJudgement> on_document, JudgementsOn(draft, document));
  RecordedClaim nothing_said;
  nothing_said.claim.voice.document = document;
  return Retracted(nothing_said, std::move(on_document));
}

absl::StatusOr<std::vector<RecordedClaim>> AssertedFacts(Draft& draft, const RowPlace& prefix) {
  ASSIGN_OR_RETURN(const std::vector<RecordedClaim> claims, FactsEverAsserted(draft, prefix));
  std::vector<RowPlace> documents;
  for (const RecordedClaim& claim : claims) {
    documents.push_back(DocumentJudgementRows(claim.claim.voice.document));
  }
  RETURN_IF_ERROR(draft.FetchRanges(documents));
  std::vector<RecordedClaim> standing;
  for (const RecordedClaim& claim : claims) {
    ASSIGN_OR_RETURN(const bool retracted, IsRetracted(draft, claim));
    if (!retracted) standing.push_back(claim);
  }
  return standing;
}

absl::StatusOr<std::vector<std::string>> TypesOf(Draft& draft, const EntityId& entity) {
  ASSIGN_OR_RETURN(const std::vector<RecordedClaim> claims,
                   AssertedFacts(draft, TypeClaimRows(entity)));
  return TypesIn(claims);
}

absl::StatusOr<std::vector<std::string>> TypesEverOf(Draft& draft, const EntityId& entity) {
  ASSIGN_OR_RETURN(const std::vector<RecordedClaim> claims,
                   FactsEverAsserted(draft, TypeClaimRows(entity)));
  return TypesIn(claims);
}

}  // namespace entente
