// A disk that fills up between the two stages of a bulk load: what the load has staged must not
// come with the commit of somebody else.
#include <memory>

#include "graph/engine/rocksdb/rocksdb_engine.h"
#include "graph/model/status.h"
#include "graph/store/bulk/bulk_load.h"
#include "gtest/gtest.h"
#include "tests/faults/fault_fs.h"
#include "tests/faults/scratch_dir.h"
#include "tests/graph/store/stage_watch.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

absl::StatusOr<BulkLoadResult> Load(Store& store) {
  ASSIGN_OR_RETURN(const std::unique_ptr<BulkLoad> load,
                   store.BeginLoad({"tester", "full", testing::TempDir()}));
  RETURN_IF_ERROR(load->Add(Says("u1", "located_in", EntityId("kursk"))));
  return load->Finish();
}

TEST(FullDiskLoadTest, TheLoadLeavesNothingAndCanBeRepeated) {
  const ScratchDir scratch;
  const auto fs = std::make_shared<FaultFs>();
  const std::unique_ptr<rocksdb::Env> env = EnvOver(fs);
  RocksDbOptions options;
  options.directory = scratch / "graph";
  options.free_space_floor_bytes = 1;
  options.env = env.get();
  const auto stored = RocksDbEngine::Open(options);
  ASSERT_TRUE(stored.ok()) << stored.status();
  StageWatch engine(**stored);
  TestGraph graph(engine);
  graph.Furnish();

  engine.SetBeforeStage([&](int call) { fs->SetFreeSpace(call > 1 ? 0 : uint64_t{1} << 40); });
  EXPECT_EQ(DetailOf(Load(graph.store()).status())->reason, "DISK_SPACE");
  engine.SetBeforeStage(nullptr);
  fs->SetFreeSpace(uint64_t{1} << 40);
  graph.Must({Says("u1", "name", TextValue("B"))});
  EXPECT_EQ(engine.Tail({graph.store().Head(), 0}, 10)->rows.size(), 2u) << "record and claim";
  const auto repeated = Load(graph.store());
  ASSERT_TRUE(repeated.ok()) << repeated.status();
  EXPECT_EQ(repeated->counts, (LoadRecord{1, 0, 0, 0}));
}

}  // namespace
}  // namespace entente
