#include "clients/cli/commit_sending.h"

#include "absl/strings/str_cat.h"

namespace entente {

absl::Status SendUntilKnown(const SendCommit& send, const Pause& pause,
                            const v1::CommitRequest& request, v1::CommitResponse* answer) {
  constexpr int kTries = 4;
  absl::Duration wait = absl::Milliseconds(250);
  absl::Status status = send(request, answer);
  for (int tries = 1; absl::IsUnavailable(status) && tries < kTries; ++tries, wait *= 2) {
    pause(wait);
    status = send(request, answer);
  }
  if (!status.ok()) return status;
  if (answer->results_size() == request.changes_size()) return status;
  return absl::DataLossError(absl::StrCat("the server answered ", answer->results_size(),
                                          " results for ", request.changes_size(), " changes"));
}

}  // namespace entente
