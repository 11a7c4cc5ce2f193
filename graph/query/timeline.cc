// From point to point: the question is asked at one point of the axis, and everything that the
// answer depended on tells the next point at which it could be another (TimeTrace for valid and
// publication time, RevisionTrace for recorded time). There it is asked again, and what differs is
// told. No point between is asked, and none that could matter is missed:
//
//   ask at 2024-10-21 --rows--> compare with those before --> rows that changed, at 2024-10-21
//                     --next--> 2024-10-24 --> ask ...
//
// Points at which something was seen otherwise, but nothing came of it, give no rows.
// Cost: a plain read a point; memory: the rows of two points.
//
// A bookmark holds the point before and the point being told, each with whether it is one, and how
// many of its rows were handed over; resuming asks at both again.
#include "graph/query/timeline.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "graph/encoding/ordered.h"
#include "graph/encoding/row_keys.h"
#include "graph/model/random.h"
#include "graph/model/status.h"
#include "graph/query/page.h"
#include "graph/query/queries.h"
#include "graph/resolve/time_trace.h"
#include "graph/store/kept_reads.h"
#include "graph/store/revision_trace.h"
#include "graph/store/view.h"

namespace entente {
namespace {

// A guess of what a row weighs beside its claims.
constexpr uint64_t kBytesPerRow = 512;

using Rows = std::map<PropositionPlace, PropositionRow>;

uint64_t BytesOf(const Rows& rows) {
  uint64_t bytes = 0;
  for (const auto& [place, row] : rows) {
    bytes += kBytesPerRow + 16 * (row.claims.size() + row.dissenting.size()) +
             kBytesPerRow * row.rivals.size();
  }
  return bytes;
}

// The question at one point: its rows, and the next point that may have others.
struct State {
  Rows rows;
  std::optional<int64_t> next;
};

class Axis {
 public:
  Axis(const Store& store, const TimelineQuestion& question, Budget& budget)
      : store_(store), question_(question), budget_(budget) {}

  absl::StatusOr<State> At(int64_t point) {
    State state;
    if (question_.axis == TimelineAxis::kRecorded) {
      ASSIGN_OR_RETURN(state, AtRevision(static_cast<Revision>(point)));
    } else {
      AsOf as_of = question_.as_of;
      if (question_.axis == TimelineAxis::kValid) {
        as_of.valid.start = Instant{point};
        as_of.valid.end = Instant{point + 1};  // not Shift: the beginning of time is a point, too
      } else {
        as_of.published_before = PublishedCut{Instant{point}, true};
      }
      TimeTrace trace(Instant{point}, Instant{point});
      View view(store_, as_of, question_.lens, budget_);
      view.Trace(&trace);
      ASSIGN_OR_RETURN(state.rows, Ask(view));
      const bool valid = question_.axis == TimelineAxis::kValid;
      const std::optional<Instant>& next = valid ? trace.next_valid() : trace.next_published();
      if (next.has_value() && Within(*next)) state.next = next->micros;
    }
    return state;
  }

 private:
  // Whether a later point still belongs to the timeline.
  bool Within(Instant point) const {
    if (question_.axis == TimelineAxis::kValid) return point < question_.as_of.valid.end;
    const std::optional<PublishedCut>& until = question_.as_of.published_before;
    return !until.has_value() || point <= until->before;
  }

  absl::StatusOr<State> AtRevision(Revision revision) {
    State state;
    RevisionTrace trace(store_.engine(), revision, question_.as_of.recorded_at);
    ASSIGN_OR_RETURN(const std::unique_ptr<Store> then,
                     Store::Open(trace, store_.BuiltInOntology(), store_.clock(), SystemRandom(),
                                 store_.limits(), std::nullopt));
    then->joined().KnowNothing();            // or every join would be a point
    then->kept().adjacency().KnowNothing();  // what is packed is not read again
    AsOf as_of = question_.as_of;
    as_of.recorded_at = revision;
    View view(*then, as_of, question_.lens, budget_);
    ASSIGN_OR_RETURN(state.rows, Ask(view));
    if (trace.next().has_value()) state.next = static_cast<int64_t>(*trace.next());
    return state;
  }

  absl::StatusOr<Rows> Ask(View& view) {
    Rows rows;
    if (question_.entity.empty()) {
      RETURN_IF_ERROR(Collect(view, question_.pattern, &rows));
      return rows;
    }
    PropositionPattern out = question_.pattern;
    out.subject = question_.entity;
    RETURN_IF_ERROR(Collect(view, out, &rows));
    PropositionPattern in = question_.pattern;
    in.object = question_.entity;
    RETURN_IF_ERROR(Collect(view, in, &rows));
    return rows;
  }

  absl::Status Collect(View& view, const PropositionPattern& pattern, Rows* rows) {
    ASSIGN_OR_RETURN(
        const Ending ending,
        ListPropositions(view, pattern, UINT64_MAX, Bookmark(), [rows](PropositionRow row) {
          const PropositionPlace place{row.proposition.subject, KeyOf(row.proposition)};
          (*rows)[place] = std::move(row);
          return absl::OkStatus();
        }));
    if (ending.complete) return absl::OkStatus();
    return WithDetail(absl::ResourceExhaustedError(
                          "one point of the timeline costs more than the call's budget; ask about "
                          "less, or raise the budget"),
                      {ending.truncated_by, "budget", ""});
  }

