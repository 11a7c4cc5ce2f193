// Ranges are read a page of each at a time, many in one round of the engine, until all are whole;
// what the rows say is graph/store/recorded_rows' to tell.
#include "graph/store/claim_reader.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "graph/model/status.h"
#include "graph/store/draft_reads.h"
#include "graph/store/recorded_rows.h"

namespace entente {
namespace {

// How many ranges go into one engine call: enough to spare round trips, few enough that the first
// pages of all of them stay small.
constexpr size_t kRangesPerCall = 256;

absl::Status Misplaced(absl::string_view what) {
  return absl::DataLossError(absl::StrCat("a ", what,
                                          " row stands without the row it belongs to; the database "
                                          "is damaged: restore it from a backup"));
}

}  // namespace

ClaimReader::ClaimReader(const Engine& engine, Revision revision, Budget& budget)
    : engine_(engine), revision_(revision), budget_(budget) {}

absl::StatusOr<std::vector<std::vector<ScannedRow>>> ClaimReader::ScanAll(
    std::vector<ScanRequest> requests) {
  std::vector<std::vector<ScannedRow>> answers(requests.size());
  std::vector<size_t> open(requests.size());
  for (size_t i = 0; i < open.size(); ++i) open[i] = i;
  while (!open.empty()) {
    std::vector<size_t> unfinished;
    for (size_t begin = 0; begin < open.size(); begin += kRangesPerCall) {
      const size_t end = std::min(open.size(), begin + kRangesPerCall);
      std::vector<ScanRequest> batch;
      for (size_t i = begin; i < end; ++i) batch.push_back(requests[open[i]]);
      ASSIGN_OR_RETURN(std::vector<ScanPage> pages,
                       engine_.MultiScan(batch, revision_, budget_.deadline()));
      for (size_t i = begin; i < end; ++i) {
        ScanPage& page = pages[i - begin];
        uint64_t bytes = 0;
        for (const ScannedRow& row : page.rows) bytes += row.suffix.size() + row.value.size();
        RETURN_IF_ERROR(budget_.ChargeEdges(page.rows.size()));
        RETURN_IF_ERROR(budget_.ChargeBytes(bytes));
        std::vector<ScannedRow>& answer = answers[open[i]];
        if (page.more && !page.rows.empty()) {
          requests[open[i]].after = {page.rows.back().suffix, page.rows.back().sequence};
          unfinished.push_back(open[i]);
        }
        std::move(page.rows.begin(), page.rows.end(), std::back_inserter(answer));
      }
    }
    open = std::move(unfinished);
  }
  return answers;
}

absl::StatusOr<std::vector<std::vector<RecordedClaim>>> ClaimReader::Read(
    absl::Span<const ClaimRange> ranges) {
  std::vector<std::string> partitions;
  partitions.reserve(ranges.size());
  std::vector<ScanRequest> requests;
  for (const ClaimRange& range : ranges) {
    partitions.push_back(PartitionOf(Table::kClaim, range.subject));
    requests.push_back({.partition = partitions.back(), .prefix = range.prefix, .after = {}});
  }
  ASSIGN_OR_RETURN(const auto scanned, ScanAll(std::move(requests)));
  std::vector<std::vector<RecordedClaim>> answers(ranges.size());
  for (size_t i = 0; i < ranges.size(); ++i) {
    ASSIGN_OR_RETURN(answers[i], ReadClaims(scanned[i]));
  }
  return answers;
}

absl::StatusOr<std::vector<std::optional<RecordedClaim>>> ClaimReader::ReadById(
    absl::Span<const ClaimId> ids) {
  ASSIGN_OR_RETURN(const auto places, PlacesOf(ids));
  std::vector<size_t> asked;
  std::vector<ClaimRange> ranges;
  for (size_t i = 0; i < ids.size(); ++i) {
    if (!places[i].has_value()) continue;
    ASSIGN_OR_RETURN(const ClaimRowName name, ParseClaimSuffix(places[i]->suffix));
    if (places[i]->partition.empty()) return Misplaced("claim");
    asked.push_back(i);
    ranges.push_back({places[i]->partition.substr(1), ClaimPrefix(name.proposition, name.claim)});
  }
  ASSIGN_OR_RETURN(auto read, Read(ranges));
  std::vector<std::optional<RecordedClaim>> answers(ids.size());
  for (size_t i = 0; i < asked.size(); ++i) {
    if (read[i].size() != 1) return Misplaced("claim");
    answers[asked[i]] = std::move(read[i].front());
  }
  return answers;
}

absl::StatusOr<std::vector<std::optional<RowPlace>>> ClaimReader::PlacesOf(
    absl::Span<const ClaimId> ids) {
  std::vector<RowPlace> by_id;
  for (const ClaimId& id : ids) by_id.push_back(ClaimByIdRow(id));
  ASSIGN_OR_RETURN(const auto found, Get(by_id));
  std::vector<std::optional<RowPlace>> places(ids.size());
  for (size_t i = 0; i < ids.size(); ++i) {
    if (!found[i].has_value()) continue;
    ASSIGN_OR_RETURN(places[i], DecodeRowPlace(found[i]->value));
  }
  return places;
}

absl::StatusOr<std::vector<std::optional<ScannedRow>>> ClaimReader::Get(
    absl::Span<const RowPlace> places) {
  std::vector<GetRequest> gets;
  for (const RowPlace& place : places) gets.push_back({place.partition, place.suffix});
  RETURN_IF_ERROR(budget_.ChargeEdges(places.size()));
  ASSIGN_OR_RETURN(auto rows, engine_.MultiGet(gets, revision_, budget_.deadline()));
  uint64_t bytes = 0;
  for (const std::optional<ScannedRow>& row : rows) bytes += row ? row->value.size() : 0;
  RETURN_IF_ERROR(budget_.ChargeBytes(bytes));
  return rows;
}

absl::StatusOr<std::vector<std::vector<RecordedJudgement>>> ClaimReader::ReadDocumentJudgements(
    absl::Span<const EntityId> documents) {
  std::vector<std::string> partitions;
  partitions.reserve(documents.size());
  std::vector<ScanRequest> requests;
  for (const EntityId& document : documents) {
    partitions.push_back(PartitionOf(Table::kDocumentJudgement, document));
    requests.push_back({.partition = partitions.back(), .prefix = "", .after = {}});
  }
  ASSIGN_OR_RETURN(const auto scanned, ScanAll(std::move(requests)));
  std::vector<std::vector<RecordedJudgement>> answers(documents.size());
  for (size_t i = 0; i < documents.size(); ++i) {
    ASSIGN_OR_RETURN(answers[i], ReadJudgements(scanned[i]));
  }
  return answers;
}

}  // namespace entente
