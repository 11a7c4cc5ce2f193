#include "server/errors.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "absl/strings/str_cat.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "graph/model/status.h"
#include "graph/model/utf8.h"

namespace entente {
namespace {

constexpr char kDomain[] = "entente";
constexpr int kRetrySeconds = 1;
// gRPC's clients take 8 KiB of trailers, and a message travels twice: as three bytes for one where
// it is not ASCII, and again in the details.
constexpr size_t kMessageBytes = 1'024;
constexpr size_t kFieldBytes = 1'024;
constexpr size_t kValueBytes = 256;

// Of what is exhausted, only what others may give back in time: the same call, repeated, meets the
// same limits and budgets.
bool WorthRetrying(absl::StatusCode code, absl::string_view reason) {
  if (code == absl::StatusCode::kUnavailable) return true;
  static constexpr absl::string_view kPassing[] = {"SERVER_BUSY", "DISK_SPACE", "LIMIT_WATCHES",
                                                   "LIMIT_BULK_LOADS", "WATCHER_BEHIND"};
  return code == absl::StatusCode::kResourceExhausted &&
         std::find(std::begin(kPassing), std::end(kPassing), reason) != std::end(kPassing);
}

// The beginning of `text`. Bytes of characters that others have cut through are left out: clients
// cannot parse a message that holds half a character.
std::string Shortened(absl::string_view text, size_t most) {
  std::string beginning;
  while (!text.empty()) {
    const size_t size = Utf8CharacterLength(text);
    if (beginning.size() + size > most) return absl::StrCat(beginning, "...");
    absl::StrAppend(&beginning, text.substr(0, size));
    text.remove_prefix(size == 0 ? 1 : size);
  }
  return beginning;
}

}  // namespace

grpc::Status ToGrpc(const absl::Status& status, const ErrorMetadata& more) {
  if (status.ok()) return grpc::Status::OK;
  const ErrorDetail detail = DetailOf(status).value_or(
      ErrorDetail{absl::StatusCodeToString(status.code()), std::string(), std::string()});

  google::rpc::ErrorInfo error;
  error.set_reason(detail.reason);
  error.set_domain(kDomain);
  error.mutable_metadata()->insert(more.begin(), more.end());
  if (!detail.field.empty()) {
    (*error.mutable_metadata())["field"] = Shortened(detail.field, kFieldBytes);
  }
  if (!detail.value.empty()) {
    (*error.mutable_metadata())["value"] = Shortened(detail.value, kValueBytes);
  }

  // The two enumerations have the same numbers: both are gRPC's canonical codes.
  const int code = static_cast<int>(status.code());
  const std::string message = Shortened(status.message(), kMessageBytes);
  google::rpc::Status wire;
  wire.set_code(code);
  wire.set_message(message);
  wire.add_details()->PackFrom(error);
  if (WorthRetrying(status.code(), detail.reason)) {
    google::rpc::RetryInfo retry;
    retry.mutable_retry_delay()->set_seconds(kRetrySeconds);
    wire.add_details()->PackFrom(retry);
  }
  return grpc::Status(static_cast<grpc::StatusCode>(code), message, wire.SerializeAsString());
}

absl::Status Refusal(absl::StatusCode code, absl::string_view reason, absl::string_view message) {
  return WithDetail(absl::Status(code, message),
                    {std::string(reason), std::string(), std::string()});
}

}  // namespace entente
