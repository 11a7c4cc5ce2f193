// Lenses, wire <-> domain.
#ifndef ENTENTE_SERVER_CONVERT_LENSES_H_
#define ENTENTE_SERVER_CONVERT_LENSES_H_

#include "absl/status/statusor.h"
#include "entente/v1/graph_service.pb.h"
#include "entente/v1/reading.pb.h"
#include "graph/model/lens.h"

namespace entente {

// Empty fields become the default lens's. Without name and version. kInvalidArgument with the
// field's path below the lens.
absl::StatusOr<Lens> LensFromWire(const v1::Lens& wire);
// In full: what was left to a default is said.
v1::Lens ToWire(const Lens& lens);
v1::NamedLens NamedLensToWire(const Lens& lens);

}  // namespace entente

#endif  // ENTENTE_SERVER_CONVERT_LENSES_H_
