// The methods of GraphService that read entities. The errors are those of
// proto/entente/v1/graph_service.proto.
#ifndef ENTENTE_SERVER_ENTITY_READS_H_
#define ENTENTE_SERVER_ENTITY_READS_H_

#include "absl/status/status.h"
#include "entente/v1/graph_service.pb.h"
#include "server/call.h"
#include "server/premises.h"

namespace entente {

absl::Status ReadEntity(Premises& premises, const Call& call, const v1::GetEntityRequest& request,
                        v1::GetEntityResponse* response);
absl::Status ReadEntities(Premises& premises, const Call& call,
                          const v1::BatchGetEntitiesRequest& request,
                          v1::BatchGetEntitiesResponse* response);
absl::Status ReadEntityList(Premises& premises, const Call& call,
                            const v1::ListEntitiesRequest& request,
                            v1::ListEntitiesResponse* response);

}  // namespace entente

#endif  // ENTENTE_SERVER_ENTITY_READS_H_
