#include "server/worker_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>

namespace entente {
namespace {

TEST(WorkerPoolTest, RunsWhatWaitsBeforeItEnds) {
  std::atomic<int> ran{0};
  {
    WorkerPool pool(3, 1'000);
    for (int i = 0; i < 100; ++i) EXPECT_TRUE(pool.TrySubmit([&ran] { ++ran; }));
  }
  EXPECT_EQ(ran, 100);
}

TEST(WorkerPoolTest, RefusesNewTasksWhenTooManyWait) {
  std::promise<void> begun, go;
  WorkerPool pool(1, 2);
  EXPECT_TRUE(pool.TrySubmit([&] {
    begun.set_value();
    go.get_future().wait();
  }));
  begun.get_future().wait();
  EXPECT_TRUE(pool.TrySubmit([] {}));
  EXPECT_TRUE(pool.TrySubmit([] {}));
  EXPECT_FALSE(pool.TrySubmit([] {}));
  std::promise<void> done;
  pool.Submit([&done] { done.set_value(); });
  go.set_value();
  done.get_future().wait();
}

}  // namespace
}  // namespace entente
