// Connections to a server over which a load generator asks, each with a socket of its own.
#ifndef ENTENTE_BENCH_CALLS_LINES_H_
#define ENTENTE_BENCH_CALLS_LINES_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "bench/calls/question.h"

namespace entente {

// Thread-safe.
class Lines {
 public:
  // Told at the end of a call, on a thread of gRPC's: its status, and the messages, which may be
  // moved away.
  using Done = std::function<void(absl::Status, std::vector<std::string>&)>;

  Lines(const std::string& address, size_t lines);
  ~Lines();
  Lines(const Lines&) = delete;
  Lines& operator=(const Lines&) = delete;

  // Asks over a line, the remainder of `line` by their number, and returns at once. `done` may
  // ask again. `question` stays until then.
  void Ask(size_t line, const Question& question, Done done);

 private:
  struct Wire;
  std::vector<std::unique_ptr<Wire>> wires_;
};

}  // namespace entente

#endif  // ENTENTE_BENCH_CALLS_LINES_H_
