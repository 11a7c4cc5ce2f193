// The frontier is taken in rounds of some entities. The walk reads the first rows of all their
// ranges together and then goes on page by page in those with more, in order; a batch of what it
// finds is filtered by where it leads and resolved in one round of claims, whoever's edges they
// are. Cost: index rows walked and claims of the propositions met.
#include "graph/query/expansion.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "absl/types/span.h"
#include "graph/model/status.h"
#include "graph/query/page.h"
#include "graph/query/type_filter.h"
#include "graph/store/canonical_reader.h"

namespace entente {
namespace {

constexpr size_t kEntitiesARound = 32;
constexpr size_t kEdgesABatch = 256;

}  // namespace

// A proposition found, as an edge to be.
struct Expansion::Candidate {
  size_t from = 0;
  bool incoming = false;
  EntityId neighbor;
  PropositionPlace place;
  Interest interest = Interest::kFull;
};

Expansion::Expansion(View& view, const Hop& hop, Way way, std::vector<EntityId> frontier,
                     InterestIn interest, Hidden* hidden)
    : view_(view),
      hop_(hop),
      way_(way),
      frontier_(std::move(frontier)),
      interest_(std::move(interest)),
      hidden_(hidden) {}

absl::Status Expansion::BeginRound() {
  const auto round = absl::MakeConstSpan(frontier_).subspan(begun_, kEntitiesARound);
  ASSIGN_OR_RETURN(const auto members, view_.MembersOf(round));
  const bool joined = !view_.canonical().identity().nothing_joined();
  std::vector<IndexRange> ranges;
  for (const std::vector<EntityId>& ids : members) {
    for (IndexRange& range : way_ == Way::kOwn ? hop_.RangesOfSubject(ids, joined)
                                               : hop_.RangesAt(ids, way_ == Way::kBackward)) {
      range.group = begun_;  // an edge of two of them is an edge of each
      ranges.push_back(std::move(range));
    }
    ++begun_;
  }
  ASSIGN_OR_RETURN(PlaceWalk walk, PlaceWalk::Start(view_, std::move(ranges), ""));
  walk_.emplace(std::move(walk));
  return absl::OkStatus();
}

absl::StatusOr<std::vector<Edge>> Expansion::Next() {
  while (true) {
    if (!walk_.has_value()) {
      if (begun_ == frontier_.size()) return std::vector<Edge>();
      RETURN_IF_ERROR(BeginRound());
    }
    ASSIGN_OR_RETURN(const std::vector<Found> batch, walk_->Next(kEdgesABatch));
    if (batch.empty()) {
      walk_.reset();
      continue;
    }
    ASSIGN_OR_RETURN(std::vector<Candidate> candidates, CandidatesOf(batch));
    RETURN_IF_ERROR(DropOtherTypes(&candidates));
    ASSIGN_OR_RETURN(std::vector<Edge> edges, Resolved(std::move(candidates)));
    if (!edges.empty()) return edges;
  }
}

absl::StatusOr<std::vector<Expansion::Candidate>> Expansion::CandidatesOf(
    const std::vector<Found>& batch) {
  std::vector<Candidate> candidates;
  for (const Found& found : batch) {
    const IndexRange& range = walk_->ranges()[found.range];
    Candidate candidate{.from = range.group, .place = found.place};
    ASSIGN_OR_RETURN(candidate.incoming, ComesIn(found.place, range, frontier_[candidate.from]));
    if (candidate.incoming) {
      if (way_ == Way::kOwn) continue;
      candidate.neighbor = found.place.subject;
    } else {
      // Values lead nowhere: attributes, somebody unnamed, nobody.
      ASSIGN_OR_RETURN(const std::optional<EntityId> object, ObjectEntityOf(found.place.key));
      if (!object.has_value()) continue;
      candidate.neighbor = *object;
    }
    candidate.interest = interest_(candidate.neighbor);
    if (candidate.interest == Interest::kNone) continue;
    candidates.push_back(std::move(candidate));
  }
  return candidates;
}

absl::Status Expansion::DropOtherTypes(std::vector<Candidate>* candidates) {
  if (way_ == Way::kOwn || hop_.types().empty() || candidates->empty()) return absl::OkStatus();
  std::set<EntityId> neighbors;
  for (const Candidate& candidate : *candidates) neighbors.insert(candidate.neighbor);
  std::set<EntityId> of_type;
  for (const std::string& type : hop_.types()) {
    ASSIGN_OR_RETURN(const std::set<EntityId> more, OfType(view_, neighbors, type));
    of_type.insert(more.begin(), more.end());
  }
  std::erase_if(*candidates, [&](const Candidate& candidate) {
    return candidate.neighbor != exempt_ && !of_type.contains(candidate.neighbor);
  });
  return absl::OkStatus();
}

absl::StatusOr<std::vector<Edge>> Expansion::Resolved(std::vector<Candidate> candidates) {
  if (counted_ != nullptr) {
    std::set<PropositionPlace> fresh;
    for (Candidate& candidate : candidates) {
      if (candidate.interest != Interest::kFull) continue;
      if (counted_->contains(candidate.place)) candidate.interest = Interest::kQuiet;
      fresh.insert(candidate.place);
    }
    counted_->merge(fresh);
  }
  // The same proposition may leave one entity of the frontier and come in at another.
  std::map<PropositionPlace, PropositionRow> rows;
  for (const Interest interest : {Interest::kFull, Interest::kQuiet}) {
    std::set<PropositionPlace> places;
    for (const Candidate& candidate : candidates) {
      if (candidate.interest == interest) places.insert(candidate.place);
    }
    if (places.empty()) continue;
    Hidden unheard;
    const std::vector<PropositionPlace> listed(places.begin(), places.end());
    ASSIGN_OR_RETURN(
        std::vector<PropositionRow> found,
        view_.Rows(listed, false, nullptr, interest == Interest::kFull ? hidden_ : &unheard));
    const std::vector<PropositionPlace> standing = PlacesOf(found);
    for (size_t i = 0; i < found.size(); ++i) rows.emplace(standing[i], std::move(found[i]));
  }
  std::vector<Edge> edges;
  for (const Candidate& candidate : candidates) {
    const auto row = rows.find(candidate.place);
    if (row == rows.end() || !hop_.Admits(row->second)) continue;
    edges.push_back({candidate.from, SeenFrom(row->second, candidate.incoming, view_.ontology())});
  }
  return edges;
}

}  // namespace entente
