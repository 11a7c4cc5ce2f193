#include "graph/resolve/likelihood.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace entente {
namespace {

constexpr double kUpperEdges[kLikelihoodBands - 1] = {0.05, 0.20, 0.45, 0.55, 0.80, 0.95};
constexpr double kMiddles[kLikelihoodBands] = {0.03, 0.125, 0.325, 0.5, 0.675, 0.875, 0.97};

struct Phrase {
  absl::string_view words;
  size_t band;
};
// Intelligence Community Directive 203, Analytic Standards (2015), section on expressions of
// likelihood.
constexpr Phrase kPhrases[] = {{"almost no chance", 0},  {"remote", 0},
                               {"remote chance", 0},     {"very unlikely", 1},
                               {"highly improbable", 1}, {"unlikely", 2},
                               {"improbable", 2},        {"improbably", 2},
                               {"roughly even", 3},      {"roughly even chance", 3},
                               {"roughly even odds", 3}, {"likely", 4},
                               {"probable", 4},          {"probably", 4},
                               {"very likely", 5},       {"highly probable", 5},
                               {"almost certain", 6},    {"almost certainly", 6},
                               {"nearly certain", 6}};

// A plain decimal number.
std::optional<double> NumberOf(absl::string_view text) {
  text = absl::StripAsciiWhitespace(text);
  double number = 0;
  if (text.empty() || text.find_first_not_of("0123456789.") != absl::string_view::npos ||
      !absl::SimpleAtod(text, &number)) {
    return std::nullopt;
  }
  return number;
}

std::optional<double> MiddleOf(absl::string_view text) {
  const std::vector<absl::string_view> ends = absl::StrSplit(text, '-');
  if (ends.size() > 2) return std::nullopt;
  const std::optional<double> low = NumberOf(ends.front());
  const std::optional<double> high = NumberOf(ends.back());
  if (!low.has_value() || !high.has_value() || *low > *high) return std::nullopt;
  return (*low + *high) / 2;
}

}  // namespace

std::optional<double> LikelihoodOf(absl::string_view phrase) {
  const std::string lower = absl::AsciiStrToLower(phrase);
  const std::string words =
      absl::StrJoin(absl::StrSplit(lower, absl::ByAnyChar(" \t\n"), absl::SkipEmpty()), " ");
  for (const Phrase& known : kPhrases) {
    if (words == known.words) return kMiddles[known.band];
  }
  absl::string_view number = words;
  double scale = 1;
  for (const absl::string_view unit : {"%", "per cent", "percent"}) {
    if (absl::ConsumeSuffix(&number, unit)) {
      scale = 100;
      break;
    }
  }
  const std::optional<double> stated = MiddleOf(number);
  if (!stated.has_value() || *stated > scale) return std::nullopt;
  return *stated / scale;
}

size_t LikelihoodBandOf(double probability) {
  size_t band = 0;
  while (band + 1 < kLikelihoodBands && probability >= kUpperEdges[band]) ++band;
  return band;
}

}  // namespace entente
