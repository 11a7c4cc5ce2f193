// Likelihoods as voices state them, as numbers.
#ifndef ENTENTE_GRAPH_RESOLVE_LIKELIHOOD_H_
#define ENTENTE_GRAPH_RESOLVE_LIKELIHOOD_H_

#include <cstddef>
#include <optional>

#include "absl/strings/string_view.h"

namespace entente {

// The seven bands of ICD 203: 1-5, 5-20, 20-45, 45-55, 55-80, 80-95, 95-99 per cent.
inline constexpr size_t kLikelihoodBands = 7;

// The probability, 0 to 1, that `phrase` states; in any case and spacing:
//   - a number of per cent or two with "-" between them, of which the middle counts ("70 %",
//     "60-70 per cent"), or a fraction ("0.7");
//   - one of the two phrases of each ICD 203 band, with or without "chance" or "odds" where the
//     directive has them ("very likely", "highly probable"): the middle of its band, .03, .125,
//     .325, .5, .675, .875, .97.
// nullopt for anything else: "may", "could" and the like state no likelihood.
std::optional<double> LikelihoodOf(absl::string_view phrase);

// The band, 0 to 6, that a probability lies in; an edge belongs to the band above it.
size_t LikelihoodBandOf(double probability);

}  // namespace entente

#endif  // ENTENTE_GRAPH_RESOLVE_LIKELIHOOD_H_
