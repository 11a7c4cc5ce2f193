#include "server/principal.h"

namespace entente {

std::string PrincipalOf(const grpc::CallbackServerContext&) { return "local"; }

}  // namespace entente
