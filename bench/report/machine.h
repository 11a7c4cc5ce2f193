// What figures were measured on and with.
#ifndef ENTENTE_BENCH_REPORT_MACHINE_H_
#define ENTENTE_BENCH_REPORT_MACHINE_H_

#include <string>

namespace entente {

struct Machine {
  std::string date;  // an instant, UTC
  std::string kernel;
  std::string cpu;
  unsigned cores = 0;
  std::string load_before;  // load averages of 1, 5 and 15 minutes when it began
  std::string load_after;
  std::string compiler;
  std::string grpc;
  std::string rocksdb;
  std::string protobuf;
};

// This one, now; `load_after` is to be filled in at the end.
Machine ThisMachine();
// "0.52 0.58 0.59"; empty where the kernel does not tell.
std::string LoadAverages();
// For people: some lines.
std::string TextOf(const Machine& machine);

}  // namespace entente

#endif  // ENTENTE_BENCH_REPORT_MACHINE_H_
