// Whether writing is still allowed. It closes for good when RocksDB reports a background error or a
// write fails (the store is opened again, RocksDB's own resume is not trusted), and for as long as
// disk space is short.
#ifndef ENTENTE_GRAPH_ENGINE_ROCKSDB_WRITE_GATE_H_
#define ENTENTE_GRAPH_ENGINE_ROCKSDB_WRITE_GATE_H_

#include <rocksdb/env.h>
#include <rocksdb/listener.h>

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

#include "absl/status/status.h"

namespace entente {

// Thread-safe.
class WriteGate {
 public:
  // `floor_bytes` of the file system of `directory` stay free.
  WriteGate(rocksdb::Env* env, std::string directory, uint64_t floor_bytes);

  // OK if `bytes` more may be written. kUnavailable with the reason once closed;
  // kResourceExhausted if less than the floor would be left.
  absl::Status Check(uint64_t bytes) const;

  // Closes for good. The first reason stays.
  void Close(const std::string& reason);

 private:
  rocksdb::Env* const env_;
  const std::string directory_;
  const uint64_t floor_bytes_;
  mutable std::mutex mutex_;
  std::string closed_because_;  // empty: open
};

// Closes `gate` on every background error and stops RocksDB from recovering by itself.
std::shared_ptr<rocksdb::EventListener> NewBackgroundErrorListener(std::shared_ptr<WriteGate> gate);

}  // namespace entente

#endif  // ENTENTE_GRAPH_ENGINE_ROCKSDB_WRITE_GATE_H_
