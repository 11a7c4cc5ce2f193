// How a file is to be read: the part `read` of a mapping.
#ifndef ENTENTE_CLIENTS_MAPPING_READ_SPEC_H_
#define ENTENTE_CLIENTS_MAPPING_READ_SPEC_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"

namespace entente {

enum class FileFormat { kByName, kCsv, kTsv, kNdjson, kJson, kGeojson };

// One step into a JSON document: the member `key`, an array (or an object, of which the members are
// taken), each element of which is one record, or contains records on the next step.
struct PathStep {
  std::string key;
  std::string as;          // name under which records inside know the element; may be empty
  bool recursive = false;  // elements contain elements of their own under the same key
};

struct ReadSpec {
  FileFormat format = FileFormat::kByName;
  char delimiter = '\0';  // of CSV; none: "," and of TSV a tab
  char quote = '"';       // none: cells are taken as they are
  bool has_header = true;
  std::vector<std::string> header;  // names of the columns of a file without a header line
  uint64_t skip = 0;                // lines before the header or the first record
  // Columns, by their names in the file, whose empty cells mean what stands above.
  std::vector<std::string> fill_down;
  bool fill_short_rows = false;  // cells that a row lacks at its end are empty; else it is rejected
  std::string comment;           // lines that begin so are passed over; may be empty
  std::string encoding;          // as ICU calls it; empty is UTF-8
  std::vector<PathStep> rows;    // of JSON; empty: the whole document is an array of records
  size_t most_record_bytes = 16u << 20;
};

// kInvalidArgument: something is said that means nothing for files of that format.
absl::Status CheckApplies(const ReadSpec& spec, const std::string& file);

// The format that `format` and the file's name ("x.csv.gz") say; CSV where neither says any.
FileFormat FormatOf(const ReadSpec& spec, const std::string& file);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_MAPPING_READ_SPEC_H_
