// The entity ids that an answer mentions, for looking up their names in one go.
#ifndef ENTENTE_CLIENTS_CLI_MENTIONED_IDS_H_
#define ENTENTE_CLIENTS_CLI_MENTIONED_IDS_H_

#include <set>
#include <string>

#include "entente/v1/graph_service.pb.h"

namespace entente {

using IdSet = std::set<std::string>;

// Each adds to `ids` what its message shows in a table.
void CollectIds(const v1::Claim& claim, IdSet* ids);
void CollectIds(const v1::Proposition& proposition, IdSet* ids);
void CollectIds(const v1::Judgement& judgement, IdSet* ids);
void CollectIds(const v1::PropositionRow& row, IdSet* ids);
void CollectIds(const v1::HistoryEntry& entry, IdSet* ids);
void CollectIds(const v1::RecordedChange& change, IdSet* ids);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_MENTIONED_IDS_H_
