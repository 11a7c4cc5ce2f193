#include "clients/cli/exit_code.h"

#include "absl/strings/str_cat.h"
#include "clients/cpp/rpc_error.h"
#include "clients/cpp/shown_text.h"

namespace entente {
namespace {

constexpr char kUsageReason[] = "USAGE";
constexpr char kFileLine[] = "file_line";  // among the error's metadata

}  // namespace

ExitCode ExitCodeOf(const absl::Status& status) {
  const auto error = RpcErrorOf(status);
  if (error.has_value() && error->reason == kUsageReason) return ExitCode::kUsage;
  switch (status.code()) {
    case absl::StatusCode::kOk:
      return ExitCode::kOk;
    case absl::StatusCode::kNotFound:
      return ExitCode::kNotFound;
    case absl::StatusCode::kInvalidArgument:
    case absl::StatusCode::kOutOfRange:
      return ExitCode::kInvalid;
    case absl::StatusCode::kUnavailable:
    case absl::StatusCode::kDeadlineExceeded:
      return ExitCode::kUnavailable;
    case absl::StatusCode::kAborted:
    case absl::StatusCode::kAlreadyExists:
    case absl::StatusCode::kFailedPrecondition:
      return ExitCode::kConflict;
    case absl::StatusCode::kResourceExhausted:
      return ExitCode::kTruncated;
    default:
      return ExitCode::kFailure;
  }
}

std::string ErrorLine(const absl::Status& status) {
  absl::string_view what = status.message();
  absl::string_view right;
  const size_t colon = what.find(": ");
  if (colon != absl::string_view::npos) {
    right = what.substr(colon);
    what = what.substr(0, colon);
  }
  const auto error = RpcErrorOf(status);
  std::string file;
  std::string where;
  std::string reason = absl::StatusCodeToString(status.code());
  if (error.has_value()) {
    const auto at = error->metadata.find(kFileLine);
    if (at != error->metadata.end()) file = absl::StrCat(at->second, ": ");
    if (!error->reason.empty()) reason = error->reason;
    if (!error->field.empty()) {
      where = absl::StrCat(" (", error->field, error->value.empty() ? "" : "=", error->value, ")");
    }
  }
  return EscapeForTerminal(absl::StrCat("entente: ", file, what, where, right, " [", reason, "]"));
}

absl::Status UsageError(absl::string_view flag, absl::string_view value,
                        absl::string_view message) {
  return WithRpcError(absl::InvalidArgumentError(message),
                      {kUsageReason, std::string(flag), std::string(value), {}});
}

absl::Status AtLine(const absl::Status& status, const std::string& file, uint64_t line) {
  RpcError error;
  error.reason = absl::StatusCodeToString(status.code());
  if (const auto known = RpcErrorOf(status)) error = *known;
  error.metadata[kFileLine] = absl::StrCat(file, ":", line);
  return WithRpcError(status, error);
}

}  // namespace entente
