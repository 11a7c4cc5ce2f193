#include "bench/graphs/opinions.h"

#include <algorithm>
#include <cmath>

#include "absl/strings/str_cat.h"
#include "bench/graphs/dice.h"

namespace entente {
namespace {

constexpr double kZipf = 2.18;  // of which 1 .. kMostClaims has the mean of 3

// The shares of edges with at most so many claims, in 2^-32; rounded, so that no machine's power
// function shows.
const std::vector<uint64_t>& Shares() {
  static const auto* const shares = [] {
    std::vector<double> weights;
    double sum = 0;
    for (uint32_t n = 1; n <= kMostClaims; ++n) weights.push_back(sum += std::pow(n, -kZipf));
    auto* rounded = new std::vector<uint64_t>();
    for (const double weight : weights) {
      rounded->push_back(static_cast<uint64_t>(std::llround(weight / sum * 0x1.0p32)));
    }
    return rounded;
  }();
  return *shares;
}

}  // namespace

std::string VoiceId(uint16_t voice) { return absl::StrCat("doc:", voice); }

std::vector<Opinion> OpinionsOf(uint64_t edge, uint64_t seed) {
  Dice dice(seed + edge * 0x632be59bd9b4e019u);
  const std::vector<uint64_t>& shares = Shares();
  const auto claims = static_cast<size_t>(
      std::upper_bound(shares.begin(), shares.end(), dice.Next() >> 32) - shares.begin() + 1);
  const uint64_t first = dice.Below(kVoices);
  const bool contested = dice.Below(20) == 0 && claims < kVoices;
  std::vector<Opinion> opinions;
  for (size_t i = 0; i < claims + (contested ? 1 : 0); ++i) {
    Opinion opinion;
    opinion.voice = static_cast<uint16_t>((first + i) % kVoices);
    opinion.denies = i == claims;
    opinion.retracted = dice.Below(20) == 0;
    const bool graded = dice.Below(5) == 0;
    const uint64_t axes = dice.Below(25);
    // Denials are not graded: a denial graded better would remove the row under RESOLVE.
    if (graded && !opinion.denies) {
      opinion.reliability = static_cast<uint8_t>(1 + axes % 5);
      opinion.credibility = static_cast<uint8_t>(1 + axes / 5);
    }
    opinions.push_back(opinion);
  }
  return opinions;
}

bool StandsByDefault(absl::Span<const Opinion> opinions) {
  return std::any_of(opinions.begin(), opinions.end(),
                     [](const Opinion& said) { return !said.denies && !said.retracted; });
}

bool StandsByTwoAtB2(absl::Span<const Opinion> opinions) {
  return std::count_if(opinions.begin(), opinions.end(), [](const Opinion& said) {
           return !said.denies && !said.retracted && said.IsB2();
         }) >= 2;
}

}  // namespace entente
