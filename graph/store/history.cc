// Rows of a claim lie together, so a history is one or two ranges; within a revision the commit's
// own record says in which order its changes came.
#include "graph/store/history.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "graph/encoding/canonical.h"
#include "graph/model/status.h"
#include "graph/store/draft.h"
#include "graph/store/draft_reads.h"
#include "graph/store/recorded_rows.h"

namespace entente {
namespace {

absl::Status AppendClaimRows(const std::vector<ScannedRow>& rows,
                             std::vector<HistoryEntry>* entries) {
  for (const ScannedRow& row : rows) {
    ASSIGN_OR_RETURN(const ClaimRowName name, ParseClaimSuffix(row.suffix));
    HistoryEntry entry{row.sequence, name.claim, {}};
    if (name.judgement.has_value()) {
      entry.id = name.retraction.has_value() ? *name.retraction : *name.judgement;
      ASSIGN_OR_RETURN(entry.recorded, DecodeJudgement(row.value));
    } else {
      ASSIGN_OR_RETURN(entry.recorded, DecodeClaim(row.value));
    }
    entries->push_back(std::move(entry));
  }
  return absl::OkStatus();
}

absl::Status AppendDocumentRows(const std::vector<ScannedRow>& rows,
                                std::vector<HistoryEntry>* entries) {
  for (const ScannedRow& row : rows) {
    ASSIGN_OR_RETURN(const JudgementRowName name, ParseJudgementSuffix(row.suffix));
    HistoryEntry entry{row.sequence, name.retraction.value_or(name.judgement), {}};
    ASSIGN_OR_RETURN(entry.recorded, DecodeJudgement(row.value));
    entries->push_back(std::move(entry));
  }
  return absl::OkStatus();
}

// Sorts by revision and place in the commit.
absl::Status SortByRecording(Draft& at, std::vector<HistoryEntry>* entries) {
  std::set<Revision> revisions;
  for (const HistoryEntry& entry : *entries) revisions.insert(entry.revision);
  std::vector<RowPlace> rows;
  for (const Revision revision : revisions) rows.push_back(CommitRow(revision));
  RETURN_IF_ERROR(at.FetchRows(rows));
  std::map<std::pair<Revision, RecordId>, size_t> order;
  for (const Revision revision : revisions) {
    ASSIGN_OR_RETURN(const std::optional<ScannedRow> row, at.Get(CommitRow(revision)));
    if (!row.has_value()) {
      return absl::DataLossError(absl::StrCat("revision ", revision, " has no commit record"));
    }
    ASSIGN_OR_RETURN(const CommitRecord record, DecodeCommitRecord(row->value));
    for (size_t i = 0; i < record.changes.size(); ++i) {
      order.try_emplace({revision, record.changes[i].id}, i);
    }
  }
  std::sort(entries->begin(), entries->end(), [&](const HistoryEntry& a, const HistoryEntry& b) {
    if (a.revision != b.revision) return a.revision < b.revision;
    return order[{a.revision, a.id}] < order[{b.revision, b.id}];
  });
  return absl::OkStatus();
}

// `claim_rows` with the judgements on the documents of its claims, in order.
absl::StatusOr<std::vector<HistoryEntry>> HistoryOf(Draft& at, const RowPlace& claim_rows) {
  std::vector<HistoryEntry> entries;
  ASSIGN_OR_RETURN(const std::vector<ScannedRow> rows, at.Scan(claim_rows));
  RETURN_IF_ERROR(AppendClaimRows(rows, &entries));
  std::set<EntityId> documents;
  for (const HistoryEntry& entry : entries) {
    const Claim* claim = std::get_if<Claim>(&entry.recorded);
    if (claim != nullptr) documents.insert(claim->voice.document);
  }
  for (const EntityId& document : documents) {
    ASSIGN_OR_RETURN(const std::vector<ScannedRow> judgements,
                     at.Scan(DocumentJudgementRows(document)));
    RETURN_IF_ERROR(AppendDocumentRows(judgements, &entries));
  }
  RETURN_IF_ERROR(SortByRecording(at, &entries));
  return entries;
}

}  // namespace

absl::StatusOr<std::vector<HistoryEntry>> HistoryOf(const Store& store, const ClaimId& claim,
                                                    Revision revision) {
  Draft at(store.engine(), revision);
  ASSIGN_OR_RETURN(const std::optional<RowPlace> place, PlaceOf(at, claim));
  if (!place.has_value()) {
    const std::string name = FormatRecordId(claim);
    return WithDetail(absl::NotFoundError(absl::StrCat("no claim ", name, " is recorded at ",
                                                       "revision ", revision)),
                      {"CLAIM_NOT_FOUND", "claim_id", name});
  }
  ASSIGN_OR_RETURN(const ClaimRowName name, ParseClaimSuffix(place->suffix));
  return HistoryOf(at, {place->partition, ClaimRowsPrefix(name.proposition, name.claim)});
}

absl::StatusOr<std::vector<HistoryEntry>> HistoryOf(const Store& store,
                                                    const PropositionPlace& proposition,
                                                    Revision revision) {
  Draft at(store.engine(), revision);
  return HistoryOf(at, {PartitionOf(Table::kClaim, proposition.subject), proposition.key.bytes});
}

}  // namespace entente
