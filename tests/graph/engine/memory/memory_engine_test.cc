#include "graph/engine/memory/memory_engine.h"

#include "tests/graph/engine/conformance.h"

namespace entente {
namespace {

class MemoryUnderTest final : public EngineUnderTest {
 public:
  Engine& engine() override { return engine_; }
  void Restart() override { engine_.Restart(); }
  void MakeNextCommitUnknown(bool applied) override { engine_.MakeNextCommitUnknown(applied); }
  void SetFull(bool full) override { engine_.SetFull(full); }

 private:
  MemoryEngine engine_;
};

INSTANTIATE_TEST_SUITE_P(Memory, EngineConformance,
                         testing::Values(EngineCase{
                             "Memory", [] { return std::make_unique<MemoryUnderTest>(); }}),
                         [](const auto& test) { return test.param.name; });

TEST(MemoryEngineTest, AnAppliedUnknownCommitPublishesWhatWasStagedForIt) {
  MemoryEngine engine;
  Row staged = Truth(1, "p", "s", "");
  bool given = false;
  ASSERT_TRUE(engine
                  .Stage([&](Row* row) {
                    *row = staged;
                    return !std::exchange(given, true);
                  })
                  .ok());
  engine.MakeNextCommitUnknown(/*applied=*/true);
  const std::vector<Row> rows = {Truth(1, "p", "a", "")};
  ASSERT_TRUE(engine.Commit(CommitId(16, 'i'), 0, rows).ok());
  engine.Restart();
  EXPECT_EQ(engine.Tail({1}, 10)->rows.size(), 2u);
}

}  // namespace
}  // namespace entente
