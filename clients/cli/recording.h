// One commit made by hand: checked, previewed, recorded, and told.
#ifndef ENTENTE_CLIENTS_CLI_RECORDING_H_
#define ENTENTE_CLIENTS_CLI_RECORDING_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/cli/entity_names.h"
#include "clients/cli/flag_words.h"
#include "clients/cli/flags_read.h"
#include "clients/cli/session.h"
#include "entente/v1/graph_service.pb.h"

namespace CLI {
class App;
}  // namespace CLI

namespace entente {

// What every command that records takes.
struct RecordingFlags {
  bool dry_run = false;
  std::string request_id;  // empty: one is made up
  bool new_entities = false;
  bool no_preview = false;
  ReadFlags read;  // how readers see the graph that the commit changes
};

// --dry-run, --request-id, --no-preview, and the flags of a read for what readers see.
void AddRecordingFlags(CLI::App* command, RecordingFlags* flags);
// --new-entities, for commands that may name what the graph does not know yet.
void AddNewEntitiesFlag(CLI::App* command, RecordingFlags* flags);

// What is to be recorded.
struct Recording {
  std::vector<v1::Change> changes;
  FlagOfField flag_of;  // may be empty
};

// The commit that `recording` asks for, but for what pins it to a revision.
v1::CommitRequest CommitRequestOf(const std::string& graph, const RecordingFlags& flags,
                                  const Recording& recording);

// Rows of what became of each change: OUTCOME KIND ID WHAT. REQUIRES: a result for each change.
std::vector<std::vector<std::string>> OutcomeCells(const v1::CommitRequest& request,
                                                   const v1::CommitResponse& answer,
                                                   const EntityNames& names);

// "revision 42, recorded 2026-...; request id cli-..."; of a dry run what it was checked against.
std::string CommitText(const v1::CommitRequest& request, const v1::CommitResponse& answer);

// Shows what the commit changes of what readers see, then records it, or with --dry-run does not,
// and writes what came of it. The commit is made at the revision that was shown; where the graph
// has moved meanwhile that is said, and it is shown again, at most three times. A commit of unknown
// outcome is sent again under its id, at most three times. Errors name the flags that they are
// about.
absl::StatusOr<ExitCode> Record(Session& session, const RecordingFlags& flags,
                                const Recording& recording);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_RECORDING_H_
