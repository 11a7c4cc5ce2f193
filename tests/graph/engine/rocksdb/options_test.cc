#include "graph/engine/rocksdb/options.h"

#include <rocksdb/cache.h>

#include "gtest/gtest.h"
#include "tests/faults/scratch_dir.h"

namespace entente {
namespace {

TEST(OptionsTest, ACacheHasTheBytesAskedFor) {
  EXPECT_EQ(NewBlockCache(3u << 20)->GetCapacity(), 3u << 20);
}

TEST(OptionsTest, TheDefaultFloorIsAtLeastAGibibyteAndThreeMemtables) {
  const ScratchDir scratch;
  EXPECT_GE(*DefaultFloorBytes(scratch.path(), 1), uint64_t{1} << 30);
  EXPECT_GE(*DefaultFloorBytes(scratch.path(), size_t{1} << 40), uint64_t{3} << 40);
  EXPECT_FALSE(DefaultFloorBytes(scratch / "none", 1).ok());
}

}  // namespace
}  // namespace entente