  const Store& store_;
  const TimelineQuestion& question_;
  Budget& budget_;
};

// Where a page begins or ends.
struct Position {
  std::optional<int64_t> before;  // the point told last; nullopt: nothing was told yet
  int64_t at = 0;                 // the point being told
  uint64_t taken = 0;             // of its rows

  static absl::StatusOr<Position> Decode(const Bookmark& from, int64_t beginning) {
    Position position;
    position.at = beginning;
    if (from.empty()) return position;
    absl::string_view bytes = from;
    uint64_t numbers[4] = {};
    for (uint64_t& number : numbers) {
      const absl::StatusOr<uint64_t> taken = TakeOrderedNumber(&bytes);
      if (!taken.ok()) return BadBookmark();
      number = *taken;
    }
    if (!bytes.empty()) return BadBookmark();
    if (numbers[0] != 0) position.before = static_cast<int64_t>(numbers[1]);
    position.at = static_cast<int64_t>(numbers[2]);
    position.taken = numbers[3];
    return position;
  }
  Bookmark Encode() const {
    Bookmark bookmark;
    AppendOrdered(&bookmark, uint64_t{before.has_value() ? 1u : 0u});
    AppendOrdered(&bookmark, static_cast<uint64_t>(before.value_or(0)));
    AppendOrdered(&bookmark, static_cast<uint64_t>(at));
    AppendOrdered(&bookmark, taken);
    return bookmark;
  }
};

// What differs, by subject and proposition.
std::vector<RowDiff> Differences(const Rows& before, const Rows& after) {
  std::vector<RowDiff> diffs;
  auto old_row = before.begin();
  auto new_row = after.begin();
  while (old_row != before.end() || new_row != after.end()) {
    const bool gone =
        new_row == after.end() || (old_row != before.end() && old_row->first < new_row->first);
    const bool come =
        old_row == before.end() || (new_row != after.end() && new_row->first < old_row->first);
    std::optional<PropositionRow> was, is;
    if (!come) was = (old_row++)->second;
    if (!gone) is = (new_row++)->second;
    std::optional<RowDiff> diff = DiffOf(std::move(was), std::move(is));
    if (diff.has_value()) diffs.push_back(*std::move(diff));
  }
  return diffs;
}

class TimelinePage {
 public:
  TimelinePage(Axis axis, Budget& budget, uint64_t page, const TimelineSink& sink)
      : axis_(std::move(axis)), budget_(budget), page_(page), sink_(sink) {}

  absl::StatusOr<Ending> Run(Position position) {
    position_ = position;
    if (position_.before.has_value()) {
      absl::StatusOr<State> last = axis_.At(*position_.before);
      if (!last.ok()) return last.status();
      RETURN_IF_ERROR(Keep(std::move(last->rows)));
    }
    while (true) {
      absl::StatusOr<State> state = axis_.At(position_.at);
      if (!state.ok()) return Stopped(state.status());
      const absl::Status told = Tell(state->rows);
      if (!told.ok()) return Stopped(told);
      if (!state->next.has_value()) return Ending();
      const absl::Status kept = Keep(std::move(state->rows));
      position_ = {position_.at, *state->next, 0};
      progress_ = true;
      if (!kept.ok()) return Stopped(kept);
    }
  }

 private:
  absl::Status Tell(const Rows& rows) {
    uint64_t leave_out = position_.taken;
    for (RowDiff& diff : Differences(rows_, rows)) {
      if (leave_out > 0) {
        --leave_out;
        continue;
      }
      if (told_ == page_) return PageFull();
      RETURN_IF_ERROR(sink_({position_.at, std::move(diff)}));
      ++position_.taken;
      ++told_;
      progress_ = true;
    }
    return absl::OkStatus();
  }

  // The rows of a point are held until the next one's take their place.
  absl::Status Keep(Rows rows) {
    rows_ = std::move(rows);
    budget_.ReleaseBytes(held_);
    held_ = BytesOf(rows_);
    return budget_.ChargeBytes(held_);
  }

  absl::StatusOr<Ending> Stopped(const absl::Status& status) const {
    const std::string reason = PageEnd(status);
    if (reason.empty() || !progress_) return status;
    return Ending{
        .complete = false, .truncated_by = reason, .resume = position_.Encode(), .hidden = {}};
  }

  Axis axis_;
  Budget& budget_;
  const uint64_t page_;
  const TimelineSink& sink_;
  Position position_;
  Rows rows_;  // of the point before
  uint64_t held_ = 0;
  uint64_t told_ = 0;
  bool progress_ = false;
};

}  // namespace

absl::StatusOr<Ending> Timeline(const Store& store, const TimelineQuestion& question,
                                Budget& budget, uint64_t page, const Bookmark& from,
                                const TimelineSink& sink) {
  ASSIGN_OR_RETURN(const Position position, Position::Decode(from, question.from));
  return TimelinePage(Axis(store, question, budget), budget, page, sink).Run(position);
}

}  // namespace entente
