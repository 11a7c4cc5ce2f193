#include "graph/engine/rocksdb/options.h"

#include <rocksdb/cache.h>

namespace entente {

std::shared_ptr<rocksdb::Cache> NewBlockCache(size_t bytes) { return rocksdb::NewLRUCache(bytes); }

}  // namespace entente
