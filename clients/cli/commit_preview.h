// What a commit would change of what readers see, asked before it is made.
#ifndef ENTENTE_CLIENTS_CLI_COMMIT_PREVIEW_H_
#define ENTENTE_CLIENTS_CLI_COMMIT_PREVIEW_H_

#include <ostream>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/cli/session.h"
#include "entente/v1/preview.pb.h"

namespace entente {

struct CommitPreview {
  v1::CommitResponse commit;  // what Commit would answer
  v1::ResolvedScope before, after;
  bool everywhere = false;
  std::vector<v1::DiffRow> rows;
  v1::DiffTrailer trailer;
};

// Asks. `scope` is how readers see the graph; without a valid cut it is ALL, since what is recorded
// is seldom about now, and without a budget of rows 10,000. Errors: those of Commit and of reads.
absl::StatusOr<CommitPreview> PreviewOf(Connection& connection, const v1::CommitRequest& commit,
                                        v1::ReadScope scope);

// "2 rows would change (valid ALL, lens default@1, at revision 41)"; says where not everything was
// compared or told.
std::string PreviewText(const CommitPreview& preview);

// Writes PreviewText and a table of the rows before and after to `out`.
absl::Status WritePreview(Session& session, const CommitPreview& preview, std::ostream& out);

// The preview as a JSON object.
absl::StatusOr<std::string> PreviewJson(const CommitPreview& preview);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_COMMIT_PREVIEW_H_
