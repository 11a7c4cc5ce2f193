#include "graph/engine/rocksdb/write_gate.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/faults/fault_fs.h"
#include "tests/faults/scratch_dir.h"

namespace entente {
namespace {

using testing::HasSubstr;

class WriteGateTest : public testing::Test {
 protected:
  const ScratchDir scratch_;
  const std::shared_ptr<FaultFs> fs_ = std::make_shared<FaultFs>();
  const std::unique_ptr<rocksdb::Env> env_ = EnvOver(fs_);
};

TEST_F(WriteGateTest, TheFloorStaysFree) {
  const WriteGate gate(env_.get(), scratch_.path(), 1'000);
  fs_->SetFreeSpace(1'010);
  EXPECT_TRUE(gate.Check(10).ok());
  EXPECT_TRUE(absl::IsResourceExhausted(gate.Check(11)));
  fs_->SetFreeSpace(999);
  EXPECT_TRUE(absl::IsResourceExhausted(gate.Check(0)));
  EXPECT_THAT(std::string(gate.Check(5).message()), HasSubstr("999 bytes free; 1000 must"));
}

TEST_F(WriteGateTest, AClosedGateStaysClosedForItsFirstReason) {
  const auto gate = std::make_shared<WriteGate>(env_.get(), scratch_.path(), 0);
  const auto listener = NewBackgroundErrorListener(gate);
  rocksdb::Status error = rocksdb::Status::IOError("no luck");
  listener->OnBackgroundError(rocksdb::BackgroundErrorReason::kFlush, &error);
  gate->Close("something later");
  EXPECT_TRUE(absl::IsUnavailable(gate->Check(0)));
  EXPECT_THAT(std::string(gate->Check(0).message()), HasSubstr("flushing a memtable: IO error"));
  bool resume = true;
  listener->OnErrorRecoveryBegin(rocksdb::BackgroundErrorReason::kFlush, error, &resume);
  EXPECT_FALSE(resume);
}

}  // namespace
}  // namespace entente
