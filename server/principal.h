// Who calls. The one place to change when callers are authenticated.
#ifndef ENTENTE_SERVER_PRINCIPAL_H_
#define ENTENTE_SERVER_PRINCIPAL_H_

#include <grpcpp/server_context.h>

#include <string>

namespace entente {

// The principal behind a call: commits are attributed to it, request ids and page tokens are bound
// to it. Before authentication exists everybody is `local`.
std::string PrincipalOf(const grpc::CallbackServerContext& call);

}  // namespace entente

#endif  // ENTENTE_SERVER_PRINCIPAL_H_
