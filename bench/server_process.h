// An entented of our own: started on a free port, measured, and told to stop.
#ifndef ENTENTE_BENCH_SERVER_PROCESS_H_
#define ENTENTE_BENCH_SERVER_PROCESS_H_

#include <sys/types.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace entente {

class ServerProcess {
 public:
  // Waits until it serves. kUnavailable with what it said if it does not. Calls may take minutes
  // and much memory, so that the largest answers of large graphs are whole.
  static absl::StatusOr<std::unique_ptr<ServerProcess>> Start(const std::string& program,
                                                              const std::string& data);
  ~ServerProcess();
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  const std::string& address() const { return address_; }
  // The most memory that it has had, by the kernel; 0 where that is not told.
  uint64_t PeakBytes() const;
  // Forgets what it has had so far; PeakBytes counts from now on.
  void ForgetPeak() const;
  // What all its threads have worked so far, by the kernel; 0 where that is not told.
  double CpuSeconds() const;
  // Ends it in order, and waits for that.
  void Stop();

 private:
  ServerProcess(pid_t pid, std::string address) : pid_(pid), address_(std::move(address)) {}

  pid_t pid_;
  const std::string address_;
};

}  // namespace entente

#endif  // ENTENTE_BENCH_SERVER_PROCESS_H_
