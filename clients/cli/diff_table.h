// Rows that differ between two reads, as a table.
#ifndef ENTENTE_CLIENTS_CLI_DIFF_TABLE_H_
#define ENTENTE_CLIENTS_CLI_DIFF_TABLE_H_

#include <string>
#include <vector>

#include "clients/cli/entity_names.h"
#include "clients/cli/mentioned_ids.h"
#include "clients/cli/table.h"
#include "entente/v1/diff.pb.h"
#include "entente/v1/timeline.pb.h"

namespace entente {

// CHANGE and the headers of PropositionCells.
std::vector<std::string> DiffHeaders();

// The row of a proposition that is gone or new; of a changed one both, "was" and "is", and below
// them what differs and which claims came and went. Evidence, where it was sent, below each.
void AddDiffRow(const v1::DiffRow& row, const EntityNames& names, Table* table);

// AT and the same.
std::vector<std::string> TimelineHeaders();
void AddTimelineRow(const v1::TimelineRow& row, const EntityNames& names, Table* table);

void CollectIds(const v1::DiffRow& row, IdSet* ids);

// Adds what a page kept out or left alone to that of the pages before; its own trailer is left to
// FollowPages.
void AddCounts(const v1::DiffTrailer& page, v1::DiffTrailer* total);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_DIFF_TABLE_H_
