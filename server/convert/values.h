// Values and qualifiers, wire <-> domain.
#ifndef ENTENTE_SERVER_CONVERT_VALUES_H_
#define ENTENTE_SERVER_CONVERT_VALUES_H_

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "entente/v1/value.pb.h"
#include "graph/model/claim.h"
#include "graph/model/value.h"

namespace entente {

// kInvalidArgument, with the field's path below the value, for no kind at all, texts of time that
// do not parse, unknown enum numbers, and what Validate (graph/model/value.h) refuses.
absl::StatusOr<Value> ValueFromWire(const v1::Value& wire);
v1::Value ToWire(const Value& value);

// kInvalidArgument as ValidateEntityId says, at `field`; also for an empty id.
absl::StatusOr<EntityId> EntityFromWire(const std::string& id, absl::string_view field);
// The same where the id may be left out.
absl::StatusOr<EntityId> OptionalEntityFromWire(const std::string& id, absl::string_view field);

absl::StatusOr<Qualifier> QualifierFromWire(const v1::Qualifier& wire);
v1::Qualifier ToWire(const Qualifier& qualifier);

}  // namespace entente

#endif  // ENTENTE_SERVER_CONVERT_VALUES_H_
