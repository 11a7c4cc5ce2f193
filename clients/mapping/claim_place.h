// Where in a mapping a part of a claim comes from, for who mends what a server has refused.
#ifndef ENTENTE_CLIENTS_MAPPING_CLAIM_PLACE_H_
#define ENTENTE_CLIENTS_MAPPING_CLAIM_PLACE_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "clients/mapping/claim_spec.h"
#include "entente/v1/claim.pb.h"

namespace entente {

struct ClaimPlace {
  std::string place;  // "claims[0].qualifiers.code"
  std::vector<std::string>
      columns;  // that it is made of; empty for what is the same in all records
};

// `field` is of `claim`, which `spec` has made: "subject", "qualifiers[0].name", "value.text".
ClaimPlace PlaceOf(const ClaimSpec& spec, const v1::Claim& claim, absl::string_view field);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_MAPPING_CLAIM_PLACE_H_
