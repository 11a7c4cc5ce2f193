// What can be found wrong with a claim without looking at the graph.
#ifndef ENTENTE_GRAPH_STORE_CLAIM_FORM_H_
#define ENTENTE_GRAPH_STORE_CLAIM_FORM_H_

#include <cstddef>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "graph/model/claim.h"
#include "graph/ontology/ontology.h"

namespace entente {

inline constexpr size_t kMostChainLinks = 32;
inline constexpr size_t kMostQualifiers = 32;
inline constexpr size_t kMostHedges = 32;
inline constexpr size_t kMostPhraseBytes = 4u << 10;  // hedge, likelihood, verb, description

// kInvalidArgument with a detail whose field is relative to the claim ("voice.chain[0].agent").
// OK: every id, text, value and number is well formed; the predicate is the ontology's and object
// and qualifiers are of the kinds it declares; qualifiers are sorted by name, each name once.
absl::Status CheckClaimForm(const Claim& claim, const Ontology& ontology);

// kInvalidArgument unless `text` is at most `most` bytes of UTF-8. `field` goes into the detail.
absl::Status CheckPhrase(absl::string_view text, absl::string_view field, size_t most);

// kInvalidArgument unless `moment` has an earliest and a later latest time, both bounded.
absl::Status CheckMoment(const Moment& moment, absl::string_view field);

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_CLAIM_FORM_H_
