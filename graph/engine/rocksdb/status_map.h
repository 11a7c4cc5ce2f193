// The one place where RocksDB's statuses become the project's.
#ifndef ENTENTE_GRAPH_ENGINE_ROCKSDB_STATUS_MAP_H_
#define ENTENTE_GRAPH_ENGINE_ROCKSDB_STATUS_MAP_H_

#include <rocksdb/status.h>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace entente {

// `doing` says what was tried ("reading a row"). Corruption and missing files are kDataLoss, a full
// disk or memory limit kResourceExhausted, other I/O errors kUnavailable.
absl::Status FromRocksDb(const rocksdb::Status& status, absl::string_view doing);

}  // namespace entente

#endif  // ENTENTE_GRAPH_ENGINE_ROCKSDB_STATUS_MAP_H_
