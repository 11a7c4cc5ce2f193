// A process to be killed: commits the pairs of a ledger as fast as it can and tells each
// acknowledged sequence, as eight bytes, on its standard output.
//   ledger_writer DIRECTORY
#include <unistd.h>

#include <cstdio>

#include "graph/engine/rocksdb/rocksdb_engine.h"
#include "tests/faults/pair_ledger.h"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  entente::RocksDbOptions options;
  options.directory = argv[1];
  options.memtable_bytes = 64u << 10;  // so that flushes and compactions are met as well
  options.free_space_floor_bytes = 0;
  auto engine = entente::RocksDbEngine::Open(options);
  if (!engine.ok()) {
    std::fprintf(stderr, "%s\n", std::string(engine.status().message()).c_str());
    return 3;
  }
  const entente::PairLedger ledger(/*with_loads=*/true);
  while (true) {
    const auto outcome = ledger.CommitNext(engine->get());
    if (!outcome.ok() || outcome->kind != entente::CommitOutcome::Kind::kCommitted) return 4;
    if (write(STDOUT_FILENO, &outcome->head, sizeof outcome->head) < 0) return 5;
  }
}
