// Disputes: requests -> patterns; what is in dispute -> wire.
#ifndef ENTENTE_SERVER_CONVERT_DISPUTES_H_
#define ENTENTE_SERVER_CONVERT_DISPUTES_H_

#include "absl/status/statusor.h"
#include "entente/v1/dispute.pb.h"
#include "graph/query/disputes.h"

namespace entente {

// kInvalidArgument, with the field's path, as for other patterns (patterns.h).
absl::StatusOr<DisputePattern> PatternFromWire(const v1::ListDisputesRequest& wire);

// Rows without evidence: server/dispute_reads.h adds it.
v1::Dispute ToWire(const Dispute& dispute);

}  // namespace entente

#endif  // ENTENTE_SERVER_CONVERT_DISPUTES_H_
