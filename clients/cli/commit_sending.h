// A commit sent until its outcome is known.
#ifndef ENTENTE_CLIENTS_CLI_COMMIT_SENDING_H_
#define ENTENTE_CLIENTS_CLI_COMMIT_SENDING_H_

#include <functional>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "entente/v1/graph_service.pb.h"

namespace entente {

// Sends a commit and fills in what it was answered.
using SendCommit = std::function<absl::Status(const v1::CommitRequest&, v1::CommitResponse*)>;
using Pause = std::function<void(absl::Duration)>;

// Where the server cannot be reached, is not ready, or does not know the outcome, `request` is sent
// again with the same id, at most four times in all, after a quarter of a second and then twice as
// long each time: the server answers a repeated id from its record, so it does not matter whether
// an earlier try came through. Where a bulk load of the graph is being published
// (BULK_LOAD_PUBLISHING) it is sent again every second for as long as that takes: the server is
// well, and an import is not to end because another one came between. kDataLoss: not one result for
// each change.
absl::Status SendUntilKnown(const SendCommit& send, const Pause& pause,
                            const v1::CommitRequest& request, v1::CommitResponse* answer);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_COMMIT_SENDING_H_
