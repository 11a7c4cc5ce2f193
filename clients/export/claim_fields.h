// A claim in columns.
#ifndef ENTENTE_CLIENTS_EXPORT_CLAIM_FIELDS_H_
#define ENTENTE_CLIENTS_EXPORT_CLAIM_FIELDS_H_

#include <vector>

#include "clients/export/field.h"
#include "entente/v1/proposition.pb.h"

namespace entente {

// What is said, as stated, by whom and where, when it was published and recorded, and its grade.
// The chain is JSON, from the outermost voice to the origin.
std::vector<Column> ClaimColumns();
std::vector<Cell> ClaimCells(const v1::ClaimRecord& record);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_EXPORT_CLAIM_FIELDS_H_
