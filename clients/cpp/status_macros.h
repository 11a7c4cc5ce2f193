// Two macros for functions that return absl::Status or absl::StatusOr. Spelled as in
// graph/model/status.h, which clients may not include.
#ifndef ENTENTE_CLIENTS_CPP_STATUS_MACROS_H_
#define ENTENTE_CLIENTS_CPP_STATUS_MACROS_H_

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

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

#endif  // ENTENTE_CLIENTS_CPP_STATUS_MACROS_H_
