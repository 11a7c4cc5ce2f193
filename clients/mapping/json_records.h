// Records of JSON documents.
#ifndef ENTENTE_CLIENTS_MAPPING_JSON_RECORDS_H_
#define ENTENTE_CLIENTS_MAPPING_JSON_RECORDS_H_

#include <istream>

#include "clients/mapping/records.h"

namespace entente {

// As ReadRecords. The document is not kept: only what the first step of `spec.rows` leads to is,
// one element at a time. An object where an array is expected is read as the array of its members,
// each of which knows its own name as "key".
absl::Status ReadJson(std::istream& input, const ReadSpec& spec, EachRecord each);

// A JSON value a line.
absl::Status ReadNdjson(std::istream& input, const ReadSpec& spec, EachRecord each);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_MAPPING_JSON_RECORDS_H_
