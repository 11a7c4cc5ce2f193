// Commits, wire <-> domain.
#ifndef ENTENTE_SERVER_CONVERT_COMMITS_H_
#define ENTENTE_SERVER_CONVERT_COMMITS_H_

#include <string>

#include "absl/status/statusor.h"
#include "entente/v1/graph_service.pb.h"
#include "graph/store/store.h"

namespace entente {

// The request as a commit by `principal`, references resolved to the ids that the changes have in
// `store`. kInvalidArgument, with the field's path in the request, for what has no form in the
// domain and for references to nothing; the rest is the store's to refuse.
absl::StatusOr<Commit> CommitFromWire(const v1::CommitRequest& wire, const std::string& principal,
                                      const Store& store);
// `result` is of `commit`.
v1::CommitResponse ToWire(const CommitResult& result, const Commit& commit);

}  // namespace entente

#endif  // ENTENTE_SERVER_CONVERT_COMMITS_H_
