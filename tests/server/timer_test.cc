#include "server/timer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>
#include <vector>

#include "absl/time/clock.h"

namespace entente {
namespace {

TEST(TimerTest, RingsInOrderOfTimeAndNotBefore) {
  std::vector<int> rung;
  std::promise<void> done;
  Timer timer;
  const absl::Time start = absl::Now();
  timer.At(start + absl::Milliseconds(20), [&] {
    rung.push_back(2);
    done.set_value();
  });
  timer.At(start + absl::Milliseconds(10), [&] { rung.push_back(1); });
  done.get_future().wait();
  EXPECT_THAT(rung, testing::ElementsAre(1, 2));
  EXPECT_GE(absl::Now(), start + absl::Milliseconds(20));
}

TEST(TimerTest, WhatIsCancelledNeverRings) {
  std::promise<void> done;
  Timer timer;
  const auto alarm = timer.At(absl::Now() + absl::Milliseconds(10), [] { FAIL(); });
  timer.Cancel(alarm);
  timer.Cancel(alarm);
  timer.Cancel(Timer::Alarm());
  timer.At(absl::Now() + absl::Milliseconds(20), [&] { done.set_value(); });
  done.get_future().wait();
}

}  // namespace
}  // namespace entente
