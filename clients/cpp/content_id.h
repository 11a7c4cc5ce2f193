// Request ids made of what a commit says.
#ifndef ENTENTE_CLIENTS_CPP_CONTENT_ID_H_
#define ENTENTE_CLIENTS_CPP_CONTENT_ID_H_

#include <string>

#include "absl/strings/string_view.h"
#include "entente/v1/graph_service.pb.h"

namespace entente {

// "PREFIX/" and 32 hex digits of the SHA-256 of the request's changes: equal for equal changes, so
// that whoever sends them twice records them once. Its length is that of `prefix` and 33.
std::string ContentId(absl::string_view prefix, const v1::CommitRequest& request);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CPP_CONTENT_ID_H_
