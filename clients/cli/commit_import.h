// A file of commits on its way into a graph.
#ifndef ENTENTE_CLIENTS_CLI_COMMIT_IMPORT_H_
#define ENTENTE_CLIENTS_CLI_COMMIT_IMPORT_H_

#include <cstdint>
#include <functional>
#include <istream>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "clients/cli/commit_sending.h"
#include "clients/cpp/commit_refs.h"
#include "entente/v1/graph_service.pb.h"
#include "entente/v1/ontology_version.pb.h"

namespace entente {

// What became of a file's commits.
struct ImportCounts {
  uint64_t commits = 0;          // answered by the server
  uint64_t replayed = 0;         // of these: known by their request ids
  uint64_t claims = 0;           // newly recorded
  uint64_t already_present = 0;  // claims that the graph had
  uint64_t judgements = 0;       // newly recorded, retractions of judgements among them
  uint64_t ontologies = 0;       // versions that the graph had not
  uint64_t failed = 0;           // lines with an error
};

// Adds what `answer` says of `request`. REQUIRES: one result for each change.
void Count(const v1::CommitRequest& request, const v1::CommitResponse& answer,
           ImportCounts* counts);

// "imported 12 commits: 300 claims recorded, 4 already present, 17 judgements"; what is 0 and no
// part of every import is left out.
std::string CountsText(const ImportCounts& counts, bool dry_run);
// The same as a JSON object.
std::string CountsJson(const ImportCounts& counts, bool dry_run);

// Applies an ontology and fills in what it was answered.
using SendOntology =
    std::function<absl::Status(const v1::ApplyOntologyRequest&, v1::ApplyOntologyResponse*)>;
// Is told of every error.
using ReportError = std::function<void(const absl::Status&)>;

struct ImportOptions {
  std::string file;  // its name, for messages
  std::string graph;
  bool keep_going = false;
  Pause pause = absl::SleepFor;  // between tries
  // Is told, after each line, how many lines have been taken; may be empty.
  std::function<void(uint64_t lines)> progress;
  SendOntology apply = nullptr;  // without it, an ontology in a file is an error
};

// Sends the commits of `input` in order, a line each, in memory one at a time. Stops at the first
// error unless told to keep going. Where the outcome of a commit is not known it is
// sent again (commit_sending.h).
// Returns the first error, with file and line.
absl::Status ImportCommits(std::istream& input, const ImportOptions& options,
                           const SendCommit& send, const ReportError& report, ImportCounts* counts);

// Reads all of `input` and sends nothing for good: if its changes fit in one commit (2,000), they
// are sent as one, marked as a dry run, so that later lines see what earlier ones say; else, or
// behind an ontology that the graph has not, only the reading is checked, and `*checked` is false.
absl::Status CheckCommits(std::istream& input, const ImportOptions& options, const SendCommit& send,
                          const ReportError& report, ImportCounts* counts, bool* checked);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_COMMIT_IMPORT_H_
