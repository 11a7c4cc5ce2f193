// The frontier is taken in rounds. A round is one entity whose edges are packed in memory, or else
// some entities whose rows a walk reads: the first rows of all their ranges together, then page by
// page in those with more, in order. A batch of what is found is filtered by where it leads. Plain
// edges are weighed at once; the others are resolved in one round of claims, whoever's they are.
// Cost: edges met; of those that are not packed and plain, index rows walked and claims read.
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
  PropositionPlace place;  // unless it is plain
  Interest interest = Interest::kFull;
  PackedNeighbor packed;  // without an edge unless it is plain

  bool plain() const { return packed.edge != nullptr; }
};

Expansion::Expansion(View& view, const Hop& hop, Following following,
                     std::vector<EntityId> frontier, InterestIn interest, Hidden* hidden)
    : view_(view),
      hop_(hop),
      following_(following),
      frontier_(std::move(frontier)),
      interest_(std::move(interest)),
      hidden_(hidden),
      packed_(view, hop.ways(), following) {}

absl::Status Expansion::BeginRound() {
  size_t walked = 0;  // entities to be walked together
  while (begun_ + walked < frontier_.size() && walked < kEntitiesARound) {
    ASSIGN_OR_RETURN(auto packed, packed_.Of(frontier_[begun_ + walked]));
    if (!packed.has_value()) {
      ++walked;
      continue;
    }
    if (walked > 0) break;  // it has its own round
    ahead_ = *std::move(packed);
    taken_ = 0;
    ++begun_;
    return absl::OkStatus();
  }
  return BeginWalk(walked);
}

