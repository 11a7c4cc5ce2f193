// Ctrl-C as a call of a function on a thread, where it may take locks.
#ifndef ENTENTE_CLIENTS_CLI_INTERRUPT_H_
#define ENTENTE_CLIENTS_CLI_INTERRUPT_H_

#include <csignal>
#include <functional>
#include <thread>

namespace entente {

// Keeps SIGINT, SIGTERM and SIGHUP from this thread and those that it starts. A signal that the
// process was started to ignore stays ignored.
void BlockInterrupts();

// Calls `interrupted` at the first of these signals, once, on a thread of its own; a second one
// ends the process with 130. REQUIRES: BlockInterrupts was called before other threads were
// started. At most one lives at a time.
class Interrupt {
 public:
  explicit Interrupt(std::function<void()> interrupted);
  // Waits for a call under way.
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

 private:
  std::thread thread_;
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_INTERRUPT_H_
