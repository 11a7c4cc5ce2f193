#include "graph/engine/rocksdb/options.h"

#include <rocksdb/cache.h>

#include "gtest/gtest.h"

namespace entente {
namespace {

TEST(OptionsTest, ACacheHasTheBytesAskedFor) {
  EXPECT_EQ(NewBlockCache(3u << 20)->GetCapacity(), 3u << 20);
}

}  // namespace
}  // namespace entente
