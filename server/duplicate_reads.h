// QueryService.ListDuplicates as a question for a RowStream. The errors are those of
// proto/entente/v1/query_service.proto.
#ifndef ENTENTE_SERVER_DUPLICATE_READS_H_
#define ENTENTE_SERVER_DUPLICATE_READS_H_

#include "absl/status/statusor.h"
#include "entente/v1/duplicate.pb.h"
#include "graph/query/duplicates.h"
#include "server/call.h"
#include "server/premises.h"
#include "server/row_stream.h"

namespace entente {

absl::StatusOr<RowQuestion<Duplicate, v1::Duplicate>> BeginDuplicates(
    const Premises& premises, const Call& call, const v1::ListDuplicatesRequest& request);

}  // namespace entente

#endif  // ENTENTE_SERVER_DUPLICATE_READS_H_
