// How every read comes out: its rows in the format asked for, and a footer that says what the read
// came to be, whether that was all, and what was kept out.
#ifndef ENTENTE_CLIENTS_CLI_READ_OUTPUT_H_
#define ENTENTE_CLIENTS_CLI_READ_OUTPUT_H_

#include <google/protobuf/message.h>

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "clients/cli/citing.h"
#include "clients/cli/session.h"
#include "clients/cpp/paging.h"
#include "entente/v1/diff.pb.h"
#include "entente/v1/reading.pb.h"

namespace entente {

// Lines of words: the cuts and the revision, the lens, which names were taken for which ids (where
// there are any), how it ended with what was hidden ("hidden: 3 forecast, 2 denied").
std::string FooterText(const v1::ResolvedScope& scope, const v1::Trailer& trailer, uint64_t rows);

// The same of two reads and what differs between them: five lines and names.
std::string FooterText(const v1::ResolvedScope& before, const v1::ResolvedScope& after,
                       const v1::DiffTrailer& trailer, uint64_t rows);

// The id that the request's `field`, which held `given`, was taken for.
std::string IdOfField(const v1::ResolvedScope& scope, const std::string& field,
                      const std::string& given);

// What an answer that ended like this exits with: kTruncated where a budget, or the CLI's own limit
// of rows, cut it off; a page that was asked for is no truncation.
ExitCode ExitCodeOfEnd(const v1::Trailer& trailer, const PagePolicy& policy);

// One read on its way out. In json one object {"scope", KEY: [rows], "trailer"}, written as the
// rows come; in ndjson a row a line and the footer on the error stream; else the caller writes the
// rows, and this the footer: below a table, or on the error stream where programs read the output.
class ReadOutput {
 public:
  // Borrows `session`. `key` is the name of the rows in json.
  ReadOutput(Session& session, std::string key)
      : session_(session), key_(std::move(key)), citing_(session) {}

  // The method that answers and its request, of any page: what the answer is cited by.
  void Asked(const std::string& method, const google::protobuf::Message& request) {
    citing_.Asked(method, request);
  }
  // Before the first row; calls after the first do nothing.
  absl::Status Begin(const v1::ResolvedScope& scope);
  // The same of an answer that compares two reads: {"before", "after", KEY: [rows], "trailer"}.
  absl::Status Begin(const v1::ResolvedScope& before, const v1::ResolvedScope& after);
  // One row, in json and ndjson; else it is only counted.
  absl::Status Row(const google::protobuf::Message& row);
  // After the last row; errors also those of Citing::Finish.
  absl::StatusOr<ExitCode> End(const v1::Trailer& trailer, const PagePolicy& policy);
  absl::StatusOr<ExitCode> End(const v1::DiffTrailer& trailer, const PagePolicy& policy);

  // Of two the one after.
  const v1::ResolvedScope& scope() const { return scope_; }

 private:
  // The end in json, or `footer` where that belongs.
  absl::Status Close(const google::protobuf::Message& trailer, const std::string& footer);

  Session& session_;
  std::string key_;
  Citing citing_;
  v1::ResolvedScope before_;
  v1::ResolvedScope scope_;
  uint64_t rows_ = 0;
  bool begun_ = false;
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_READ_OUTPUT_H_
