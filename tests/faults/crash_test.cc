// kill -9 at any time: nothing acknowledged is lost, nothing is there by half.
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <random>

#include "graph/engine/rocksdb/rocksdb_engine.h"
#include "gtest/gtest.h"
#include "tests/faults/pair_ledger.h"
#include "tests/faults/scratch_dir.h"

extern char** environ;

namespace entente {
namespace {

constexpr int kCycles = 20;

RocksDbOptions OptionsFor(const std::string& directory) {
  RocksDbOptions options;
  options.directory = directory;
  options.memtable_bytes = 64u << 10;
  options.free_space_floor_bytes = 0;
  return options;
}

// Starts a writer, kills it after so many acknowledgements and a random moment more, and returns
// the last sequence it acknowledged (0: none). The pipe is this process's: it survives the kill.
Sequence WriteAndKill(const std::string& directory, int acknowledgements, int more_micros) {
  int ends[2];
  EXPECT_EQ(pipe2(ends, O_CLOEXEC), 0);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  std::string program = LEDGER_WRITER;
  std::string argument = directory;
  char* arguments[] = {program.data(), argument.data(), nullptr};
  pid_t writer = 0;
  EXPECT_EQ(posix_spawn(&writer, program.c_str(), &actions, nullptr, arguments, environ), 0);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  Sequence last = 0;
  Sequence acknowledged = 0;
  for (int i = 0; i < acknowledgements; ++i) {
    if (read(ends[0], &acknowledged, sizeof acknowledged) != sizeof acknowledged) break;
    last = acknowledged;
  }
  usleep(static_cast<useconds_t>(more_micros));  // the moment of the kill, not a wait for anything
  kill(writer, SIGKILL);
  while (read(ends[0], &acknowledged, sizeof acknowledged) == sizeof acknowledged) {
    last = acknowledged;
  }
  close(ends[0]);
  int status = 0;
  waitpid(writer, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status)) << "the writer ended by itself: " << WEXITSTATUS(status);
  return last;
}

TEST(CrashTest, NothingAcknowledgedIsLostAndNothingIsTorn) {
  const uint64_t seed = std::random_device()();
  std::mt19937_64 random(seed);
  const ScratchDir scratch;
  const PairLedger ledger(/*with_loads=*/true);
  Sequence acknowledged = 0;
  for (int cycle = 0; cycle < kCycles; ++cycle) {
    const Sequence last = WriteAndKill(scratch / "store", static_cast<int>(random() % 60),
                                       static_cast<int>(random() % 8'000));
    acknowledged = std::max(acknowledged, last);
    auto engine = RocksDbEngine::Open(OptionsFor(scratch / "store"));
    ASSERT_TRUE(engine.ok()) << engine.status() << " seed " << seed << " cycle " << cycle;
    const auto findings = ledger.Check(**engine, acknowledged);
    ASSERT_TRUE(findings.ok()) << findings.status() << " seed " << seed << " cycle " << cycle;
    ASSERT_EQ(findings->lost, 0u) << findings->first << " seed " << seed << " cycle " << cycle;
    ASSERT_EQ(findings->torn, 0u) << findings->first << " seed " << seed << " cycle " << cycle;
  }
  RecordProperty("acknowledged", static_cast<int>(acknowledged));
  std::printf("%d kills, %llu commits acknowledged, 0 lost, 0 torn, seed %llu\n", kCycles,
              static_cast<unsigned long long>(acknowledged), static_cast<unsigned long long>(seed));
  EXPECT_GT(acknowledged, static_cast<Sequence>(kCycles));
}

// The checker must be able to fail.
TEST(CrashTest, TheCheckerFindsLostAndTornCommits) {
  const ScratchDir scratch;
  const PairLedger ledger(/*with_loads=*/true);
  auto engine = RocksDbEngine::Open(OptionsFor(scratch / "store"));
  ASSERT_TRUE(engine.ok()) << engine.status();
  for (int i = 0; i < 6; ++i) ASSERT_TRUE(ledger.CommitNext(engine->get()).ok());
  ASSERT_TRUE(ledger.CommitHalf(engine->get()).ok());
  const auto findings = ledger.Check(**engine, /*acknowledged=*/9);
  ASSERT_TRUE(findings.ok()) << findings.status();
  EXPECT_EQ(findings->stable, 7u);
  EXPECT_EQ(findings->lost, 2u);
  EXPECT_EQ(findings->torn, 1u);
}

// Staged, and killed before the publishing commit: gone at the next open, and the same keys can be
// staged and published then. Many loads lie over each other and over live rows, with compactions
// (tiny memtables) and re-openings in between.
TEST(CrashTest, ManyOverlappingLoadsSurviveReopening) {
  const ScratchDir scratch;
  const PairLedger ledger(/*with_loads=*/true);
  for (int round = 0; round < 5; ++round) {
    auto engine = RocksDbEngine::Open(OptionsFor(scratch / "store"));
    ASSERT_TRUE(engine.ok()) << engine.status();
    const Sequence head = (*engine)->WaitStable(0, absl::InfinitePast());
    for (int i = 0; i < 25; ++i) {
      const auto outcome = ledger.CommitNext(engine->get());
      ASSERT_TRUE(outcome.ok()) << outcome.status();
      ASSERT_EQ(outcome->kind, CommitOutcome::Kind::kCommitted);
    }
    const auto findings = ledger.Check(**engine, head + 25);
    ASSERT_TRUE(findings.ok()) << findings.status();
    ASSERT_EQ(findings->lost + findings->torn, 0u) << findings->first;
  }
}

}  // namespace
}  // namespace entente
