// A range of table kClaim has a row for every claim and judgement of a proposition; the walk yields
// the proposition at the first and skips the others. The other tables have one row a proposition.
// What only follows from other rows is merged into its range where its row would stand.
// A bookmark is the range's number and a position in it that lies after everything of the
// proposition it follows.
//
// A proposition may be met several times in one group: at both ends of a symmetric pair, and at
// each place where a claim stated it with other ids that stand for the same. It is yielded where it
// is met first. That can be told of each row alone, and so a page begins without knowing the ones
// before it: a row is passed over if one of the places at which its proposition stands comes
// earlier in the walk. With two views a place may stand for another proposition in each; each of
// them is yielded where the first of its places in either view is met. Cost: where nothing is
// joined, a look at the ranges; else one read of the claims of the propositions that name something
// joined.
#include "graph/query/place_walk.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "graph/encoding/ordered.h"
#include "graph/model/status.h"
#include "graph/store/canonical_reader.h"
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

// Adds to where each of canonical `places` is met that it follows from others by what `view` shows.
absl::Status AddWhatFollows(View& view, const std::vector<PropositionPlace>& places,
                            std::vector<std::vector<PropositionPlace>>* met_at) {
  for (size_t i = 0; i < places.size(); ++i) {
    std::vector<PropositionPlace>& there = (*met_at)[i];
    if (std::find(there.begin(), there.end(), places[i]) != there.end()) continue;
    ASSIGN_OR_RETURN(const std::string name, PredicateOf(places[i].key));
    const PredicateDefinition* predicate = view.ontology().FindPredicate(name);
    if (predicate == nullptr || predicate->derived.empty()) continue;
    ASSIGN_OR_RETURN(const std::optional<EntityId> object, ObjectEntityOf(places[i].key));
    if (!object.has_value()) continue;
    const Proposition follows{places[i].subject, name, *object, {}, 0, {}};
    if (KeyOf(follows) != places[i].key) continue;
    ASSIGN_OR_RETURN(const auto others,
                     view.deriver().OtherEnds(*predicate, {&places[i].subject, 1}, false));
    if (others.front().contains(*object)) there.push_back(places[i]);
  }
  return absl::OkStatus();
}

}  // namespace

Bookmark BookmarkAfter(size_t number, Table table, const PropositionPlace& place,
                       Revision revision) {
  if (table == Table::kIncoming) {
    return EncodeBookmark(number, {IncomingSuffix(place), revision});
  }
  return EncodeBookmark(number, {place.key.bytes + AfterAnyClaim(), 0});
}

std::optional<std::pair<size_t, ScanPosition>> ReadBookmark(const Bookmark& bookmark) {
  absl::string_view bytes = bookmark;
  const absl::StatusOr<uint64_t> range = TakeOrderedNumber(&bytes);
  const absl::StatusOr<uint64_t> sequence = TakeOrderedNumber(&bytes);
  if (!range.ok() || !sequence.ok()) return std::nullopt;
  return std::pair{static_cast<size_t>(*range), ScanPosition{std::string(bytes), *sequence}};
}

absl::Status BadBookmark() {
  return InvalidField("PAGE_TOKEN_INVALID", "page_token", "",
                      "the page token was not made for this request; start again without one");
}

PlaceWalk::PlaceWalk(View& view, std::vector<IndexRange> ranges, View* beside)
    : view_(&view), views_{&view}, ranges_(std::move(ranges)) {
  if (beside != nullptr) views_.push_back(beside);
  for (size_t i = 0; i < ranges_.size(); ++i) {
    ranges_of_[{ranges_[i].table, ranges_[i].name}].push_back(i);
  }
}

absl::StatusOr<PlaceWalk> PlaceWalk::Start(View& view, std::vector<IndexRange> ranges,
                                           const Bookmark& from, View* beside) {
  PlaceWalk walk(view, std::move(ranges), beside);
  if (from.empty()) return walk;
  auto position = ReadBookmark(from);
  if (!position.has_value() || position->first >= walk.ranges_.size()) return BadBookmark();
  walk.range_ = position->first;
  if (!absl::StartsWith(position->second.suffix, walk.ranges_[walk.range_].prefix)) {
    return BadBookmark();
  }
  walk.position_ = std::move(position->second);
  return walk;
}

