// The records of a file, one after the other, in memory one at a time.
#ifndef ENTENTE_CLIENTS_MAPPING_RECORDS_H_
#define ENTENTE_CLIENTS_MAPPING_RECORDS_H_

#include <istream>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "clients/mapping/read_spec.h"
#include "clients/mapping/record.h"

namespace entente {

// Gets every record in order, those with a problem too. False: enough; the rest is not read.
using EachRecord = absl::FunctionRef<absl::StatusOr<bool>(const FileRecord& record)>;

// Reads `file`'s content from `input` as `spec` says. kInvalidArgument, with the line: no header, a
// quote that is never closed, text that is not JSON, no record where `rows` leads to, a record
// longer than `most_record_bytes`, a part of `spec` that means nothing for the format.
// Errors of `each` are returned as they are.
absl::Status ReadRecords(std::istream& input, const std::string& file, const ReadSpec& spec,
                         EachRecord each);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_MAPPING_RECORDS_H_
