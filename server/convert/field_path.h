// Field paths of errors: where in a request something is wrong. Each converter speaks of its own
// message only; whoever called it puts the way there in front.
#ifndef ENTENTE_SERVER_CONVERT_FIELD_PATH_H_
#define ENTENTE_SERVER_CONVERT_FIELD_PATH_H_

#include <optional>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "graph/model/status.h"

namespace entente {

// "changes", 3 -> "changes[3]".
template <typename Index>
std::string Item(absl::string_view field, Index index) {
  return absl::StrCat(field, "[", index, "]");
}

// `status` with `path` before its field: "claim" and "period" make "claim.period".
inline absl::Status At(absl::string_view path, const absl::Status& status) {
  if (status.ok()) return status;
  const std::optional<ErrorDetail> detail = DetailOf(status);
  const bool deeper = detail.has_value() && !detail->field.empty();
  return WithFieldPrefix(status, deeper ? absl::StrCat(path, ".") : std::string(path));
}

template <typename T>
absl::StatusOr<T> At(absl::string_view path, absl::StatusOr<T> result) {
  if (result.ok()) return result;
  return At(path, result.status());
}

// `status` with `path` as its whole field: for what comes from a floor that names its own
// parameters.
inline absl::Status Named(absl::string_view path, const absl::Status& status) {
  if (status.ok()) return status;
  ErrorDetail detail = DetailOf(status).value_or(
      ErrorDetail{absl::StatusCodeToString(status.code()), std::string(), std::string()});
  detail.field = std::string(path);
  return WithDetail(status, detail);
}

template <typename T>
absl::StatusOr<T> Named(absl::string_view path, absl::StatusOr<T> result) {
  if (result.ok()) return result;
  return Named(path, result.status());
}

}  // namespace entente

#endif  // ENTENTE_SERVER_CONVERT_FIELD_PATH_H_
