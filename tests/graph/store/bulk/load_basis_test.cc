#include "graph/store/bulk/load_basis.h"

#include "graph/engine/memory/memory_engine.h"
#include "gtest/gtest.h"

namespace entente {
namespace {

TEST(LoadBasisTest, GoesOnUntilItIsCancelled) {
  const MemoryEngine engine;
  bool cancelled = false;
  const std::function<bool()> asked = [&] { return cancelled; };
  const std::function<bool()> nothing;
  const LoadBasis basis{engine, 0, false, &asked};
  EXPECT_TRUE(basis.GoOn().ok());
  cancelled = true;
  EXPECT_EQ(DetailOf(basis.GoOn())->reason, "CANCELLED");
  EXPECT_TRUE((LoadBasis{engine, 0, false, &nothing}).GoOn().ok());
  EXPECT_TRUE((LoadBasis{engine, 0}).GoOn().ok());
}

}  // namespace
}  // namespace entente
