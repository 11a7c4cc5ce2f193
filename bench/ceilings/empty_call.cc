#include "bench/ceilings/empty_call.h"

#include "absl/strings/str_cat.h"
#include "bench/report/scores.h"
#include "entente/v1/admin_service.pb.h"
#include "grpc/health/v1/health.pb.h"

namespace entente {

Workload EmptyCalls() {
  Workload workload{kEmptyCall, {}, {}};
  workload.questions.push_back(
      Asking("/entente.v1.AdminService/GetVersion", false, v1::GetVersionRequest()));
  workload.check = [](size_t, const Messages& messages) {
    v1::GetVersionResponse answer;
    const bool right =
        messages.size() == 1 && answer.ParseFromString(messages[0]) && answer.format_version() > 0;
    return right ? absl::OkStatus() : absl::InternalError("GetVersion without a version");
  };
  return workload;
}

Workload HealthCalls() {
  Workload workload{"health check", {}, {}};
  workload.questions.push_back(
      Asking("/grpc.health.v1.Health/Check", false, grpc::health::v1::HealthCheckRequest()));
  workload.check = [](size_t, const Messages& messages) {
    grpc::health::v1::HealthCheckResponse answer;
    const bool right = messages.size() == 1 && answer.ParseFromString(messages[0]) &&
                       answer.status() == grpc::health::v1::HealthCheckResponse::SERVING;
    return right ? absl::OkStatus() : absl::InternalError("a server that does not serve");
  };
  return workload;
}

}  // namespace entente
