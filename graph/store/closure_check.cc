// Breadth first, a round of the engine for each ring of ids and one for what lies with the smaller
// ids of their pairs. What hangs together is walked once a commit, and never further than one id
// over the limit. Cost: the judgements on the ids that hang together.
#include "graph/store/closure_check.h"

#include <string>
#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "graph/encoding/row_keys.h"
#include "graph/model/status.h"
#include "graph/store/failed_check.h"
#include "graph/store/recorded_rows.h"

namespace entente {
namespace {

// The ids at the other ends of SAME_AS that stand among these rows.
absl::Status AddEnds(const std::vector<ScannedRow>& rows, std::set<EntityId>* ends) {
  ASSIGN_OR_RETURN(const std::vector<RecordedJudgement> judgements, ReadJudgements(rows));
  for (const RecordedJudgement& judgement : judgements) {
    const auto* same = std::get_if<SameAs>(&judgement.judgement.act);
    if (same != nullptr) ends->insert({same->a, same->b});
  }
  return absl::OkStatus();
}

// Whatever one SAME_AS that stands joins with an id of the ring, and the ring itself.
absl::StatusOr<std::set<EntityId>> RingAround(const std::set<EntityId>& ring, Draft& draft) {
  std::vector<RowPlace> ranges;
  for (const EntityId& id : ring) {
    ranges.push_back({PartitionOf(Table::kEntityJudgement, id), ""});
    ranges.push_back({PartitionOf(Table::kEntityJudgementOf, id), ""});
  }
  RETURN_IF_ERROR(draft.FetchRanges(ranges));
  std::set<EntityId> ends;
  std::vector<RowPlace> elsewhere;  // with the smaller id of a pair
  for (size_t i = 0; i < ranges.size(); ++i) {
    ASSIGN_OR_RETURN(const std::vector<ScannedRow> rows, draft.Scan(ranges[i]));
    if (i % 2 == 0) {
      RETURN_IF_ERROR(AddEnds(rows, &ends));
      continue;
    }
    for (const ScannedRow& row : rows) {
      ASSIGN_OR_RETURN(RowPlace place, DecodeRowPlace(row.value));
      ASSIGN_OR_RETURN(const JudgementRowName name, ParseJudgementSuffix(place.suffix));
      elsewhere.push_back({std::move(place.partition), IdSuffix(name.judgement)});
    }
  }
  RETURN_IF_ERROR(draft.FetchRanges(elsewhere));
  for (const RowPlace& place : elsewhere) {
    ASSIGN_OR_RETURN(const std::vector<ScannedRow> rows, draft.Scan(place));
    RETURN_IF_ERROR(AddEnds(rows, &ends));
  }
  return ends;
}

}  // namespace

absl::Status ClosureCheck::Check(const SameAs& same) {
  if (within_.contains(same.a)) return absl::OkStatus();
  std::set<EntityId> together = {same.a, same.b};
  std::set<EntityId> ring = together;
  while (!ring.empty()) {
    ASSIGN_OR_RETURN(const std::set<EntityId> around, RingAround(ring, draft_));
    ring.clear();
    for (const EntityId& id : around) {
      if (together.insert(id).second) ring.insert(id);
    }
    if (together.size() > most_) {
      return FailedCheck("LIMIT_MEMBERS", "a", same.a,
                         absl::StrCat("with this SAME_AS more than ", most_,
                                      " ids would hang together; retract those that are wrong, or "
                                      "raise the limit of members"));
    }
  }
  within_.merge(together);
  return absl::OkStatus();
}

}  // namespace entente
