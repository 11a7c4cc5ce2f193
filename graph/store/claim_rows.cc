#include "graph/store/claim_rows.h"

#include <optional>
#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "graph/model/status.h"
#include "graph/store/draft_reads.h"
#include "graph/store/indexed_text.h"

namespace entente {

std::vector<RowPlace> IndexRowsOf(const PreparedClaim& claim) {
  std::vector<RowPlace> rows;
  const std::string& predicate = claim.proposition.predicate;
  if (IsIndexedByText(predicate)) {
    rows.push_back({PartitionOf(Table::kByText, predicate),
                    ByTextSuffix(IndexedText(predicate, claim.proposition.object), claim.place)});
  } else {
    rows.push_back({PartitionOf(Table::kByPredicate, predicate), ByPredicateSuffix(claim.place)});
  }
  if (const EntityId* object = std::get_if<EntityId>(&claim.proposition.object)) {
    rows.push_back({PartitionOf(Table::kIncoming, *object), IncomingSuffix(claim.place)});
  }
  return rows;
}

absl::Status PutClaim(const PreparedClaim& claim, Draft& draft) {
  draft.Put(RowKind::kTruth, claim.row, claim.bytes);
  draft.Put(RowKind::kDerived, ClaimByIdRow(claim.id), EncodeRowPlace(claim.row));
  for (const RowPlace& index : IndexRowsOf(claim)) {
    ASSIGN_OR_RETURN(const std::optional<ScannedRow> there, draft.Get(index));
    if (there.has_value()) break;  // they are written together
    draft.Put(RowKind::kDerived, index, std::string());
  }
  for (const EntityId& entity : EntitiesOf(*claim.claim)) {
    ASSIGN_OR_RETURN(const bool known, EntityExists(draft, entity));
    if (!known) draft.Put(RowKind::kDerived, EntityRow(entity), std::string());
  }
  return absl::OkStatus();
}

absl::Status CheckNewInstance(const PreparedClaim& claim, Draft& draft) {
  ASSIGN_OR_RETURN(const std::vector<ScannedRow> rows,
                   draft.Scan({claim.row.partition, claim.place.key.bytes}));
  return rows.empty() ? absl::OkStatus() : InstanceTaken(claim.claim->instance);
}

absl::Status InstanceTaken(uint32_t instance) {
  return WithDetail(
      absl::AbortedError(absl::StrCat("instance ", instance, " of this proposition is ",
                                      "there already; try again with another request id")),
      {"INSTANCE_TAKEN", "new_instance", absl::StrCat(instance)});
}

void PutDocumentClaims(const std::map<EntityId, std::vector<ClaimId>>& claims, Draft& draft) {
  for (const auto& [document, ids] : claims) {
    std::string value;
    value.reserve(ids.size() * sizeof(RecordId::bytes));
    for (const ClaimId& id : ids) value.append(id.bytes.begin(), id.bytes.end());
    draft.Put(RowKind::kDerived,
              {PartitionOf(Table::kDocumentClaims, document), RevisionSuffix(draft.next())},
              std::move(value));
  }
}

}  // namespace entente
