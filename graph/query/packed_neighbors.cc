#include "graph/query/packed_neighbors.h"

#include <cstddef>
#include <set>
#include <utility>

#include "graph/model/status.h"
#include "graph/query/hop.h"
#include "graph/query/type_filter.h"

namespace entente {
namespace {

// The rows of one batch, with what is hidden up to each.
class Batch {
 public:
  Batch(View& view, const std::vector<Found>& batch, absl::Span<const PackedNeighbor> taken,
        const NeighborPattern& pattern)
      : view_(view), plain_(view.plain()), batch_(batch), taken_(taken), pattern_(pattern) {}

  absl::Status Answer() {
    RETURN_IF_ERROR(FindWanted());
    for (const size_t i : wanted_) {
      if (!plain_.IsPlain(*taken_[i].edge)) continue;
      RETURN_IF_ERROR(plain_.Learn(*taken_[i].block, *taken_[i].edge));
    }
    for (const size_t i : wanted_) {
      if (!plain_.IsPlain(*taken_[i].edge)) {
        disputed_.push_back(i);
        continue;
      }
      RETURN_IF_ERROR(ReadDisputed());
      const auto edge = plain_.Weigh(*taken_[i].block, *taken_[i].edge, &hidden_);
      if (edge.has_value()) Add(i, plain_.RowOf(*edge));
    }
    return ReadDisputed();
  }

  BatchEnd HandTo(const std::function<absl::Status(NeighborRow)>& sink) {
    return HandOver(batch_, places_, through_, hidden_, std::move(rows_), sink);
  }

 private:
  // Those that lead to the type asked for.
  absl::Status FindWanted() {
    std::set<EntityId> of_type;
    if (!pattern_.neighbor_type.empty()) {
      std::set<EntityId> neighbors;
      for (const PackedNeighbor& one : taken_) neighbors.insert(NeighborOf(one));
      ASSIGN_OR_RETURN(of_type, OfType(view_, neighbors, pattern_.neighbor_type));
    }
    for (size_t i = 0; i < taken_.size(); ++i) {
      const bool wanted = pattern_.neighbor_type.empty() || of_type.contains(NeighborOf(taken_[i]));
      if (wanted) wanted_.push_back(i);
    }
    return absl::OkStatus();
  }

  const EntityId& NeighborOf(const PackedNeighbor& one) const {
    return plain_.tables().entities.At(one.edge->neighbor);
  }

  void Add(size_t i, PropositionRow row) {
    rows_.push_back(SeenFrom(std::move(row), taken_[i].block->incoming(), view_.ontology()));
    places_.push_back(batch_[i].place);
    if (through_.size() < rows_.size()) through_.push_back(hidden_);
  }

  absl::Status ReadDisputed() {
    if (disputed_.empty()) return absl::OkStatus();
    std::vector<PropositionPlace> places;
    for (const size_t i : disputed_) places.push_back(batch_[i].place);
    ASSIGN_OR_RETURN(auto rows,
                     view_.Rows(places, pattern_.show_denied, nullptr, &hidden_, &through_));
    const std::vector<PropositionPlace> standing = PlacesOf(rows);
    size_t next = 0;
    for (size_t row = 0; row < rows.size(); ++row) {
      while (places[next] != standing[row]) ++next;
      Add(disputed_[next++], std::move(rows[row]));
    }
    disputed_.clear();
    return absl::OkStatus();
  }

  View& view_;
  PlainEdges& plain_;
  const std::vector<Found>& batch_;
  const absl::Span<const PackedNeighbor> taken_;
  const NeighborPattern& pattern_;
  std::vector<size_t> wanted_;    // of taken_
  std::vector<size_t> disputed_;  // met, and not read yet
  Hidden hidden_;
  std::vector<NeighborRow> rows_;
  std::vector<PropositionPlace> places_;
  std::vector<Hidden> through_;
};

}  // namespace

absl::StatusOr<BatchEnd> AnswerPacked(View& view, const std::vector<Found>& batch,
                                      absl::Span<const PackedNeighbor> taken,
                                      const NeighborPattern& pattern,
                                      const std::function<absl::Status(NeighborRow)>& sink) {
  Batch answer(view, batch, taken, pattern);
  RETURN_IF_ERROR(answer.Answer());
  return answer.HandTo(sink);
}

}  // namespace entente
