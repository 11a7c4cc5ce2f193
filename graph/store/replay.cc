#include "graph/store/replay.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "graph/encoding/ordered.h"
#include "graph/model/status.h"
#include "graph/store/draft_reads.h"

namespace entente {

absl::StatusOr<std::optional<RecordedRequest>> FindRequest(Draft& draft,
                                                           const std::string& principal,
                                                           const std::string& request_id,
                                                           const std::string& digest) {
  ASSIGN_OR_RETURN(const std::optional<ScannedRow> request,
                   draft.Get(RequestRow(principal, request_id)));
  if (!request.has_value()) return std::optional<RecordedRequest>();
  absl::string_view bytes = request->value;
  RecordedRequest found;
  ASSIGN_OR_RETURN(found.revision, TakeOrderedNumber(&bytes));
  ASSIGN_OR_RETURN(const std::optional<ScannedRow> row, draft.Get(CommitRow(found.revision)));
  if (!row.has_value()) {
    return absl::DataLossError(absl::StrCat("revision ", found.revision, " has no commit record"));
  }
  ASSIGN_OR_RETURN(found.record, DecodeCommitRecord(row->value));
  if (found.record.payload_digest == digest) return std::optional(std::move(found));
  return WithDetail(
      absl::AlreadyExistsError(absl::StrCat("the request id \"", request_id,
                                            "\" was used with other changes, recorded as ",
                                            "revision ", found.revision, "; choose another one")),
      {"REQUEST_ID_REUSED", "request_id", request_id});
}

}  // namespace entente
