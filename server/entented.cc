// entented: reads the command line, serves until SIGTERM or SIGINT, stops in order.
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

#include <iostream>
#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "graph/model/status.h"
#include "server/flags.h"
#include "server/listen_address.h"
#include "server/server.h"
#include "server/shelf.h"

namespace entente {
namespace {

constexpr int kCannotServe = 2;
constexpr absl::Duration kGrace = absl::Seconds(4);

// Blocked before the first thread is made, so that all threads leave them to WaitForStop.
sigset_t BlockStopSignals() {
  signal(SIGPIPE, SIG_IGN);
  sigset_t stops;
  sigemptyset(&stops);
  sigaddset(&stops, SIGTERM);
  sigaddset(&stops, SIGINT);
  pthread_sigmask(SIG_BLOCK, &stops, nullptr);
  return stops;
}

// Whether one has come; it stays for WaitForStop.
bool StopIsPending() {
  sigset_t pending;
  return sigpending(&pending) == 0 &&
         (sigismember(&pending, SIGTERM) == 1 || sigismember(&pending, SIGINT) == 1);
}

void WaitForStop(const sigset_t& stops) {
  int signal = 0;
  while (sigwait(&stops, &signal) != 0) {
  }
}

absl::Status Serve(const ServerFlags& flags, const sigset_t& stops) {
  ASSIGN_OR_RETURN(const ListenAddress address, ResolveListenAddress(flags.listen));
  if (!address.loopback && !flags.insecure_listen) {
    return absl::FailedPreconditionError(
        "--listen " + flags.listen + " is " + address.numeric +
        ", which other machines can reach, and nothing is encrypted or authenticated; use "
        "127.0.0.1, or add --insecure-listen where the network is trusted");
  }
  ASSIGN_OR_RETURN(const LockedDirectory data, LockedDirectory::Lock(flags.data));
  PremisesOptions options = flags.options;
  options.spill_directory = flags.data;  // where there is room for what is being loaded
  ASSIGN_OR_RETURN(options.spill_keep_free_bytes, BytesKeptFree(data));
  ASSIGN_OR_RETURN(const std::unique_ptr<Server> server, Server::Listen(address.numeric, options));
  ASSIGN_OR_RETURN(EngineShelf shelf, RocksDbShelf(data, flags.cache_mib << 20));
  const absl::Status opened =
      server->Open(std::move(shelf), SystemClock(), SystemRandom(), StopIsPending);
  if (!opened.ok() && StopIsPending()) return absl::OkStatus();  // told to stop before it served
  RETURN_IF_ERROR(opened);
  const std::string host = address.numeric.substr(0, address.numeric.rfind(':'));
  std::cout << "entented: serving " << host << ":" << server->port() << ", data " << flags.data
            << ", " << server->graphs() << " graphs" << std::endl;
  WaitForStop(stops);
  server->Stop(kGrace);
  return absl::OkStatus();
}

int Main(int argc, const char* const* argv) {
  setenv("GRPC_VERBOSITY", "NONE", 0);  // our one line says it
  const sigset_t stops = BlockStopSignals();
  ServerFlags flags;
  if (const std::optional<int> exit_code = ParseFlags(argc, argv, &flags)) return *exit_code;
  const absl::Status status = Serve(flags, stops);
  if (status.ok()) return 0;
  std::cerr << "entented: " << std::string(status.message()) << std::endl;
  return kCannotServe;
}

}  // namespace
}  // namespace entente

int main(int argc, char** argv) { return entente::Main(argc, argv); }
