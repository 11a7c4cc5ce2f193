// Statuses: two macros, and machine-readable details that the server's one error file turns into
// the wire's. A status without details is still a correct status.
#ifndef ENTENTE_GRAPH_MODEL_STATUS_H_
#define ENTENTE_GRAPH_MODEL_STATUS_H_

#include <optional>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace entente {

// What a client can act on, beside the code and the message.
struct ErrorDetail {
  std::string reason;  // UPPER_SNAKE, stable: "UNKNOWN_PREDICATE"; docs/errors.md lists them all
  std::string field;   // path in the request: "changes[3].claim.predicate"; may be empty
  std::string value;   // the offending value, shortened; may be empty
};

// `status` carrying `detail` (as a payload; the last one set wins).
absl::Status WithDetail(absl::Status status, const ErrorDetail& detail);
// The detail of `status`, if it carries one.
std::optional<ErrorDetail> DetailOf(const absl::Status& status);
// `status` with `prefix` put before its detail's field path ("changes[3]." + "claim.period"); the
// message is unchanged. A status without detail gets one whose reason is its code's name.
absl::Status WithFieldPrefix(absl::Status status, absl::string_view prefix);

// kInvalidArgument with all three parts; the common case.
absl::Status InvalidField(absl::string_view reason, absl::string_view field,
                          absl::string_view value, absl::string_view message);

}  // namespace entente

#define ENTENTE_CONCAT_INNER_(a, b) a##b
#define ENTENTE_CONCAT_(a, b) ENTENTE_CONCAT_INNER_(a, b)

// Returns from the enclosing function if `expression` (an absl::Status) is not OK.
#define RETURN_IF_ERROR(expression)                    \
  do {                                                 \
    absl::Status entente_status_ = (expression);       \
    if (!entente_status_.ok()) return entente_status_; \
  } while (false)

// Evaluates `expression` (an absl::StatusOr); returns its error, or assigns its value.
#define ASSIGN_OR_RETURN(target, expression) \
  ENTENTE_ASSIGN_OR_RETURN_(ENTENTE_CONCAT_(entente_or_, __LINE__), target, expression)
#define ENTENTE_ASSIGN_OR_RETURN_(result, target, expression) \
  auto result = (expression);                                 \
  if (!result.ok()) return result.status();                   \
  target = std::move(result).value()

#endif  // ENTENTE_GRAPH_MODEL_STATUS_H_
