// A range of table kClaim has a row for every claim and judgement of a proposition; the walk yields
// the proposition at the first and skips the others. The other tables have one row a proposition.
// What only follows from other rows is merged into its range where its row would stand.
// A bookmark is the range's number and a position in it that lies after everything of the
// proposition it follows.
#include "graph/query/place_walk.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/match.h"
#include "graph/encoding/ordered.h"
#include "graph/model/status.h"
#include "graph/store/claim_reader.h"
#include "graph/store/deriver.h"

namespace entente {
namespace {

// Ranges whose first rows are read together.
constexpr size_t kRangesARound = 64;

// Longer than anything that follows a proposition's key in a suffix, and after all of it.
const std::string& AfterAnyClaim() {
  static const auto& kText = *new std::string(64, '\xff');
  return kText;
}

Bookmark EncodeBookmark(size_t range, const ScanPosition& position) {
  Bookmark bookmark;
  AppendOrdered(&bookmark, static_cast<uint64_t>(range));
  AppendOrdered(&bookmark, position.sequence);
  bookmark += position.suffix;
  return bookmark;
}

}  // namespace

absl::Status BadBookmark() {
  return InvalidField("PAGE_TOKEN_INVALID", "page_token", "",
                      "the page token was not made for this request; start again without one");
}

PlaceWalk::PlaceWalk(View& view, std::vector<IndexRange> ranges, View* beside)
    : view_(&view), deriving_{&view}, ranges_(std::move(ranges)) {
  if (beside != nullptr) deriving_.push_back(beside);
}

absl::StatusOr<PlaceWalk> PlaceWalk::Start(View& view, std::vector<IndexRange> ranges,
                                           const Bookmark& from, View* beside) {
  PlaceWalk walk(view, std::move(ranges), beside);
  if (from.empty()) return walk;
  absl::string_view bytes = from;
  const absl::StatusOr<uint64_t> range = TakeOrderedNumber(&bytes);
  const absl::StatusOr<uint64_t> sequence = TakeOrderedNumber(&bytes);
  if (!range.ok() || !sequence.ok() || *range >= walk.ranges_.size()) return BadBookmark();
  walk.range_ = *range;
  if (!absl::StartsWith(bytes, walk.ranges_[walk.range_].prefix)) return BadBookmark();
  walk.position_ = ScanPosition{std::string(bytes), *sequence};
  return walk;
}

absl::StatusOr<Found> PlaceWalk::FoundAt(const ScannedRow& row) const {
  const IndexRange& range = ranges_[range_];
  Found found{.place = {}, .range = range_, .after = {}};
  ScanPosition after{row.suffix, row.sequence};
  if (range.table == Table::kClaim) {
    ASSIGN_OR_RETURN(ClaimRowName name, ParseClaimSuffix(row.suffix));
    found.place = {range.name, std::move(name.proposition)};
    after = {found.place.key.bytes + AfterAnyClaim(), 0};
  } else if (range.table == Table::kIncoming) {
    ASSIGN_OR_RETURN(found.place, ParseIncomingSuffix(row.suffix));
  } else if (range.table == Table::kByPredicate) {
    ASSIGN_OR_RETURN(found.place, ParseByPredicateSuffix(row.suffix));
  } else {
    ASSIGN_OR_RETURN(found.place, ParseByTextSuffix(row.suffix));
  }
  found.after = EncodeBookmark(range_, after);
  return found;
}

absl::StatusOr<ScanPage> PlaceWalk::NextPage() {
  const size_t count = position_.has_value() ? 1 : std::min(ranges_.size() - range_, kRangesARound);
  if (first_pages_.empty() || position_.has_value()) {
    std::vector<std::string> partitions;
    std::vector<ScanRequest> requests;
    for (size_t i = 0; i < count; ++i) {
      const IndexRange& range = ranges_[range_ + i];
      partitions.push_back(PartitionOf(range.table, range.name));
      requests.push_back({.prefix = range.prefix, .after = position_});
      requests.back().limit = ScanRequest::kMaxPage / count;
    }
    for (size_t i = 0; i < count; ++i) requests[i].partition = partitions[i];
    Budget& budget = view_->budget();
    ASSIGN_OR_RETURN(
        std::vector<ScanPage> pages,
        view_->store().engine().MultiScan(requests, view_->as_of().recorded_at, budget.deadline()));
    size_t read = pages.size();
    for (const ScanPage& page : pages) read += page.rows.size();
    RETURN_IF_ERROR(budget.ChargeEdges(read));
    if (position_.has_value()) return std::move(pages.front());
    RETURN_IF_ERROR(LearnDerived(count));
    std::move(pages.begin(), pages.end(), std::back_inserter(first_pages_));
  }
  ScanPage page = std::move(first_pages_.front());
  first_pages_.pop_front();
  return page;
}

absl::Status PlaceWalk::LearnDerived(size_t count) {
  std::map<std::pair<const PredicateDefinition*, bool>, std::vector<EntityId>> ends;
  for (size_t i = range_; i < range_ + count; ++i) {
    const bool to = ranges_[i].table == Table::kIncoming;
    if (!to && ranges_[i].table != Table::kClaim) continue;
    for (const PredicateDefinition* predicate : ranges_[i].derived) {
      ends[{predicate, to && !predicate->symmetric}].push_back(ranges_[i].name);
    }
  }
  for (const auto& [of, entities] : ends) {
    if (entities.size() < 2) continue;  // the walk of the range asks itself
    for (View* view : deriving_) {
      const PredicateDefinition* own = view->ontology().FindPredicate(of.first->name);
      if (own == nullptr) continue;  // not declared yet where this view looks
      RETURN_IF_ERROR(view->deriver().OtherEnds(*own, entities, of.second).status());
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<bool> PlaceWalk::AddDerived(const std::string* suffix) {
  for (size_t i = 0; suffix != nullptr || i < ScanRequest::kMaxPage; ++i) {
    ASSIGN_OR_RETURN(const DerivedWalk::Place* next, derived_->Peek());
    if (next == nullptr) return false;
    if (suffix != nullptr && next->suffix > *suffix) return true;
    const bool there = suffix != nullptr && next->suffix == *suffix;
    if (!there) {
      const bool claims = ranges_[range_].table == Table::kClaim;
      const ScanPosition after{next->suffix + (claims ? AfterAnyClaim() : ""), 0};
      ahead_.push_back({next->place, range_, EncodeBookmark(range_, after)});
    }
    derived_->Take();
  }
  return true;
}

absl::Status PlaceWalk::ReadAhead() {
  const IndexRange& range = ranges_[range_];
  if (!range.derived.empty() && derived_ == nullptr) {
    derived_ = std::make_unique<DerivedWalk>(deriving_, range,
                                             position_.has_value() ? position_->suffix : "");
  }
  ScanPage page;
  if (!index_done_) {
    ASSIGN_OR_RETURN(page, NextPage());
  }
  for (const ScannedRow& row : page.rows) {
    ASSIGN_OR_RETURN(Found found, FoundAt(row));
    if (range.table == Table::kClaim) {
      if (last_.has_value() && *last_ == found.place) continue;
      last_ = found.place;
    }
    if (derived_ != nullptr) {
      const bool claims = range.table == Table::kClaim;
      RETURN_IF_ERROR(AddDerived(claims ? &found.place.key.bytes : &row.suffix).status());
    }
    ahead_.push_back(std::move(found));
  }
  if (page.more && !page.rows.empty()) {
    position_ = ScanPosition{page.rows.back().suffix, page.rows.back().sequence};
    return absl::OkStatus();
  }
  index_done_ = true;
  bool more = false;
  if (derived_ != nullptr) {
    ASSIGN_OR_RETURN(more, AddDerived(nullptr));
  }
  if (more) return absl::OkStatus();
  ++range_;
  position_.reset();
  last_.reset();
  index_done_ = false;
  derived_.reset();
  return absl::OkStatus();
}

absl::StatusOr<std::vector<Found>> PlaceWalk::Next(size_t most) {
  while (ahead_.size() < most && range_ < ranges_.size()) RETURN_IF_ERROR(ReadAhead());
  const size_t count = std::min(most, ahead_.size());
  std::vector<Found> found(std::make_move_iterator(ahead_.begin()),
                           std::make_move_iterator(ahead_.begin() + static_cast<ptrdiff_t>(count)));
  ahead_.erase(ahead_.begin(), ahead_.begin() + static_cast<ptrdiff_t>(count));
  return found;
}

}  // namespace entente
