#include "server/server.h"

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/grpcpp.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/resource_quota.h>

#include <chrono>
#include <mutex>
#include <utility>

#include "absl/strings/str_cat.h"
#include "graph/model/status.h"
#include "grpc/health/v1/health.pb.h"

namespace entente {
namespace {

constexpr int kConnectionStreams = 128;
constexpr int kConnectionAgeMs = 3'600'000;
constexpr int kConnectionGraceMs = 30'000;
constexpr int kConnectionIdleMs = 900'000;
constexpr int kMetadataBytes = 8 << 10;
constexpr size_t kQuotaBytes = size_t{256} << 20;  // a second fence only

// Plugins are for all servers of a process and must be there before the first one is built.
void PreparePlugins() {
  static std::once_flag once;
  std::call_once(once, [] {
    grpc::EnableDefaultHealthCheckService(true);
    grpc::reflection::InitProtoReflectionServerBuilderPlugin();
    // Linked in, so that reflection finds the health protocol's description.
    grpc::health::v1::HealthCheckRequest::descriptor();
  });
}

void SetChannelArguments(const Limits& limits, grpc::ServerBuilder* builder) {
  // Without it a second server would silently share the port.
  builder->AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  builder->AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, kConnectionStreams);
  builder->AddChannelArgument(GRPC_ARG_MAX_CONNECTION_AGE_MS, kConnectionAgeMs);
  builder->AddChannelArgument(GRPC_ARG_MAX_CONNECTION_AGE_GRACE_MS, kConnectionGraceMs);
  builder->AddChannelArgument(GRPC_ARG_MAX_CONNECTION_IDLE_MS, kConnectionIdleMs);
  builder->AddChannelArgument(GRPC_ARG_MAX_METADATA_SIZE, kMetadataBytes);
  builder->SetMaxReceiveMessageSize(static_cast<int>(limits.message_in_bytes));
  grpc::ResourceQuota quota("entente");
  quota.Resize(kQuotaBytes);
  builder->SetResourceQuota(quota);
}

}  // namespace

Server::Server(const PremisesOptions& options)
    : premises_(options),
      graph_service_(premises_),
      query_service_(premises_),
      admin_service_(premises_) {}

Server::~Server() { Stop(absl::ZeroDuration()); }

absl::StatusOr<std::unique_ptr<Server>> Server::Listen(const std::string& address,
                                                       const PremisesOptions& options) {
  PreparePlugins();
  std::unique_ptr<Server> server(new Server(options));
  grpc::ServerBuilder builder;
  SetChannelArguments(options.limits, &builder);
  builder.AddListeningPort(address, grpc::InsecureServerCredentials(), &server->port_);
  builder.RegisterService(&server->graph_service_);
  builder.RegisterService(&server->query_service_);
  builder.RegisterService(&server->admin_service_);
  server->grpc_ = builder.BuildAndStart();
  if (server->grpc_ == nullptr || server->port_ == 0) {
    return absl::UnavailableError(
        absl::StrCat("cannot listen on ", address,
                     "; another server may have it: stop it, or give another "
                     "--listen"));
  }
  server->SetServing(false);
  return server;
}

absl::Status Server::Open(EngineShelf shelf, const Clock& clock, Random& random,
                          const std::function<bool()>& stopped) {
  ASSIGN_OR_RETURN(ontology_, Ontology::BuiltIn());
  ASSIGN_OR_RETURN(catalog_, Catalog::Open(std::move(shelf), *ontology_, clock, random,
                                           premises_.limits(), stopped));
  premises_.Open(*catalog_);
  SetServing(true);
  return absl::OkStatus();
}

void Server::SetServing(bool serving) {
  grpc::HealthCheckServiceInterface* health = grpc_->GetHealthCheckService();
  health->SetServingStatus(serving);
  for (const char* service :
       {v1::GraphService::service_full_name(), v1::QueryService::service_full_name(),
        v1::AdminService::service_full_name()}) {
    health->SetServingStatus(service, serving);
  }
}

void Server::Stop(absl::Duration grace) {
  if (grpc_ == nullptr) return;
  SetServing(false);
  premises_.watches().StopAll();
  grpc_->Shutdown(std::chrono::system_clock::now() + absl::ToChronoNanoseconds(grace));
  grpc_->Wait();
  grpc_.reset();
}

}  // namespace entente
