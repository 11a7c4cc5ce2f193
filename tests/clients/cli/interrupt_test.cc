#include "clients/cli/interrupt.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <future>

namespace entente {
namespace {

TEST(InterruptTest, ASignalCallsTheFunctionOnce) {
  BlockInterrupts();
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    std::promise<void> called;
    Interrupt interrupt([&] { called.set_value(); });
    kill(getpid(), signal);
    called.get_future().wait();
  }
}

TEST(InterruptTest, WithoutASignalItEndsQuietly) {
  BlockInterrupts();
  bool called = false;
  {
    Interrupt interrupt([&] { called = true; });
  }
  EXPECT_FALSE(called);
}

TEST(InterruptDeathTest, ASecondSignalEndsTheProcess) {
  EXPECT_EXIT(
      {
        BlockInterrupts();
        Interrupt interrupt([] {
          // Sent from here, so that it surely is the second.
          kill(getpid(), SIGTERM);
        });
        kill(getpid(), SIGINT);
        pause();
      },
      ::testing::ExitedWithCode(130), "");
}

}  // namespace
}  // namespace entente
