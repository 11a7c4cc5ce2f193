// Timeline as a streamed list.
#ifndef ENTENTE_SERVER_TIMELINE_READS_H_
#define ENTENTE_SERVER_TIMELINE_READS_H_

#include "absl/status/statusor.h"
#include "entente/v1/timeline.pb.h"
#include "graph/query/timeline.h"
#include "server/call.h"
#include "server/premises.h"
#include "server/row_stream.h"

namespace entente {

using TimelineRows = RowQuestion<TimelineRow, v1::TimelineRow>;

// kInvalidArgument with paths below the request.
absl::StatusOr<TimelineRows> BeginTimeline(const Premises& premises, const Call& call,
                                           const v1::TimelineRequest& request);

}  // namespace entente

#endif  // ENTENTE_SERVER_TIMELINE_READS_H_
