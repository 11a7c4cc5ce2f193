#include "graph/model/random.h"

#include <set>

#include "gtest/gtest.h"

namespace entente {
namespace {

TEST(RandomTest, GivesAsManyBytesAsAskedFor) {
  for (const size_t count : {0u, 1u, 16u, 1000u}) {
    EXPECT_EQ(SystemRandom().Bytes(count).size(), count);
  }
}

TEST(RandomTest, DoesNotRepeatItself) {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) seen.insert(SystemRandom().Bytes(16));
  EXPECT_EQ(seen.size(), 1000u);
}

}  // namespace
}  // namespace entente
