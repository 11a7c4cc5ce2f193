// A bare RocksDB in which a test writes what the engine would, or what it never would.
#ifndef ENTENTE_TESTS_GRAPH_ENGINE_ROCKSDB_PLAIN_DB_H_
#define ENTENTE_TESTS_GRAPH_ENGINE_ROCKSDB_PLAIN_DB_H_

#include <rocksdb/db.h>

#include <memory>
#include <string>

#include "graph/engine/rocksdb/tuning.h"
#include "gtest/gtest.h"

namespace entente {

inline std::unique_ptr<rocksdb::DB> OpenPlainDb(const std::string& directory) {
  rocksdb::Options options = Tuned(RocksDbOptions());
  options.create_if_missing = true;
  rocksdb::DB* db = nullptr;
  const rocksdb::Status status = rocksdb::DB::Open(options, directory, &db);
  EXPECT_TRUE(status.ok()) << status.ToString();
  return std::unique_ptr<rocksdb::DB>(db);
}

}  // namespace entente

#endif  // ENTENTE_TESTS_GRAPH_ENGINE_ROCKSDB_PLAIN_DB_H_
