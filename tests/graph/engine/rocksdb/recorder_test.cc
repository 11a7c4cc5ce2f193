#include "graph/engine/rocksdb/recorder.h"

#include "graph/engine/rocksdb/files.h"
#include "gtest/gtest.h"
#include "tests/faults/fault_fs.h"
#include "tests/faults/scratch_dir.h"

namespace entente {
namespace {

class RecorderTest : public testing::Test {
 protected:
  CommittedPoint OnDisk() {
    const auto text = ReadFileIfThere(rocksdb::Env::Default(), scratch_ / kRecordFile);
    if (!text.ok() || !text->has_value()) return {};
    const auto point = ParseRecord(**text);
    EXPECT_TRUE(point.ok()) << point.status();
    return point.ok() ? *point : CommittedPoint();
  }

  const ScratchDir scratch_;
  const std::shared_ptr<FaultFs> fs_ = std::make_shared<FaultFs>();
  const std::unique_ptr<rocksdb::Env> env_ = EnvOver(fs_);
  const std::shared_ptr<WriteGate> gate_ =
      std::make_shared<WriteGate>(env_.get(), scratch_.path(), 0);
};

TEST_F(RecorderTest, FollowsWithinTheLagAndEndsWithTheLast) {
  {
    Recorder recorder(env_.get(), scratch_.path(), {}, absl::Milliseconds(1), gate_);
    recorder.Note({1, 1, 11});
    const absl::Time late = absl::Now() + absl::Seconds(20);
    while (OnDisk().sequence < 1 && absl::Now() < late) std::this_thread::yield();
    EXPECT_EQ(OnDisk(), (CommittedPoint{1, 1, 11}));
    for (Sequence sequence = 2; sequence <= 100; ++sequence) recorder.Note({sequence, 1, 7});
  }
  EXPECT_EQ(OnDisk(), (CommittedPoint{100, 1, 7}));
}

TEST_F(RecorderTest, ManyCommitsWithinTheLagShareAWriteAndClosingDoesNotWaitForIt) {
  const absl::Time start = absl::Now();
  {
    Recorder recorder(env_.get(), scratch_.path(), {}, absl::Hours(1), gate_);
    for (Sequence sequence = 1; sequence <= 100; ++sequence) recorder.Note({sequence, 0, 0});
  }
  EXPECT_EQ(OnDisk().sequence, 100u);
  EXPECT_LT(absl::Now() - start, absl::Minutes(1));
}

TEST_F(RecorderTest, NothingNewIsNotWritten) {
  { Recorder recorder(env_.get(), scratch_.path(), {5, 5, 5}, absl::Milliseconds(1), gate_); }
  EXPECT_EQ(OnDisk(), CommittedPoint());
}

TEST_F(RecorderTest, AFailureClosesTheGate) {
  fs_->FailWritesOf(kRecordFile);
  {
    Recorder recorder(env_.get(), scratch_.path(), {}, absl::Milliseconds(1), gate_);
    recorder.Note({1, 1, 11});
  }
  EXPECT_TRUE(absl::IsUnavailable(gate_->Check(0)));
}

}  // namespace
}  // namespace entente
