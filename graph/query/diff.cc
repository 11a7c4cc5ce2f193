// Rows are put once and never go, so every proposition that the earlier revision has the later one
// has, too, in the same order: one walk at the later revision meets all of both sides. Per batch
// either side filters and resolves what was met, and rows of one place are compared:
//
//   walk at the later revision --batch--> places --before--> rows --+
//                                                --after---> rows --+--by place--> gone, new,
//                                                changed
//
// Where the question depends on the side (places within, types of subjects, what follows from other
// rows, which ids are one), the walk covers what either asks for; a row is one proposition by the
// ids that are canonical on its side. Cost: that of both plain reads less one walk; memory: one
// batch of both.
//
// A bookmark is a number of differences and the walk's bookmark behind which they come: a sink that
// is full in the middle of a batch has taken that many, and the next page finds them again and
// leaves them out. So a batch's hidden ones and equal ones are counted exactly once, with its end.
#include "graph/query/diff.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "absl/strings/string_view.h"
#include "graph/encoding/ordered.h"
#include "graph/model/status.h"
#include "graph/query/index_range.h"
#include "graph/query/page.h"
#include "graph/query/pattern_filter.h"
#include "graph/query/place_walk.h"
#include "graph/store/canonical_reader.h"

namespace entente {
namespace {

constexpr uint64_t kBatch = 256;

// What became of one batch.
struct Compared {
  std::vector<RowDiff> diffs;
  Hidden hidden_before;
  Hidden hidden_after;
  uint64_t unchanged = 0;
};

// Takes the row of the next place, if it is there: rows come in the order of the places.
std::optional<PropositionRow> TakeAt(const PropositionPlace& place,
                                     std::vector<PropositionRow>* rows, size_t* next) {
  if (*next == rows->size()) return std::nullopt;
  PropositionRow& row = (*rows)[*next];
  if (row.proposition.subject != place.subject || KeyOf(row.proposition) != place.key) {
    return std::nullopt;
  }
  ++*next;
  return std::move(row);
}

// Those that the side can have: whose predicate its ontology declares (where it does not yet,
// nothing is claimed), by the ids that are canonical there.
absl::StatusOr<std::vector<PropositionPlace>> Known(View& side,
                                                    const std::vector<PropositionPlace>& places) {
  ASSIGN_OR_RETURN(const std::vector<PropositionPlace> canonical,
                   side.canonical().CanonicalPlaces(places));
  std::vector<PropositionPlace> known;
  for (size_t i = 0; i < places.size(); ++i) {
    ASSIGN_OR_RETURN(const std::string predicate, PredicateOf(places[i].key));
    if (side.ontology().FindPredicate(predicate) == nullptr) continue;
    if (canonical[i] == places[i]) known.push_back(places[i]);
  }
  return known;
}

// `places` holds, in order, all that is in the other two.
absl::StatusOr<Compared> Compare(const Sides& sides, const std::vector<PropositionPlace>& places,
                                 const std::vector<PropositionPlace>& asked_before,
                                 const std::vector<PropositionPlace>& asked_after,
                                 bool show_denied) {
  Compared compared;
  ASSIGN_OR_RETURN(const auto known_before, Known(sides.before, asked_before));
  ASSIGN_OR_RETURN(const auto known_after, Known(sides.after, asked_after));
  ASSIGN_OR_RETURN(std::vector<PropositionRow> before,
                   sides.before.Rows(known_before, show_denied, nullptr, &compared.hidden_before));
  ASSIGN_OR_RETURN(std::vector<PropositionRow> after,
                   sides.after.Rows(known_after, show_denied, nullptr, &compared.hidden_after));
  size_t next_before = 0;
  size_t next_after = 0;
  for (const PropositionPlace& place : places) {
    std::optional<PropositionRow> old_row = TakeAt(place, &before, &next_before);
    std::optional<PropositionRow> new_row = TakeAt(place, &after, &next_after);
    const bool there = old_row.has_value() && new_row.has_value();
    std::optional<RowDiff> diff = DiffOf(std::move(old_row), std::move(new_row));
    if (diff.has_value()) {
      compared.diffs.push_back(*std::move(diff));
    } else if (there) {
      ++compared.unchanged;
    }
  }
  if (next_before != before.size() || next_after != after.size()) {
    return absl::InternalError("a row stands at no place that was asked for");
  }
  return compared;
}

std::vector<PropositionPlace> PlacesMet(const std::vector<Found>& batch) {
  std::vector<PropositionPlace> places;
  for (const Found& found : batch) places.push_back(found.place);
  return places;
}

// Where a page begins or ends.
struct Position {
  Bookmark walked;
  uint64_t taken = 0;  // differences behind it that were handed over

