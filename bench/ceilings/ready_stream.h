// A server that does nothing but stream messages which it has ready: the ceiling of streams.
#ifndef ENTENTE_BENCH_CEILINGS_READY_STREAM_H_
#define ENTENTE_BENCH_CEILINGS_READY_STREAM_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "bench/workloads/workload.h"

namespace entente {

// In this process, on a free port of 127.0.0.1, until it is gone. Whatever it is asked, it answers
// with these messages.
class ReadyStream {
 public:
  static absl::StatusOr<std::unique_ptr<ReadyStream>> Start(const Messages& messages);
  ~ReadyStream();
  ReadyStream(const ReadyStream&) = delete;
  ReadyStream& operator=(const ReadyStream&) = delete;

  std::string address() const;

 private:
  ReadyStream();

  class Service;
  struct Serving;
  std::unique_ptr<Serving> serving_;
};

}  // namespace entente

#endif  // ENTENTE_BENCH_CEILINGS_READY_STREAM_H_
