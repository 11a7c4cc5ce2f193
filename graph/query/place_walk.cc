// A range of table kClaim has a row for every claim and judgement of a proposition; the walk yields
// the proposition at the first and skips the others. The other tables have one row a proposition.
// A bookmark is the range's number and a position in it that lies after everything of the
// proposition it follows.
#include "graph/query/place_walk.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "graph/encoding/ordered.h"
#include "graph/model/status.h"
#include "graph/store/claim_reader.h"

namespace entente {
namespace {

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

PlaceWalk::PlaceWalk(View& view, std::vector<IndexRange> ranges)
    : view_(&view), ranges_(std::move(ranges)) {}

absl::StatusOr<PlaceWalk> PlaceWalk::Start(View& view, std::vector<IndexRange> ranges,
                                           const Bookmark& from) {
  PlaceWalk walk(view, std::move(ranges));
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

absl::Status PlaceWalk::ReadAhead() {
  const IndexRange& range = ranges_[range_];
  const std::string partition = PartitionOf(range.table, range.name);
  const ScanRequest request{.partition = partition, .prefix = range.prefix, .after = position_};
  Budget& budget = view_->budget();
  ASSIGN_OR_RETURN(
      const std::vector<ScanPage> pages,
      view_->store().engine().MultiScan({request}, view_->as_of().recorded_at, budget.deadline()));
  const ScanPage& page = pages.front();
  RETURN_IF_ERROR(budget.ChargeEdges(page.rows.size() + 1));
  for (const ScannedRow& row : page.rows) {
    ASSIGN_OR_RETURN(Found found, FoundAt(row));
    if (range.table == Table::kClaim) {
      if (last_.has_value() && *last_ == found.place) continue;
      last_ = found.place;
    }
    ahead_.push_back(std::move(found));
  }
  if (page.more && !page.rows.empty()) {
    position_ = ScanPosition{page.rows.back().suffix, page.rows.back().sequence};
  } else {
    ++range_;
    position_.reset();
    last_.reset();
  }
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
