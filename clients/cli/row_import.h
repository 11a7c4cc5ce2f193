// A file on its way into a graph through a mapping: records to claims to commits.
#ifndef ENTENTE_CLIENTS_CLI_ROW_IMPORT_H_
#define ENTENTE_CLIENTS_CLI_ROW_IMPORT_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "clients/cli/commit_sending.h"
#include "clients/cli/rejects.h"
#include "clients/cpp/connection.h"
#include "clients/mapping/input.h"
#include "clients/mapping/mapping.h"
#include "entente/v1/graph_service.pb.h"

namespace entente {

// What became of a file's records.
struct RowCounts {
  uint64_t records = 0;      // read
  uint64_t passed_over = 0;  // by `where`
  uint64_t silent = 0;       // that say nothing
  uint64_t rejected = 0;
  uint64_t claims = 0;              // newly recorded
  uint64_t already_present = 0;     // claims that the graph had
  uint64_t retracted = 0;           // of these, those that are retracted there and stay so
  uint64_t judgements = 0;          // newly recorded
  uint64_t repeated = 0;            // commits that the graph knew by their request ids
  uint64_t commits = 0;             // answered
  std::vector<std::string> absent;  // members that were asked for and that no JSON record had
};

struct RowImportOptions {
  std::string file;  // its name, for messages and for its format
  std::string graph;
  bool dry_run = false;       // everything is checked by the server, nothing recorded
  uint64_t most_rejects = 0;  // one more ends the import
  size_t most_spell_bytes = 256u << 20;
  // Where it is not null, everything goes into this load, which is finished at the end, and nothing
  // into commits. What the server refuses then refuses the whole.
  BulkLoadStream* load = nullptr;
  // Is told, now and then, how many records have been read; may be empty.
  std::function<void(uint64_t records)> progress;
};

// Reads all of `input` and sends what it says, at most 2,000 changes a commit, in memory one commit
// at a time (and the spells that are not closed). A record is sent whole or rejected: what cannot
// be mapped, and what the server refuses; a spell, which is of several records, is sent or rejected
// by itself when all have been read. A commit's request id is made of what it says, so that a
// file can be imported again, also after an import that was cut off: nothing is recorded twice.
// Judgements are sent in the commit of their record alone, so that a record which has not changed
// repeats none. Errors: of reading the file (kInvalidArgument, with the line; kDataLoss);
// kResourceExhausted: too many rejects; of the server. What was sent before stays.
absl::Status ImportRows(Input& input, const Mapping& mapping, const RowImportOptions& options,
                        const SendCommit& send, Rejects* rejects, RowCounts* counts);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_ROW_IMPORT_H_
