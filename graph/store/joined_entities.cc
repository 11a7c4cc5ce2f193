// One page of the table is read, and again once the graph has moved on. Cost: an empty scan a
// revision where nothing is joined; at most a page of 1,024 entities where there are more.
#include "graph/store/joined_entities.h"

#include <utility>

#include "graph/encoding/ordered.h"
#include "graph/encoding/row_keys.h"
#include "graph/model/status.h"

namespace entente {

absl::StatusOr<std::shared_ptr<const JoinedEntities::Known>> JoinedEntities::At(
    Revision revision, absl::Time deadline) const {
  if (knows_nothing_) {
    auto nothing = std::make_shared<Known>();
    nothing->until = revision;
    nothing->whole = false;
    return std::shared_ptr<const Known>(std::move(nothing));
  }
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (known_ != nullptr && known_->until >= revision) return known_;
  }
  auto known = std::make_shared<Known>();
  known->until = engine_.WaitStable(0, absl::InfinitePast());
  const std::string partition = PartitionOf(Table::kJoined);
  ASSIGN_OR_RETURN(const std::vector<ScanPage> pages,
                   engine_.MultiScan({{.partition = partition, .prefix = "", .after = {}}},
                                     known->until, deadline));
  known->whole = !pages.front().more;
  for (const ScannedRow& row : pages.front().rows) {
    absl::string_view suffix = row.suffix;
    ASSIGN_OR_RETURN(EntityId entity, TakeOrderedText(&suffix));
    if (known->earliest == 0 || row.sequence < known->earliest) known->earliest = row.sequence;
    known->first.emplace(std::move(entity), row.sequence);
  }
  const std::lock_guard<std::mutex> lock(mutex_);
  if (known_ == nullptr || known_->until < known->until) known_ = known;
  return std::shared_ptr<const Known>(std::move(known));
}

}  // namespace entente
