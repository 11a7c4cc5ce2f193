#include "graph/engine/rocksdb/rocksdb_engine.h"

#include "tests/faults/fault_fs.h"
#include "tests/faults/scratch_dir.h"
#include "tests/graph/engine/conformance.h"

namespace entente {
namespace {

class RocksDbUnderTest final : public EngineUnderTest {
 public:
  RocksDbUnderTest() { Restart(); }
  ~RocksDbUnderTest() override { engine_.reset(); }

  Engine& engine() override { return *engine_; }

  void Restart() override {
    engine_.reset();
    fs_ = std::make_shared<FaultFs>();
    env_ = EnvOver(fs_);
    RocksDbOptions options;
    options.directory = scratch_ / "store";
    options.memtable_bytes = 64u << 10;
    options.free_space_floor_bytes = 1;
    options.paranoid_file_checks = true;
    options.env = env_.get();
    auto engine = RocksDbEngine::Open(options);
    ASSERT_TRUE(engine.ok()) << engine.status();
    engine_ = *std::move(engine);
  }

  // A log whose write fails has nothing of the commit; one whose sync fails has all of it, because
  // nothing is lost without a power cut.
  void MakeNextCommitUnknown(bool applied) override {
    applied ? fs_->FailSyncsOf(".log") : fs_->FailWritesOf(".log");
  }

  void SetFull(bool full) override { fs_->SetFreeSpace(full ? 0 : uint64_t{1} << 40); }

 private:
  const ScratchDir scratch_;
  std::shared_ptr<FaultFs> fs_;
  std::unique_ptr<rocksdb::Env> env_;
  std::unique_ptr<RocksDbEngine> engine_;
};

INSTANTIATE_TEST_SUITE_P(RocksDb, EngineConformance,
                         testing::Values(EngineCase{
                             "RocksDb", [] { return std::make_unique<RocksDbUnderTest>(); }}),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace entente
