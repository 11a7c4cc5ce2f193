// What RocksDB alone does with rows of the size of an index row: 26 bytes of key, 40 of value.
#ifndef ENTENTE_BENCH_CEILINGS_ROCKSDB_CEILINGS_H_
#define ENTENTE_BENCH_CEILINGS_ROCKSDB_CEILINGS_H_

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "bench/report/report.h"

namespace entente {

// With the engine's own settings, so many rows in `scratch`, which is made and removed, all of
// them cached: noted are a get, a scan of 10 and of 1,000 rows, by one thread for `seconds` each.
absl::Status MeasureRocksDbReads(const std::string& scratch, uint64_t rows, double seconds,
                                 Report& report);

// Commits of one row, synced, by 1 and by 16 threads, for `seconds` each.
absl::Status MeasureSyncedCommits(const std::string& scratch, double seconds, Report& report);

}  // namespace entente

#endif  // ENTENTE_BENCH_CEILINGS_ROCKSDB_CEILINGS_H_
