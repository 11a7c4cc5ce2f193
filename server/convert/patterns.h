// Questions as asked: requests -> patterns. kInvalidArgument, with the field's path in the request,
// for ids and enum numbers that cannot be; predicates and types are the query's to check.
#ifndef ENTENTE_SERVER_CONVERT_PATTERNS_H_
#define ENTENTE_SERVER_CONVERT_PATTERNS_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "entente/v1/diff.pb.h"
#include "entente/v1/graph_service.pb.h"
#include "entente/v1/query_service.pb.h"
#include "entente/v1/timeline.pb.h"
#include "graph/query/pattern.h"

namespace entente {

// The name of a predicate or type, which is looked up later: all that can be wrong with it here is
// its size.
absl::StatusOr<std::string> NameFromWire(const std::string& name, absl::string_view field);

absl::StatusOr<PropositionPattern> PatternFromWire(const v1::ListPropositionsRequest& wire);
absl::StatusOr<PropositionPattern> PatternFromWire(const v1::DiffRequest& wire);
absl::StatusOr<PropositionPattern> PatternFromWire(const v1::TimelineRequest& wire);
absl::StatusOr<NeighborPattern> PatternFromWire(const v1::NeighborsRequest& wire);
absl::StatusOr<EntityPattern> PatternFromWire(const v1::ListEntitiesRequest& wire);
absl::StatusOr<ClaimPattern> PatternFromWire(const v1::ListClaimsRequest& wire);

// Rows of a unary page: the default for 0; kInvalidArgument (LIMIT_PAGE) for more than `most`.
absl::StatusOr<uint64_t> PageFromWire(uint64_t page_size, uint64_t page_default, uint64_t most);

}  // namespace entente

#endif  // ENTENTE_SERVER_CONVERT_PATTERNS_H_
