// Random claims about the cast of the random histories.
#ifndef ENTENTE_TESTS_AGREEMENT_RANDOM_CLAIM_H_
#define ENTENTE_TESTS_AGREEMENT_RANDOM_CLAIM_H_

#include "graph/model/claim.h"
#include "tests/agreement/chance.h"

namespace entente {

Claim RandomClaim(Chance& chance);

// A time of publication or of saying: a day, some days, or an instant.
Moment RandomMoment(Chance& chance);

}  // namespace entente

#endif  // ENTENTE_TESTS_AGREEMENT_RANDOM_CLAIM_H_
