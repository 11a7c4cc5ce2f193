#include "server/admin_service.h"

#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>

#include "absl/time/clock.h"
#include "graph/model/status.h"
#include "server/call.h"
#include "server/errors.h"
#include "server/ontology_calls.h"
#include "server/shelf.h"

namespace entente {
namespace {

absl::Status StatusOf(const OpenGraph& graph, v1::GraphStatus* status) {
  status->set_name(graph.store->graph().name);
  const Revision head = graph.store->Head();
  status->set_revision(head);
  if (head > 0) {
    ASSIGN_OR_RETURN(const CommitRecord record, graph.store->RecordOf(head));
    status->set_recorded_at(FormatInstant(record.recorded_at));
  }
  const absl::Status writable = WritableOf(*graph.engine);
  status->set_writable(writable.ok());
  status->set_reason(std::string(writable.message()));
  return absl::OkStatus();
}

}  // namespace

grpc::ServerUnaryReactor* AdminService::GetStatus(grpc::CallbackServerContext* call,
                                                  const v1::GetStatusRequest*,
                                                  v1::GetStatusResponse* response) {
  return ServeUnary(premises_.reads(), premises_.limits(), call, [this, response](const Call&) {
    response->set_ready(premises_.open());
    response->set_uptime_seconds(
        static_cast<uint64_t>(absl::ToInt64Seconds(absl::Now() - premises_.started())));
    const absl::StatusOr<Catalog*> catalog = premises_.catalog();
    if (!catalog.ok()) return absl::OkStatus();
    for (const std::shared_ptr<OpenGraph>& graph : (*catalog)->List()) {
      RETURN_IF_ERROR(StatusOf(*graph, response->add_graphs()));
    }
    return absl::OkStatus();
  });
}

grpc::ServerUnaryReactor* AdminService::GetVersion(grpc::CallbackServerContext* call,
                                                   const v1::GetVersionRequest*,
                                                   v1::GetVersionResponse* response) {
  response->set_version(ENTENTE_VERSION);
  response->set_format_version(kFormatVersion);
  response->set_grpc_version(grpc::Version());
  response->set_rocksdb_version(ENTENTE_ROCKSDB_VERSION);
  grpc::ServerUnaryReactor* reactor = call->DefaultReactor();
  reactor->Finish(grpc::Status::OK);
  return reactor;
}

grpc::ServerUnaryReactor* AdminService::GetOntology(grpc::CallbackServerContext* call,
                                                    const v1::GetOntologyRequest* request,
                                                    v1::GetOntologyResponse* response) {
  return ServeUnary(premises_.reads(), premises_.limits(), call,
                    [this, request, response](const Call&) {
                      return ReadOntology(premises_, *request, response);
                    });
}

grpc::ServerUnaryReactor* AdminService::ApplyOntology(grpc::CallbackServerContext* call,
                                                      const v1::ApplyOntologyRequest* request,
                                                      v1::ApplyOntologyResponse* response) {
  return ServeUnary(premises_.writes(), premises_.limits(), call,
                    [this, request, response](const Call& served) {
                      return entente::ApplyOntology(premises_, served, *request, response);
                    });
}

grpc::ServerUnaryReactor* AdminService::ListOntologies(grpc::CallbackServerContext* call,
                                                       const v1::ListOntologiesRequest* request,
                                                       v1::ListOntologiesResponse* response) {
  return ServeUnary(premises_.reads(), premises_.limits(), call,
                    [this, request, response](const Call&) {
                      return ReadOntologies(premises_, *request, response);
                    });
}

}  // namespace entente
