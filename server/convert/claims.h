// Claims and propositions, wire <-> domain.
#ifndef ENTENTE_SERVER_CONVERT_CLAIMS_H_
#define ENTENTE_SERVER_CONVERT_CLAIMS_H_

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "entente/v1/claim.pb.h"
#include "entente/v1/proposition.pb.h"
#include "graph/model/claim.h"
#include "graph/ontology/ontology.h"

namespace entente {

// A claim in the form that ids are derived from: qualifiers sorted by name. kInvalidArgument, with
// the field's path below the claim, for what has no form in the domain: nothing where one of
// several is needed, texts of time that do not parse, unknown enum numbers. Whether the rest can be
// recorded is the store's to say.
absl::StatusOr<Claim> ClaimFromWire(const v1::Claim& wire);
v1::Claim ToWire(const Claim& claim);

// A proposition in the form that keys are made from: identifying qualifiers only, values by
// identity, the smaller id first where the predicate is symmetric. kInvalidArgument also for a
// predicate that the ontology does not know.
absl::StatusOr<Proposition> PropositionFromWire(const v1::Proposition& wire,
                                                const Ontology& ontology);
v1::Proposition ToWire(const Proposition& proposition);

// A date or an instant, nullopt where empty; at `field`.
absl::StatusOr<std::optional<Moment>> MomentFromWire(const std::string& text,
                                                     absl::string_view field);

}  // namespace entente

#endif  // ENTENTE_SERVER_CONVERT_CLAIMS_H_
