// What voices say of the edges of a graph: many claims about some, few about most, some of them
// denials, some retracted, some graded.
#ifndef ENTENTE_BENCH_GRAPHS_OPINIONS_H_
#define ENTENTE_BENCH_GRAPHS_OPINIONS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/types/span.h"
#include "bench/graphs/edge.h"

namespace entente {

inline constexpr uint32_t kVoices = 1'000;  // documents, each an origin of its own
inline constexpr uint32_t kMostClaims = 1'000;

// One claim about an edge: it has the edge's days.
struct Opinion {
  uint16_t voice = 0;  // another one for each claim about an edge
  bool denies = false;
  bool retracted = false;
  uint8_t reliability = 0;  // 1 (A) .. 5 (E); 0: not graded
  uint8_t credibility = 0;  // 1 .. 5; 0: not graded

  // Whether a reader who asks for B2 or better, and takes what nobody graded, is told it.
  bool IsB2() const { return reliability <= 2 && credibility <= 2; }
};

// "doc:17".
std::string VoiceId(uint16_t voice);

// What is said of the edge of that number: Zipf many claims, three in the mean and kMostClaims at
// most, of which one in twenty edges has one more that denies it; one claim in twenty is
// retracted, one in five graded. Never empty, and the same for the same seed.
std::vector<Opinion> OpinionsOf(uint64_t edge, uint64_t seed);

// Which edges a reader sees: the default lens shows what somebody asserts who has not been
// retracted; that of two origins at B2 what two such voices assert, and no denial is graded better.
bool StandsByDefault(absl::Span<const Opinion> opinions);
bool StandsByTwoAtB2(absl::Span<const Opinion> opinions);

}  // namespace entente

#endif  // ENTENTE_BENCH_GRAPHS_OPINIONS_H_
