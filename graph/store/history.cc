// Rows of a claim lie together, so a history is one or two ranges; within a revision the commit's
// own record says in which order its changes came. Many histories are read in three rounds: the
// claims' ranges, their documents', the commits' records.
#include "graph/store/history.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "graph/encoding/canonical.h"
#include "graph/encoding/commit_record.h"
#include "graph/model/status.h"
#include "graph/store/draft_reads.h"
#include "graph/store/recorded_rows.h"

namespace entente {
namespace {

constexpr size_t kCommitsARound = 256;  // a record may tell of 2,000 changes

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

// Where each change stands in the commits that made these entries.
using Order = std::map<std::pair<Revision, RecordId>, size_t>;

absl::StatusOr<Order> OrderOf(ClaimReader& reader,
                              const std::vector<std::vector<HistoryEntry>>& histories) {
  std::set<Revision> distinct;
  for (const auto& entries : histories) {
    for (const HistoryEntry& entry : entries) distinct.insert(entry.revision);
  }
  const std::vector<Revision> revisions(distinct.begin(), distinct.end());
  Order order;
  for (size_t begin = 0; begin < revisions.size(); begin += kCommitsARound) {
    const Budget::Hold hold(reader.budget());  // of the commits' records
    const size_t end = std::min(revisions.size(), begin + kCommitsARound);
    std::vector<RowPlace> places;
    for (size_t i = begin; i < end; ++i) places.push_back(CommitRow(revisions[i]));
    ASSIGN_OR_RETURN(const auto rows, reader.Get(places));
    for (size_t i = begin; i < end; ++i) {
      const Revision revision = revisions[i];
      const std::optional<ScannedRow>& row = rows[i - begin];
      if (!row.has_value()) {
        return absl::DataLossError(absl::StrCat("revision ", revision, " has no commit record"));
      }
      ASSIGN_OR_RETURN(const CommitRecord record, DecodeCommitRecord(row->value));
      for (size_t n = 0; n < record.changes.size(); ++n) {
        order.try_emplace({revision, record.changes[n].id}, n);
      }
    }
  }
  return order;
}

// Adds the judgements on the documents of the claims, under whichever of their ids.
absl::Status AddDocuments(ClaimReader& reader, const IdsOfDocuments& ids,
                          std::vector<std::vector<HistoryEntry>>* histories) {
  std::map<EntityId, std::set<size_t>> stated;  // with the histories that they belong to
  for (size_t i = 0; i < histories->size(); ++i) {
    for (const HistoryEntry& entry : (*histories)[i]) {
      const Claim* claim = std::get_if<Claim>(&entry.recorded);
      if (claim != nullptr) stated[claim->voice.document].insert(i);
    }
  }
  std::map<EntityId, std::set<size_t>> documents = stated;
  if (ids) {
    std::vector<EntityId> named;
    for (const auto& [document, of] : stated) named.push_back(document);
    ASSIGN_OR_RETURN(const auto all, ids(named));
    for (size_t i = 0; i < named.size(); ++i) {
      const std::set<size_t>& of = stated[named[i]];
      for (const EntityId& id : all[i]) documents[id].insert(of.begin(), of.end());
    }
  }
  std::vector<RowPlace> ranges;
  for (const auto& [document, of] : documents) ranges.push_back(DocumentJudgementRows(document));
  std::vector<ScanRequest> requests;
  for (const RowPlace& range : ranges) {
    requests.push_back({.partition = range.partition, .prefix = range.suffix, .after = {}});
  }
  ASSIGN_OR_RETURN(const auto rows, reader.ScanAll(std::move(requests)));
  size_t scanned = 0;
  for (const auto& [document, of] : documents) {
    std::vector<HistoryEntry> entries;
    RETURN_IF_ERROR(AppendDocumentRows(rows[scanned++], &entries));
    for (const size_t i : of) {
      (*histories)[i].insert((*histories)[i].end(), entries.begin(), entries.end());
    }
  }
  return absl::OkStatus();
}

// A history of the claim rows of each group of ranges, with the judgements on the documents of its
// claims, in order of revision and place in the commit.
absl::StatusOr<std::vector<std::vector<HistoryEntry>>> HistoriesOfRanges(
    ClaimReader& reader, const std::vector<std::vector<RowPlace>>& groups,
    const IdsOfDocuments& ids) {
  std::vector<ScanRequest> requests;
  for (const std::vector<RowPlace>& group : groups) {
    for (const RowPlace& range : group) {
      requests.push_back({.partition = range.partition, .prefix = range.suffix, .after = {}});
    }
  }
  ASSIGN_OR_RETURN(const auto rows, reader.ScanAll(std::move(requests)));
  std::vector<std::vector<HistoryEntry>> histories(groups.size());
  size_t scanned = 0;
  for (size_t i = 0; i < groups.size(); ++i) {
    for (size_t range = 0; range < groups[i].size(); ++range) {
      RETURN_IF_ERROR(AppendClaimRows(rows[scanned++], &histories[i]));
    }
  }
  RETURN_IF_ERROR(AddDocuments(reader, ids, &histories));
  ASSIGN_OR_RETURN(Order order, OrderOf(reader, histories));
  for (std::vector<HistoryEntry>& entries : histories) {
    // Stable: the record of a bulk load lists nothing, and what it says of a claim stays in the
    // order of the rows, the claim first.
    const auto before = [&](const HistoryEntry& a, const HistoryEntry& b) {
      if (a.revision != b.revision) return a.revision < b.revision;
      return order[{a.revision, a.id}] < order[{b.revision, b.id}];
    };
    std::stable_sort(entries.begin(), entries.end(), before);
  }
  return histories;
}

}  // namespace

absl::StatusOr<std::vector<std::vector<HistoryEntry>>> HistoriesOf(ClaimReader& reader,
                                                                   absl::Span<const ClaimId> claims,
                                                                   const IdsOfDocuments& ids) {
  ASSIGN_OR_RETURN(const auto places, reader.PlacesOf(claims));
  std::vector<std::vector<RowPlace>> ranges;
  for (size_t i = 0; i < claims.size(); ++i) {
    if (!places[i].has_value()) {
      const std::string name = FormatRecordId(claims[i]);
      return WithDetail(absl::NotFoundError(absl::StrCat("no claim ", name, " is recorded at ",
                                                         "revision ", reader.revision())),
                        {"CLAIM_NOT_FOUND", "claim_id", name});
    }
    ASSIGN_OR_RETURN(const ClaimRowName name, ParseClaimSuffix(places[i]->suffix));
    ranges.push_back({{places[i]->partition, ClaimRowsPrefix(name.proposition, name.claim)}});
  }
  return HistoriesOfRanges(reader, ranges, ids);
}

absl::StatusOr<std::vector<HistoryEntry>> HistoryOf(ClaimReader& reader,
                                                    absl::Span<const PropositionPlace> places,
                                                    const IdsOfDocuments& ids) {
  std::vector<RowPlace> ranges;
  for (const PropositionPlace& place : places) {
    ranges.push_back({PartitionOf(Table::kClaim, place.subject), place.key.bytes});
  }
  ASSIGN_OR_RETURN(auto histories, HistoriesOfRanges(reader, {std::move(ranges)}, ids));
  return std::move(histories.front());
}

}  // namespace entente
