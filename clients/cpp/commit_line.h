// A commit as a line of a file: {"commit": {"request_id": "...", "changes": [...]}}, the changes in
// the mapping of json.h. docs/cli.md describes the format.
#ifndef ENTENTE_CLIENTS_CPP_COMMIT_LINE_H_
#define ENTENTE_CLIENTS_CPP_COMMIT_LINE_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "entente/v1/graph_service.pb.h"

namespace entente {

// Where an exported commit came from. Told to the reader and ignored by imports: recorded time is
// never back-dated.
struct ExportedFrom {
  uint64_t revision = 0;
  std::string recorded_at;
  std::string principal;
};

// The request that a line stands for, its graph left empty. kInvalidArgument: not a JSON object,
// a member that the format does not have, no request id, no changes.
absl::StatusOr<v1::CommitRequest> ParseCommitLine(absl::string_view line);

// The line for `request`, of which only the request id and the changes are written; no line break.
absl::StatusOr<std::string> PrintCommitLine(const v1::CommitRequest& request,
                                            const ExportedFrom& exported);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CPP_COMMIT_LINE_H_