  static absl::StatusOr<Position> Decode(const Bookmark& from) {
    if (from.empty()) return Position{};
    absl::string_view bytes = from;
    const absl::StatusOr<uint64_t> taken = TakeOrderedNumber(&bytes);
    if (!taken.ok()) return BadBookmark();
    return Position{std::string(bytes), *taken};
  }
  Bookmark Encode() const {
    Bookmark bookmark;
    AppendOrdered(&bookmark, taken);
    return bookmark + walked;
  }
};

// Hands differences over and keeps count, until the page, the budget or the sink is full.
class DiffPage {
 public:
  DiffPage(Budget& budget, uint64_t page, Position from, const DiffSink& sink)
      : budget_(budget), page_(page), position_(std::move(from)), sink_(sink) {
    leave_out_ = position_.taken;
  }

  uint64_t room() const { return std::min({kBatch, page_ - rows_, budget_.RowsLeft()}); }
  bool progress() const { return progress_; }

  // Not OK: the sink or the budget has stopped it; End() says what that means.
  absl::Status Take(Compared compared, const Bookmark& walked) {
    for (RowDiff& diff : compared.diffs) {
      if (leave_out_ > 0) {
        --leave_out_;
        continue;
      }
      if (rows_ == page_) return PageFull();
      RETURN_IF_ERROR(sink_(std::move(diff)));
      ++position_.taken;
      ++rows_;
      budget_.ChargeRows(1);
      progress_ = true;
    }
    position_ = {walked, leave_out_};
    ending_.hidden_before += compared.hidden_before;
    ending_.ending.hidden += compared.hidden_after;
    ending_.unchanged += compared.unchanged;
    progress_ = true;
    return absl::OkStatus();
  }

  DiffEnding Complete() const { return ending_; }
  // The page ends here for `reason`.
  DiffEnding Truncated(absl::string_view reason) const {
    DiffEnding ending = ending_;
    ending.ending.complete = false;
    ending.ending.truncated_by = std::string(reason);
    ending.ending.resume = position_.Encode();
    return ending;
  }
  // What an error makes of the page.
  absl::StatusOr<DiffEnding> Stopped(const absl::Status& status) const {
    const std::string reason = PageEnd(status);
    if (reason.empty() || !progress_) return status;
    return Truncated(reason);
  }
  absl::StatusOr<DiffEnding> Full() const {
    if (!progress_ && rows_ < page_) return NoRowsLeft(budget_);
    return Truncated(rows_ >= page_ ? "PAGE_FULL" : "BUDGET_ROWS");
  }

 private:
  Budget& budget_;
  const uint64_t page_;
  Position position_;
  const DiffSink& sink_;
  DiffEnding ending_;
  uint64_t leave_out_ = 0;
  uint64_t rows_ = 0;
  bool progress_ = false;
};

// A pattern as one side understands it.
struct Asked {
  PropositionPattern pattern;
  std::set<EntityId> within;
  BoundIds bound;

