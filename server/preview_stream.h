// The answer to PreviewCommit: planned and compared in one go, then sent message by message.
#ifndef ENTENTE_SERVER_PREVIEW_STREAM_H_
#define ENTENTE_SERVER_PREVIEW_STREAM_H_

#include <deque>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "entente/v1/preview.pb.h"
#include "server/call.h"
#include "server/premises.h"

namespace entente {

// All messages of an answer, the last with the trailer. A commit has at most some thousand changes,
// and what they change is charged against the call's memory, so nothing here is without bound.
// kInvalidArgument with paths below "commit" and "scope"; the errors of Commit.
absl::Status PreviewCommit(const Premises& premises, const Call& call,
                           const v1::PreviewCommitRequest& request,
                           std::deque<v1::PreviewCommitResponse>* messages);

}  // namespace entente

#endif  // ENTENTE_SERVER_PREVIEW_STREAM_H_
