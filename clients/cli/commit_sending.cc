#include "clients/cli/commit_sending.h"

#include "absl/strings/str_cat.h"
#include "clients/cpp/rpc_error.h"

namespace entente {
namespace {

// Where a load has its turn, the server has waited two seconds for it by itself.
constexpr absl::Duration kLoadPause = absl::Seconds(1);

bool LoadIsPublished(const absl::Status& status) {
  const auto error = RpcErrorOf(status);
  return error.has_value() && error->reason == "BULK_LOAD_PUBLISHING";
}

}  // namespace

absl::Status SendUntilKnown(const SendCommit& send, const Pause& pause,
                            const v1::CommitRequest& request, v1::CommitResponse* answer) {
  constexpr int kTries = 4;
  absl::Duration wait = absl::Milliseconds(250);
  absl::Status status = send(request, answer);
  for (int tries = 1; absl::IsUnavailable(status) && tries < kTries;) {
    const bool loading = LoadIsPublished(status);
    pause(loading ? kLoadPause : wait);
    if (!loading) {
      ++tries;
      wait *= 2;
    }
    status = send(request, answer);
  }
  if (!status.ok()) return status;
  if (answer->results_size() == request.changes_size()) return status;
  return absl::DataLossError(absl::StrCat("the server answered ", answer->results_size(),
                                          " results for ", request.changes_size(), " changes"));
}

}  // namespace entente
