// Whatever a SAME_AS has ever named is listed in a table of its own; it is read page by page. Ids
// that hang together are looked at once a page, and told of at the least of them. Cost: the rows of
// the table, and the judgements on what hangs together.
#include "graph/query/identity_disputes.h"

#include <algorithm>
#include <set>
#include <utility>

#include "graph/encoding/ordered.h"
#include "graph/encoding/row_keys.h"
#include "graph/engine/engine.h"
#include "graph/model/status.h"
#include "graph/query/place_walk.h"
#include "graph/store/budget.h"

namespace entente {
namespace {

constexpr size_t kEntitiesAPage = 256;

// All ids that the judgements of an identity hang together, the blocked ones too.
std::set<EntityId> HangingTogether(const EntityIdentity& about) {
  std::set<EntityId> ids;
  for (const Coreference& judgement : about.evidence.judgements) {
    if (judgement.same) ids.insert({judgement.a, judgement.b});
  }
  return ids;
}

absl::StatusOr<BlockedJoins> NamingOne(View& view, const EntityId& subject) {
  ASSIGN_OR_RETURN(EntityIdentity about, view.IdentityOf(subject));
  const std::set<EntityId> members(about.members.begin(), about.members.end());
  BlockedJoins found{std::move(about.closures.blocked), std::nullopt};
  std::erase_if(found.joins, [&](const BlockedJoin& join) {
    return !members.contains(join.same.a) && !members.contains(join.same.b);
  });
  return found;
}

}  // namespace

absl::StatusOr<BlockedJoins> FindBlockedJoins(View& view, const EntityId& subject,
                                              const Bookmark& from) {
  if (!subject.empty()) return NamingOne(view, subject);
  const std::string partition = PartitionOf(Table::kJoined);
  ScanRequest request{.partition = partition, .prefix = "", .after = {}, .limit = kEntitiesAPage};
  if (!from.empty()) request.after = ScanPosition{from, 0};
  Budget& budget = view.budget();
  ASSIGN_OR_RETURN(
      const std::vector<ScanPage> pages,
      view.store().engine().MultiScan({request}, view.as_of().recorded_at, budget.deadline()));
  const ScanPage& page = pages.front();
  RETURN_IF_ERROR(budget.ChargeEdges(page.rows.size() + 1));
  std::vector<EntityId> ids;
  for (const ScannedRow& row : page.rows) {
    absl::string_view suffix = row.suffix;
    absl::StatusOr<EntityId> id = TakeOrderedText(&suffix);
    if (!id.ok()) return id.status();
    ids.push_back(*std::move(id));
  }
  RETURN_IF_ERROR(view.MembersOf(ids).status());  // all in one round
  BlockedJoins found;
  std::set<EntityId> seen;
  for (const EntityId& id : ids) {
    if (seen.contains(id)) continue;
    RETURN_IF_ERROR(budget.Check());
    ASSIGN_OR_RETURN(EntityIdentity about, view.IdentityOf(id));
    const std::set<EntityId> together = HangingTogether(about);
    // What only an assumption joins with them has been named by a SAME_AS that was undone.
    if (!together.contains(id)) continue;
    seen.insert(together.begin(), together.end());
    if (id != *together.begin()) continue;
    std::move(about.closures.blocked.begin(), about.closures.blocked.end(),
              std::back_inserter(found.joins));
  }
  if (page.more && !page.rows.empty()) found.after = page.rows.back().suffix;
  return found;
}

}  // namespace entente
