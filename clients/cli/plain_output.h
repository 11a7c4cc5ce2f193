// Answers that are no reads: one message, possibly with a list in it.
#ifndef ENTENTE_CLIENTS_CLI_PLAIN_OUTPUT_H_
#define ENTENTE_CLIENTS_CLI_PLAIN_OUTPUT_H_

#include <google/protobuf/message.h>

#include <vector>

#include "absl/status/statusor.h"
#include "clients/cli/session.h"
#include "clients/cpp/json.h"
#include "clients/cpp/status_macros.h"

namespace entente {

// Writes `answer` as JSON: indented in json, as one line in ndjson. kOk.
inline absl::StatusOr<ExitCode> PrintPlain(Session& session,
                                           const google::protobuf::Message& answer) {
  ASSIGN_OR_RETURN(
      const std::string text,
      JsonOf(answer, session.format == Format::kJson ? JsonForm::kIndented : JsonForm::kOneLine));
  session.out << text << '\n';
  return ExitCode::kOk;
}

// Writes `answer` in json, the `rows` in it in ndjson, a line each. kOk.
template <typename Row>
absl::StatusOr<ExitCode> PrintPlain(Session& session, const google::protobuf::Message& answer,
                                    const std::vector<Row>& rows) {
  if (session.format == Format::kJson) return PrintPlain(session, answer);
  for (const Row& row : rows) {
    ASSIGN_OR_RETURN(const std::string text, JsonOf(row, JsonForm::kOneLine));
    session.out << text << '\n';
  }
  return ExitCode::kOk;
}

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_PLAIN_OUTPUT_H_