absl::StatusOr<PlaceWalk::Met> PlaceWalk::MetAt(const ScannedRow& row) const {
  const IndexRange& range = ranges_[range_];
  Met met{.place = {}, .position = {range_, row.suffix}, .text = {}, .after = {}};
  ScanPosition after{row.suffix, row.sequence};
  if (range.table == Table::kClaim) {
    ASSIGN_OR_RETURN(ClaimRowName name, ParseClaimSuffix(row.suffix));
    met.place = {range.name, std::move(name.proposition)};
    met.position.second = met.place.key.bytes;
    after = {met.place.key.bytes + AfterAnyClaim(), 0};
  } else if (range.table == Table::kIncoming) {
    ASSIGN_OR_RETURN(met.place, ParseIncomingSuffix(row.suffix));
  } else if (range.table == Table::kByPredicate) {
    ASSIGN_OR_RETURN(met.place, ParseByPredicateSuffix(row.suffix));
  } else {
    ASSIGN_OR_RETURN(met.place, ParseByTextSuffix(row.suffix));
    met.text = row.suffix.substr(0, row.suffix.size() - ByPredicateSuffix(met.place).size());
  }
  met.after = EncodeBookmark(range_, after);
  return met;
}

bool PlaceWalk::MeetsBefore(const Met& met, const PropositionPlace& place) const {
  const auto [at, suffix_there] = met.position;
  const auto in = [&, at = at, &there = suffix_there](Table table, const std::string& name,
                                                      const auto& suffix_of) {
    const auto found = ranges_of_.find({table, name});
    if (found == ranges_of_.end()) return false;
    for (const size_t range : found->second) {
      if (range > at) break;
      if (ranges_[range].group != ranges_[at].group) continue;
      const std::string suffix = suffix_of();
      if (!absl::StartsWith(suffix, ranges_[range].prefix)) continue;
      if (range < at || suffix < there) return true;
    }
    return false;
  };
  const std::string predicate = PredicateOf(place.key).value_or("");
  const auto object = ObjectEntityOf(place.key).value_or(std::nullopt);
  return in(Table::kClaim, place.subject, [&] { return place.key.bytes; }) ||
         (object.has_value() &&
          in(Table::kIncoming, *object, [&] { return IncomingSuffix(place); })) ||
         in(Table::kByPredicate, predicate, [&] { return ByPredicateSuffix(place); }) ||
         in(Table::kByText, predicate,
            [&] { return absl::StrCat(met.text, ByPredicateSuffix(place)); });
}

absl::StatusOr<std::vector<Found>> PlaceWalk::MetFirst(std::vector<Met> met) const {
  if (ranges_.size() > 1) {
    std::erase_if(met, [this](const Met& one) { return MeetsBefore(one, one.place); });
  }
  bool joined = false;
  for (View* view : views_) {
    IdentityReader& identity = view->canonical().identity();
    RETURN_IF_ERROR(identity.Begin());
    joined = joined || !identity.nothing_joined();
  }
  std::vector<Found> found;
  if (!joined) {
    for (Met& one : met) {
      found.push_back({std::move(one.place), one.position.first, std::move(one.after)});
    }
    return found;
  }
  const Budget::Hold hold(view_->budget());  // of claims read to see where they stand
  std::vector<Standing> standing(met.size());
  for (size_t i = 0; i < views_.size(); ++i) {
    RETURN_IF_ERROR(FindStanding(*views_[i], met, &standing));
  }
  if (views_.size() > 1) RETURN_IF_ERROR(FindElsewhere(&standing));
  for (size_t i = 0; i < met.size(); ++i) {
    for (const auto& [place, met_at] : standing[i]) {
      const bool met_before =
          std::any_of(met_at.places.begin(), met_at.places.end(),
                      [&](const PropositionPlace& other) { return MeetsBefore(met[i], other); });
      if (!met_before) found.push_back({place, met[i].position.first, met[i].after});
    }
  }
  return found;
}

