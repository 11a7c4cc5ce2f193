#include "clients/cpp/rpc_error.h"

#include "absl/strings/cord.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"

namespace entente {
namespace {

// The payload is the wire's own message under its own name, so that nothing is lost on the way.
constexpr char kErrorUrl[] = "type.googleapis.com/google.rpc.ErrorInfo";

}  // namespace

absl::Status StatusOfCall(int code, absl::string_view message, absl::string_view details) {
  if (code < 0 || code > 16) code = static_cast<int>(absl::StatusCode::kUnknown);
  absl::Status status(static_cast<absl::StatusCode>(code), message);
  google::rpc::Status sent;
  if (!sent.ParseFromArray(details.data(), static_cast<int>(details.size()))) return status;
  for (const auto& detail : sent.details()) {
    google::rpc::ErrorInfo error;
    if (detail.Is<google::rpc::ErrorInfo>() && detail.UnpackTo(&error)) {
      status.SetPayload(kErrorUrl, absl::Cord(error.SerializeAsString()));
    }
  }
  return status;
}

absl::Status WithRpcError(absl::Status status, const RpcError& error) {
  google::rpc::ErrorInfo sent;
  sent.set_reason(error.reason);
  auto& metadata = *sent.mutable_metadata();
  for (const auto& [key, value] : error.metadata) metadata[key] = value;
  if (!error.field.empty()) metadata["field"] = error.field;
  if (!error.value.empty()) metadata["value"] = error.value;
  status.SetPayload(kErrorUrl, absl::Cord(sent.SerializeAsString()));
  return status;
}

std::optional<RpcError> RpcErrorOf(const absl::Status& status) {
  const auto payload = status.GetPayload(kErrorUrl);
  google::rpc::ErrorInfo sent;
  if (!payload.has_value() || !sent.ParseFromString(std::string(*payload))) return std::nullopt;
  RpcError error;
  error.reason = sent.reason();
  for (const auto& [key, value] : sent.metadata()) {
    if (key == "field") {
      error.field = value;
    } else if (key == "value") {
      error.value = value;
    } else {
      error.metadata[key] = value;
    }
  }
  return error;
}

}  // namespace entente
