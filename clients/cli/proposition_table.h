// Propositions as a table, with groups and evidence below each row.
#ifndef ENTENTE_CLIENTS_CLI_PROPOSITION_TABLE_H_
#define ENTENTE_CLIENTS_CLI_PROPOSITION_TABLE_H_

#include <string>
#include <vector>

#include "clients/cli/entity_names.h"
#include "clients/cli/table.h"
#include "entente/v1/query_service.pb.h"

namespace entente {

// The headers of PropositionCells.
std::vector<std::string> PropositionHeaders();

// SUBJECT PREDICATE OBJECT VALIDITY CERTAINTY VERDICT ORIGINS SUPPORT DISSENT.
std::vector<std::string> PropositionCells(const v1::PropositionRow& row, const EntityNames& names);

// "2" or "1-2".
std::string OriginsText(const v1::Origins& origins);
// "1 denies, 2 rivals"; "-" for none.
std::string DissentText(const v1::Dissent& dissent);

// What stands below a row: rivals, groups, claims; those that there are.
void AddDetails(const v1::PropositionRow& row, const EntityNames& names, Table* table);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_PROPOSITION_TABLE_H_
