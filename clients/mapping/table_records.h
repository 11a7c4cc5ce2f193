// Records of text with a delimiter between cells: CSV, TSV and their like.
#ifndef ENTENTE_CLIENTS_MAPPING_TABLE_RECORDS_H_
#define ENTENTE_CLIENTS_MAPPING_TABLE_RECORDS_H_

#include <istream>

#include "clients/mapping/records.h"

namespace entente {

// As ReadRecords. Lines end with LF, CR LF or CR. Cells may be quoted as RFC 4180 has it, and then
// hold line breaks; blanks around a cell are dropped; empty lines are passed over. A byte order
// mark is dropped.
absl::Status ReadTable(std::istream& input, const ReadSpec& spec, EachRecord each);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_MAPPING_TABLE_RECORDS_H_
