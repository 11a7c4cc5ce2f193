#include "graph/resolve/calibration.h"

namespace entente {

uint64_t VoiceScore::scored() const {
  uint64_t sum = 0;
  for (const LikelihoodBin& bin : bins) sum += bin.forecasts;
  return sum;
}

std::optional<double> VoiceScore::brier() const {
  const uint64_t count = scored();
  if (count == 0) return std::nullopt;
  return squares / static_cast<double>(count);
}

void Calibration::Add(const Origin& voice, const ForecastOutcome& outcome,
                      std::optional<double> likelihood) {
  VoiceScore& score = scores_[voice];
  score.voice = voice;
  ++score.states[static_cast<size_t>(outcome.state) - 1];
  const ForecastJudgement* judged = outcome.deciding();
  if (judged == nullptr) return;
  if (judged->independent()) ++score.independent;
  if (!likelihood.has_value()) return;
  LikelihoodBin& bin = score.bins[LikelihoodBandOf(*likelihood)];
  ++bin.forecasts;
  if (judged->fulfils) ++bin.fulfilled;
  bin.stated += *likelihood;
  const double miss = *likelihood - (judged->fulfils ? 1 : 0);
  score.squares += miss * miss;
}

std::vector<VoiceScore> Calibration::Scores() const {
  std::vector<VoiceScore> scores;
  scores.reserve(scores_.size());
  for (const auto& [voice, score] : scores_) scores.push_back(score);
  return scores;
}

}  // namespace entente
