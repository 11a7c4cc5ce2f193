#include "server/errors.h"

#include <optional>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr char kDomain[] = "entente";
constexpr int kRetrySeconds = 1;

bool WorthRetrying(absl::StatusCode code) {
  return code == absl::StatusCode::kResourceExhausted || code == absl::StatusCode::kUnavailable;
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
  if (!detail.field.empty()) (*error.mutable_metadata())["field"] = detail.field;
  if (!detail.value.empty()) (*error.mutable_metadata())["value"] = detail.value;

  // The two enumerations have the same numbers: both are gRPC's canonical codes.
  const int code = static_cast<int>(status.code());
  const std::string message(status.message());
  google::rpc::Status wire;
  wire.set_code(code);
  wire.set_message(message);
  wire.add_details()->PackFrom(error);
  if (WorthRetrying(status.code())) {
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
