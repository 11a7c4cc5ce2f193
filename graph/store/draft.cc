#include "graph/store/draft.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/time/time.h"
#include "graph/model/status.h"

namespace entente {
namespace {

size_t SizeOf(const Row& row) {
  return row.partition.size() + row.suffix.size() + row.value.size();
}

}  // namespace

absl::Status Draft::FetchRows(absl::Span<const RowPlace> places) {
  std::vector<const RowPlace*> missing;
  std::vector<GetRequest> requests;
  for (const RowPlace& place : places) {
    // Marked as fetched at once, so that a place named twice is asked for once.
    if (!fetched_rows_.try_emplace(Key(place.partition, place.suffix)).second) continue;
    missing.push_back(&place);
    requests.push_back({place.partition, place.suffix});
  }
  if (requests.empty()) return absl::OkStatus();
  auto answers = engine_.MultiGet(requests, head_, absl::InfiniteFuture());
  if (!answers.ok()) {
    for (const RowPlace* place : missing) fetched_rows_.erase(Key(place->partition, place->suffix));
    return answers.status();
  }
  for (size_t i = 0; i < missing.size(); ++i) {
    fetched_rows_[Key(missing[i]->partition, missing[i]->suffix)] = std::move((*answers)[i]);
  }
  return absl::OkStatus();
}

absl::Status Draft::FetchRanges(absl::Span<const RowPlace> prefixes) {
  std::map<Key, std::vector<ScannedRow>> reading;
  for (const RowPlace& prefix : prefixes) {
    Key key(prefix.partition, prefix.suffix);
    if (!fetched_ranges_.contains(key)) reading.try_emplace(std::move(key));
  }
  std::vector<Key> open;
  for (const auto& [key, rows] : reading) open.push_back(key);
  while (!open.empty()) {
    std::vector<ScanRequest> requests;
    for (const Key& key : open) {
      ScanRequest request{key.first, key.second, std::nullopt, ScanRequest::kMaxPage};
      const std::vector<ScannedRow>& rows = reading[key];
      if (!rows.empty()) request.after = ScanPosition{rows.back().suffix, rows.back().sequence};
      requests.push_back(std::move(request));
    }
    ASSIGN_OR_RETURN(auto pages, engine_.MultiScan(requests, head_, absl::InfiniteFuture()));
    std::vector<Key> unfinished;
    for (size_t i = 0; i < open.size(); ++i) {
      std::vector<ScannedRow>& rows = reading[open[i]];
      std::move(pages[i].rows.begin(), pages[i].rows.end(), std::back_inserter(rows));
      if (pages[i].more) unfinished.push_back(open[i]);
    }
    open = std::move(unfinished);
  }
  for (auto& [key, rows] : reading) fetched_ranges_[key] = std::move(rows);
  return absl::OkStatus();
}

absl::StatusOr<std::optional<ScannedRow>> Draft::Get(const RowPlace& place) {
  const Key key(place.partition, place.suffix);
  if (const auto planned = planned_.find(key); planned != planned_.end()) {
    const Row& row = rows_[planned->second.back()];
    return std::optional<ScannedRow>(ScannedRow{row.suffix, row.sequence, row.value});
  }
  RETURN_IF_ERROR(FetchRows({place}));
  return fetched_rows_[key];
}

absl::StatusOr<std::vector<ScannedRow>> Draft::Scan(const RowPlace& prefix) {
  RETURN_IF_ERROR(FetchRanges({prefix}));
  std::vector<ScannedRow> rows = fetched_ranges_[Key(prefix.partition, prefix.suffix)];
  const size_t fetched = rows.size();
  for (auto at = planned_.lower_bound(Key(prefix.partition, prefix.suffix));
       at != planned_.end() && at->first.first == prefix.partition &&
       absl::StartsWith(at->first.second, prefix.suffix);
       ++at) {
    for (auto number = at->second.rbegin(); number != at->second.rend(); ++number) {
      rows.push_back({rows_[*number].suffix, rows_[*number].sequence, rows_[*number].value});
    }
  }
  if (fetched < rows.size()) {
    std::sort(rows.begin(), rows.end(), [](const ScannedRow& a, const ScannedRow& b) {
      return a.suffix != b.suffix ? a.suffix < b.suffix : a.sequence > b.sequence;
    });
  }
  return rows;
}

void Draft::Put(RowKind kind, const RowPlace& place, std::string value) {
  planned_[Key(place.partition, place.suffix)].push_back(rows_.size());
  rows_.push_back({kind, next_, place.partition, place.suffix, std::move(value)});
  bytes_ += SizeOf(rows_.back());
}

void Draft::SetValue(size_t row, std::string value) {
  bytes_ -= rows_[row].value.size();
  rows_[row].value = std::move(value);
  bytes_ += rows_[row].value.size();
}

void Draft::RollBack(size_t rows) {
  while (rows_.size() > rows) {
    const auto planned = planned_.find(Key(rows_.back().partition, rows_.back().suffix));
    planned->second.pop_back();
    if (planned->second.empty()) planned_.erase(planned);
    bytes_ -= SizeOf(rows_.back());
    rows_.pop_back();
  }
}

}  // namespace entente