absl::Status PlaceWalk::FindStanding(View& view, const std::vector<Met>& met,
                                     std::vector<Standing>* standing) const {
  std::vector<PropositionPlace> places;
  for (const Met& one : met) places.push_back(one.place);
  ASSIGN_OR_RETURN(const std::vector<PropositionPlace> canonical,
                   view.canonical().CanonicalPlaces(places));
  ASSIGN_OR_RETURN(auto met_at, view.canonical().StatedPlaces(canonical));
  RETURN_IF_ERROR(AddWhatFollows(view, canonical, &met_at));
  for (size_t i = 0; i < met.size(); ++i) {
    // What a view does not show at a place does not stand there for it.
    const bool there = std::find(met_at[i].begin(), met_at[i].end(), places[i]) != met_at[i].end();
    if (!there) continue;
    Places& known = (*standing)[i][canonical[i]];
    known.places.insert(met_at[i].begin(), met_at[i].end());
    ++known.views;
  }
  return absl::OkStatus();
}

absl::Status PlaceWalk::FindElsewhere(std::vector<Standing>* standing) const {
  std::map<PropositionPlace, std::set<PropositionPlace>> elsewhere;
  for (const Standing& of_one : *standing) {
    for (const auto& [place, known] : of_one) {
      if (known.views < views_.size()) elsewhere[place];
    }
  }
  if (elsewhere.empty()) return absl::OkStatus();
  std::vector<PropositionPlace> sought;
  for (const auto& [place, places] : elsewhere) sought.push_back(place);
  std::vector<ClaimRange> ranges;
  for (const PropositionPlace& place : sought) ranges.push_back({place.subject, place.key.bytes});
  // Where nothing is joined a place is taken to be there, which nobody may have stated.
  ASSIGN_OR_RETURN(const auto claims, view_->reader().Read(ranges));
  for (View* view : views_) {
    ASSIGN_OR_RETURN(const auto canonical, view->canonical().CanonicalPlaces(sought));
    ASSIGN_OR_RETURN(auto met_at, view->canonical().StatedPlaces(canonical));
    for (size_t i = 0; i < sought.size(); ++i) {
      if (claims[i].empty()) std::erase(met_at[i], sought[i]);
    }
    RETURN_IF_ERROR(AddWhatFollows(*view, canonical, &met_at));
    for (size_t i = 0; i < sought.size(); ++i) {
      if (canonical[i] != sought[i]) continue;  // not what this view calls it
      elsewhere[sought[i]].insert(met_at[i].begin(), met_at[i].end());
    }
  }
  for (Standing& of_one : *standing) {
    for (auto& [place, known] : of_one) {
      if (known.views < views_.size()) known.places = elsewhere[place];
    }
  }
  return absl::OkStatus();
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
    for (View* view : views_) {
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
      ahead_.push_back({next->place, {range_, next->suffix}, {}, EncodeBookmark(range_, after)});
    }
    derived_->Take();
  }
  return true;
}

absl::Status PlaceWalk::ReadAhead() {
  const IndexRange& range = ranges_[range_];
  if (!range.derived.empty() && derived_ == nullptr) {
    derived_ = std::make_unique<DerivedWalk>(views_, range,
                                             position_.has_value() ? position_->suffix : "");
  }
  ScanPage page;
  if (!index_done_) {
    ASSIGN_OR_RETURN(page, NextPage());
  }
  for (const ScannedRow& row : page.rows) {
    ASSIGN_OR_RETURN(Met met, MetAt(row));
    if (range.table == Table::kClaim) {
      if (last_.has_value() && *last_ == met.place) continue;
      last_ = met.place;
    }
    if (derived_ != nullptr) RETURN_IF_ERROR(AddDerived(&met.position.second).status());
    ahead_.push_back(std::move(met));
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
  while (true) {
    while (ahead_.size() < most && range_ < ranges_.size()) RETURN_IF_ERROR(ReadAhead());
    const auto end = ahead_.begin() + static_cast<ptrdiff_t>(std::min(most, ahead_.size()));
    std::vector<Met> met(std::make_move_iterator(ahead_.begin()), std::make_move_iterator(end));
    if (met.empty()) return std::vector<Found>();
    walked_ = met.back().after;
    ahead_.erase(ahead_.begin(), end);
    ASSIGN_OR_RETURN(std::vector<Found> found, MetFirst(std::move(met)));
    if (!found.empty()) return found;
  }
}

}  // namespace entente
