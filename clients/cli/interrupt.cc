// A thread waits for the signals; the destructor wakes it with one that nobody else sends.
#include "clients/cli/interrupt.h"

#include <pthread.h>
#include <unistd.h>

#include <utility>

namespace entente {
namespace {

constexpr int kWake = SIGUSR1;

bool Ignored(int signal) {
  struct sigaction action;
  return sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

sigset_t Signals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (int signal : {SIGINT, SIGTERM, SIGHUP}) {
    if (!Ignored(signal)) sigaddset(&signals, signal);
  }
  sigaddset(&signals, kWake);
  return signals;
}

}  // namespace

void BlockInterrupts() {
  const sigset_t signals = Signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

Interrupt::Interrupt(std::function<void()> interrupted)
    : thread_([interrupted = std::move(interrupted)] {
        const sigset_t signals = Signals();
        bool before = false;
        int signal = 0;
        while (sigwait(&signals, &signal) == 0 && signal != kWake) {
          if (before) _exit(130);
          before = true;
          interrupted();
        }
      }) {}

Interrupt::~Interrupt() {
  pthread_kill(thread_.native_handle(), kWake);
  thread_.join();
}

}  // namespace entente
