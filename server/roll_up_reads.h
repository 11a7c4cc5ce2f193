// QueryService.RollUp as a question for a RowStream. The errors are those of
// proto/entente/v1/query_service.proto.
#ifndef ENTENTE_SERVER_ROLL_UP_READS_H_
#define ENTENTE_SERVER_ROLL_UP_READS_H_

#include "absl/status/statusor.h"
#include "entente/v1/roll_up.pb.h"
#include "graph/query/roll_ups.h"
#include "server/call.h"
#include "server/premises.h"
#include "server/row_stream.h"

namespace entente {

absl::StatusOr<RowQuestion<RolledUp, v1::Figure>> BeginRollUp(const Premises& premises,
                                                              const Call& call,
                                                              const v1::RollUpRequest& request);

}  // namespace entente

#endif  // ENTENTE_SERVER_ROLL_UP_READS_H_
