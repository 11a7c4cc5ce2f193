// Roll-ups: requests -> patterns; figures -> wire.
#ifndef ENTENTE_SERVER_CONVERT_ROLL_UPS_H_
#define ENTENTE_SERVER_CONVERT_ROLL_UPS_H_

#include "absl/status/statusor.h"
#include "entente/v1/roll_up.pb.h"
#include "graph/query/roll_ups.h"

namespace entente {

// kInvalidArgument, with the field's path, as for other patterns (patterns.h); FIELD_MISSING
// without units or predicate, LIMIT_IDS for more than 1,000 units.
absl::StatusOr<RollUpPattern> PatternFromWire(const v1::RollUpRequest& wire);

// Infinite bounds are left out.
v1::Figure ToWire(const RolledUp& figure);

}  // namespace entente

#endif  // ENTENTE_SERVER_CONVERT_ROLL_UPS_H_