  static absl::StatusOr<Asked> Of(View& side, const PropositionPattern& pattern) {
    Asked asked{pattern, {}, {}};
    ASSIGN_OR_RETURN(asked.within, PlacesAsked(side, pattern));
    ASSIGN_OR_RETURN(asked.bound, Bind(side, asked.within, &asked.pattern));
    return asked;
  }
};

void AddMissing(const std::vector<EntityId>& more, std::vector<EntityId>* ids) {
  std::set<EntityId> there(ids->begin(), ids->end());
  for (const EntityId& id : more) {
    if (there.insert(id).second) ids->push_back(id);
  }
}

// Whatever either side may find what it asks for under.
BoundIds Either(BoundIds one, const BoundIds& other) {
  AddMissing(other.subjects, &one.subjects);
  AddMissing(other.objects, &one.objects);
  AddMissing(other.places, &one.places);
  std::sort(one.places.begin(), one.places.end());
  return one;
}

// What cannot be resumed does not say where.
absl::StatusOr<DiffEnding> Final(absl::StatusOr<DiffEnding> ending) {
  if (ending.ok()) ending->ending.resume.clear();
  return ending;
}

}  // namespace

absl::StatusOr<DiffEnding> Diff(const Sides& sides, const PropositionPattern& asked, uint64_t page,
                                const Bookmark& from, const DiffSink& sink) {
  const bool forward = sides.before.as_of().recorded_at <= sides.after.as_of().recorded_at;
  View& later = forward ? sides.after : sides.before;
  View& earlier = forward ? sides.before : sides.after;
  PropositionPattern pattern = asked;
  ASSIGN_OR_RETURN(const auto predicates, PredicatesOf(later.ontology(), &pattern));
  ASSIGN_OR_RETURN(const Asked before, Asked::Of(sides.before, pattern));
  ASSIGN_OR_RETURN(const Asked after, Asked::Of(sides.after, pattern));
  const EndsFilter ends_before(before.pattern, before.within);
  const EndsFilter ends_after(after.pattern, after.within);
  std::vector<IndexRange> ranges = RangesOf(Either(before.bound, after.bound), predicates);
  ASSIGN_OR_RETURN(Position position, Position::Decode(from));
  ASSIGN_OR_RETURN(PlaceWalk walk,
                   PlaceWalk::Start(later, std::move(ranges), position.walked, &earlier));
  DiffPage diffs(later.budget(), page, std::move(position), sink);
  while (true) {
    const uint64_t room = diffs.room();
    const absl::StatusOr<std::vector<Found>> met =
        walk.Next(static_cast<size_t>(std::max<uint64_t>(room, 1)));
    if (!met.ok()) return diffs.Stopped(met.status());
    if (met->empty()) return diffs.Complete();
    if (room == 0) return diffs.Full();
    const auto compare = [&]() -> absl::StatusOr<Compared> {
      ASSIGN_OR_RETURN(const auto asked_before, ends_before.Filter(sides.before, *met));
      ASSIGN_OR_RETURN(const auto asked_after, ends_after.Filter(sides.after, *met));
      return Compare(sides, PlacesMet(*met), asked_before, asked_after, pattern.show_denied);
    };
    absl::StatusOr<Compared> compared = compare();
    if (!compared.ok()) return diffs.Stopped(compared.status());
    const absl::Status taken = diffs.Take(*std::move(compared), met->back().after);
    if (!taken.ok()) return diffs.Stopped(taken);
  }
}

absl::StatusOr<DiffEnding> DiffPlaces(const Sides& sides,
                                      const std::vector<PropositionPlace>& places, bool show_denied,
                                      const DiffSink& sink) {
  DiffPage diffs(sides.after.budget(), UINT64_MAX, Position{}, sink);
  for (size_t begin = 0; begin < places.size();) {
    const uint64_t room = diffs.room();
    if (room == 0) return Final(diffs.Full());
    const size_t end = begin + std::min<size_t>(room, places.size() - begin);
    const std::vector<PropositionPlace> batch(places.begin() + static_cast<ptrdiff_t>(begin),
                                              places.begin() + static_cast<ptrdiff_t>(end));
    absl::StatusOr<Compared> compared = Compare(sides, batch, batch, batch, show_denied);
    if (!compared.ok()) return Final(diffs.Stopped(compared.status()));
    const absl::Status taken = diffs.Take(*std::move(compared), Bookmark());
    if (!taken.ok()) return Final(diffs.Stopped(taken));
    begin = end;
  }
  return diffs.Complete();
}

}  // namespace entente
