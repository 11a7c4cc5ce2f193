// Records of CSV, as RFC 4180 has them.
#ifndef ENTENTE_CLIENTS_CPP_CSV_TEXT_H_
#define ENTENTE_CLIENTS_CPP_CSV_TEXT_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace entente {

// One record with its line end, CR LF. A field that holds a comma, a quote, a line break, or a
// blank at either end is quoted; quotes inside are doubled.
std::string CsvRecord(const std::vector<std::string>& fields);

// The header of a table as the name of a field: "WHY NOT" is "why_not".
std::string CsvName(absl::string_view header);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CPP_CSV_TEXT_H_