absl::Status Expansion::BeginWalk(size_t entities) {
  const auto round = absl::MakeConstSpan(frontier_).subspan(begun_, entities);
  ASSIGN_OR_RETURN(const auto members, view_.MembersOf(round));
  const bool joined = !view_.canonical().identity().nothing_joined();
  std::vector<IndexRange> ranges;
  for (const std::vector<EntityId>& ids : members) {
    for (IndexRange& range : following_ == Following::kOwn
                                 ? hop_.RangesOfSubject(ids, joined)
                                 : hop_.RangesAt(ids, following_ == Following::kBackward)) {
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
    if (!walk_.has_value() && taken_ == ahead_.edges.size()) {
      if (begun_ == frontier_.size()) return std::vector<Edge>();
      RETURN_IF_ERROR(BeginRound());
    }
    std::vector<Candidate> candidates;
    if (walk_.has_value()) {
      ASSIGN_OR_RETURN(const std::vector<Found> batch, walk_->Next(kEdgesABatch));
      if (batch.empty()) walk_.reset();
      ASSIGN_OR_RETURN(candidates, CandidatesOf(batch));
    } else {
      ASSIGN_OR_RETURN(candidates, PackedCandidates());
    }
    if (candidates.empty()) continue;
    RETURN_IF_ERROR(DropOtherTypes(&candidates));
    ASSIGN_OR_RETURN(std::vector<Edge> edges, Resolved(std::move(candidates)));
    if (!edges.empty()) return edges;
  }
}

absl::StatusOr<std::vector<Expansion::Candidate>> Expansion::PackedCandidates() {
  std::vector<Candidate> candidates;
  PlainEdges& plain = view_.plain();
  const bool of_claims = hop_.AsksOfClaims();
  uint64_t cost = 0;
  for (; taken_ < ahead_.edges.size() && candidates.size() < kEdgesABatch; ++taken_) {
    const PackedNeighbor& found = ahead_.edges[taken_];
    cost += 1 + found.edge->claims;
    const bool is_plain = !of_claims && plain.IsPlain(*found.edge);
    if (is_plain && !plain.MayHold(*found.block, *found.edge)) continue;
    const EntityId& neighbor = plain.tables().entities.At(found.edge->neighbor);
    const Interest interest = interest_(neighbor);
    if (interest == Interest::kNone) continue;
    Candidate& candidate = candidates.emplace_back();
    candidate.from = begun_ - 1;
    candidate.incoming = found.block->incoming();
    candidate.neighbor = neighbor;
    candidate.interest = interest;
    if (is_plain) {
      candidate.packed = found;
    } else {
      candidate.place = PlaceOf(plain.tables(), *found.block, *found.edge);
    }
  }
  RETURN_IF_ERROR(view_.budget().ChargeEdges(cost));
  return candidates;
}

absl::StatusOr<std::vector<Expansion::Candidate>> Expansion::CandidatesOf(
    const std::vector<Found>& batch) {
  std::vector<Candidate> candidates;
  for (const Found& found : batch) {
    const IndexRange& range = walk_->ranges()[found.range];
    Candidate candidate{.from = range.group,
                        .incoming = false,
                        .neighbor = {},
                        .place = found.place,
                        .interest = Interest::kFull,
                        .packed = {}};
    ASSIGN_OR_RETURN(candidate.incoming, ComesIn(found.place, range, frontier_[candidate.from]));
    if (candidate.incoming) {
      if (following_ == Following::kOwn) continue;
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
  if (following_ == Following::kOwn || hop_.types().empty() || candidates->empty())
    return absl::OkStatus();
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

void Expansion::Quieten(std::vector<Candidate>* candidates) {
  if (counted_ == nullptr) return;
  std::set<PropositionPlace> fresh;
  for (Candidate& candidate : *candidates) {
    if (candidate.plain() || candidate.interest != Interest::kFull) continue;
    if (counted_->contains(candidate.place)) candidate.interest = Interest::kQuiet;
    fresh.insert(candidate.place);
  }
  counted_->merge(fresh);
}

absl::StatusOr<std::vector<std::optional<PlainEdge>>> Expansion::WeighPlain(
    const std::vector<Candidate>& candidates) {
  PlainEdges& plain = view_.plain();
  for (const Candidate& candidate : candidates) {
    if (!candidate.plain()) continue;
    RETURN_IF_ERROR(plain.Learn(*candidate.packed.block, *candidate.packed.edge));
  }
  std::vector<std::optional<PlainEdge>> weighed(candidates.size());
  for (size_t i = 0; i < candidates.size(); ++i) {
    const Candidate& candidate = candidates[i];
    if (!candidate.plain()) continue;
    Hidden hidden;
    weighed[i] = plain.Weigh(*candidate.packed.block, *candidate.packed.edge, &hidden);
    if (candidate.interest != Interest::kFull || hidden == Hidden()) continue;
    // Of most nothing is hidden, and then it does not matter how often.
    const bool first =
        counted_ == nullptr ||
        counted_->insert(PlaceOf(plain.tables(), *candidate.packed.block, *candidate.packed.edge))
            .second;
    if (first) *hidden_ += hidden;
  }
  return weighed;
}

absl::StatusOr<std::vector<Edge>> Expansion::Resolved(std::vector<Candidate> candidates) {
  Quieten(&candidates);
  ASSIGN_OR_RETURN(auto weighed, WeighPlain(candidates));
  // The same proposition may leave one entity of the frontier and come in at another.
  std::map<PropositionPlace, PropositionRow> rows;
  for (const Interest interest : {Interest::kFull, Interest::kQuiet}) {
    std::set<PropositionPlace> places;
    for (const Candidate& candidate : candidates) {
      if (candidate.interest == interest && !candidate.plain()) places.insert(candidate.place);
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
  for (size_t i = 0; i < candidates.size(); ++i) {
    Candidate& candidate = candidates[i];
    if (candidate.plain()) {
      if (!weighed[i].has_value() || !hop_.AdmitsAsserted(weighed[i]->certainty)) continue;
      edges.emplace_back(candidate.from, std::move(candidate.neighbor), candidate.incoming,
                         *std::move(weighed[i]), view_);
      continue;
    }
    const auto row = rows.find(candidate.place);
    if (row == rows.end() || !hop_.Admits(row->second)) continue;
    edges.emplace_back(candidate.from, SeenFrom(row->second, candidate.incoming, view_.ontology()));
  }
  return edges;
}

}  // namespace entente
