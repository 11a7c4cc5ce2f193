// How fast RocksDB alone takes the rows of a graph: the ceiling that a load is measured by.
#ifndef ENTENTE_BENCH_INGEST_CEILING_H_
#define ENTENTE_BENCH_INGEST_CEILING_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"

namespace entente {

struct IngestCeiling {
  uint64_t rows = 0;
  uint64_t bytes = 0;  // keys and values
  double seconds = 0;  // writing sorted table files, syncing them, handing them to RocksDB
};

// Copies all rows of the RocksDB in `from`, which nobody has open, into table files and these into
// a new RocksDB in `scratch`, on the same disk and with the engine's own settings. Reading the rows
// is not counted: they are read ahead into memory, some at a time.
absl::StatusOr<IngestCeiling> MeasureIngest(const std::string& from, const std::string& scratch);

}  // namespace entente

#endif  // ENTENTE_BENCH_INGEST_CEILING_H_
