// The claims of a row sorted by who says so, where it stands, or how it is graded.
#ifndef ENTENTE_SERVER_GROUPING_H_
#define ENTENTE_SERVER_GROUPING_H_

#include <vector>

#include "absl/types/span.h"
#include "entente/v1/proposition.pb.h"
#include "graph/model/as_of.h"
#include "graph/model/lens.h"
#include "graph/resolve/evidence.h"

namespace entente {

// Groups in order of key; of origins, agents before documents that speak themselves and these
// before anonymous voices; claims ascending. Pure. The keys are those of v1::ClaimGroup; a grade is
// the one that counts for the read: "B2", "B" or "2" where only one axis is graded, "ungraded".
// Empty for GROUPING_UNSPECIFIED.
std::vector<v1::ClaimGroup> GroupClaims(v1::Grouping grouping,
                                        absl::Span<const RecordedClaim> claims,
                                        const Surroundings& around, const AsOf& as_of,
                                        const Lens& lens);

}  // namespace entente

#endif  // ENTENTE_SERVER_GROUPING_H_
