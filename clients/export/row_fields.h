// A row in columns: how it stands, what value it has.
#ifndef ENTENTE_CLIENTS_EXPORT_ROW_FIELDS_H_
#define ENTENTE_CLIENTS_EXPORT_ROW_FIELDS_H_

#include <vector>

#include "clients/export/field.h"
#include "entente/v1/proposition.pb.h"

namespace entente {

// All of a row but its ends, its predicate and its value: qualifiers (JSON), those of
// its claims (JSON, see claim_qualifiers.h), instance, occurrence, validity, certainty, verdict,
// origins, support, dissent by kind, ids of claims.
std::vector<Column> StandingColumns();
std::vector<Cell> StandingCells(const v1::PropositionRow& row);

// A value: in words, and where it has them its number with bounds and unit, its language, its
// point.
std::vector<Column> ValueColumns();
std::vector<Cell> ValueCells(const v1::Value& value);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_EXPORT_ROW_FIELDS_H_
