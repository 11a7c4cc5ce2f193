// AdminService of the wire (proto/entente/v1/admin_service.proto).
#ifndef ENTENTE_SERVER_ADMIN_SERVICE_H_
#define ENTENTE_SERVER_ADMIN_SERVICE_H_

#include "entente/v1/admin_service.grpc.pb.h"
#include "server/premises.h"

namespace entente {

// Thread-safe. `premises` outlives it. Answered on gRPC's own threads where no graph is read.
class AdminService final : public v1::AdminService::CallbackService {
 public:
  explicit AdminService(Premises& premises) : premises_(premises) {}

  grpc::ServerUnaryReactor* GetStatus(grpc::CallbackServerContext* call,
                                      const v1::GetStatusRequest* request,
                                      v1::GetStatusResponse* response) override;
  grpc::ServerUnaryReactor* GetVersion(grpc::CallbackServerContext* call,
                                       const v1::GetVersionRequest* request,
                                       v1::GetVersionResponse* response) override;
  grpc::ServerUnaryReactor* GetOntology(grpc::CallbackServerContext* call,
                                        const v1::GetOntologyRequest* request,
                                        v1::GetOntologyResponse* response) override;
  grpc::ServerUnaryReactor* ApplyOntology(grpc::CallbackServerContext* call,
                                          const v1::ApplyOntologyRequest* request,
                                          v1::ApplyOntologyResponse* response) override;
  grpc::ServerUnaryReactor* ListOntologies(grpc::CallbackServerContext* call,
                                           const v1::ListOntologiesRequest* request,
                                           v1::ListOntologiesResponse* response) override;

 private:
  Premises& premises_;
};

}  // namespace entente

#endif  // ENTENTE_SERVER_ADMIN_SERVICE_H_
