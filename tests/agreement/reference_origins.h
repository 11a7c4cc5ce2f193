// Independent origins of claims.
#ifndef ENTENTE_TESTS_AGREEMENT_REFERENCE_ORIGINS_H_
#define ENTENTE_TESTS_AGREEMENT_REFERENCE_ORIGINS_H_

#include <vector>

#include "graph/model/verdict.h"
#include "tests/agreement/reference_world.h"

namespace entente {

// {min, max} of `supports`.
Origins CountOrigins(const std::vector<const StatedClaim*>& supports, ReferenceWorld& world);

// Whether two claims come from one voice or one apparatus, each read at its own publication.
bool SameApparatus(const Claim& a, const Claim& b, ReferenceWorld& world);

}  // namespace entente

#endif  // ENTENTE_TESTS_AGREEMENT_REFERENCE_ORIGINS_H_
