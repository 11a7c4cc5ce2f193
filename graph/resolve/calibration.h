// How well voices foretell: what became of their forecasts, and what that says of the likelihoods
// that they stated.
#ifndef ENTENTE_GRAPH_RESOLVE_CALIBRATION_H_
#define ENTENTE_GRAPH_RESOLVE_CALIBRATION_H_

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "graph/resolve/apparatus.h"
#include "graph/resolve/forecast.h"
#include "graph/resolve/likelihood.h"

namespace entente {

// Judged forecasts whose stated likelihood lies in one band.
struct LikelihoodBin {
  uint64_t forecasts = 0;
  uint64_t fulfilled = 0;
  double stated = 0;  // sum of the likelihoods
  friend bool operator==(const LikelihoodBin&, const LikelihoodBin&) = default;
};

struct VoiceScore {
  Origin voice;
  std::array<uint64_t, 4> states{};  // forecasts by state, OPEN first
  uint64_t independent = 0;  // of those judged: by a confirmer that is certainly independent
  std::array<LikelihoodBin, kLikelihoodBands> bins{};
  double squares = 0;  // sum of (likelihood - outcome)^2 over the bins' forecasts, outcome 0 or 1

  uint64_t forecasts() const { return states[0] + states[1] + states[2] + states[3]; }
  uint64_t judged() const { return states[2] + states[3]; }
  uint64_t scored() const;  // judged and with a stated likelihood
  // Mean of the squares: 0 is perfect, 1 is always wrong, .25 is a coin. nullopt: none is scored.
  std::optional<double> brier() const;
  friend bool operator==(const VoiceScore&, const VoiceScore&) = default;
};

// Adds up, voice by voice.
class Calibration {
 public:
  void Add(const Origin& voice, const ForecastOutcome& outcome, std::optional<double> likelihood);

  size_t voices() const { return scores_.size(); }
  // By kind of voice, id, description.
  std::vector<VoiceScore> Scores() const;

 private:
  std::map<Origin, VoiceScore> scores_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_RESOLVE_CALIBRATION_H_
