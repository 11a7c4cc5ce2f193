#include "bench/report/machine.h"

#include <grpcpp/grpcpp.h>
#include <rocksdb/version.h>
#include <sys/utsname.h>

#include <fstream>
#include <thread>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "entente/v1/value.pb.h"

namespace entente {
namespace {

std::string CpuModel() {
  std::ifstream file("/proc/cpuinfo");
  std::string line;
  while (std::getline(file, line)) {
    if (line.rfind("model name", 0) != 0) continue;
    const std::vector<std::string> parts = absl::StrSplit(line, absl::MaxSplits(':', 1));
    return std::string(absl::StripAsciiWhitespace(parts.back()));
  }
  return "unknown";
}

std::string Kernel() {
  utsname names;
  return uname(&names) == 0 ? absl::StrCat(names.sysname, " ", names.release) : "unknown";
}

std::string ProtobufVersion() {
  constexpr int kVersion = GOOGLE_PROTOBUF_VERSION;  // 3021012
  return absl::StrCat(kVersion / 1'000'000, ".", kVersion / 1'000 % 1'000, ".", kVersion % 1'000);
}

}  // namespace

std::string LoadAverages() {
  std::ifstream file("/proc/loadavg");
  std::string one, five, fifteen;
  file >> one >> five >> fifteen;
  return absl::StrJoin({one, five, fifteen}, " ");
}

Machine ThisMachine() {
  return {.date = absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", absl::Now(), absl::UTCTimeZone()),
          .kernel = Kernel(),
          .cpu = CpuModel(),
          .cores = std::thread::hardware_concurrency(),
          .load_before = LoadAverages(),
          .load_after = "",
          .compiler = absl::StrCat("g++ ", __VERSION__),
          .grpc = grpc::Version(),
          .rocksdb = absl::StrCat(ROCKSDB_MAJOR, ".", ROCKSDB_MINOR, ".", ROCKSDB_PATCH),
          .protobuf = ProtobufVersion()};
}

std::string TextOf(const Machine& machine) {
  return absl::StrCat("measured ", machine.date, " on ", machine.cores, " x ", machine.cpu, ", ",
                      machine.kernel, "\n", "with gRPC ", machine.grpc, ", RocksDB ",
                      machine.rocksdb, ", protobuf ", machine.protobuf, ", ", machine.compiler,
                      "\n", "load averages ", machine.load_before, " before, ", machine.load_after,
                      " after\n");
}

}  // namespace entente
