// Whether a request has been recorded before.
#ifndef ENTENTE_GRAPH_STORE_REPLAY_H_
#define ENTENTE_GRAPH_STORE_REPLAY_H_

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "graph/encoding/commit_record.h"
#include "graph/model/as_of.h"
#include "graph/store/draft.h"

namespace entente {

struct RecordedRequest {
  Revision revision = 0;
  CommitRecord record;
};

// nullopt: the request id is new. kAlreadyExists, reason REQUEST_ID_REUSED: it was used with other
// changes.
absl::StatusOr<std::optional<RecordedRequest>> FindRequest(Draft& draft,
                                                           const std::string& principal,
                                                           const std::string& request_id,
                                                           const std::string& digest);

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_REPLAY_H_
