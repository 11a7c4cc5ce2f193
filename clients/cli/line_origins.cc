#include "clients/cli/line_origins.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace entente {

void LineOrigins::Add(uint64_t line, uint64_t changes) {
  if (changes == 0) return;
  const uint64_t begin = changes_;
  changes_ += changes;
  if (!stretches_.empty()) {
    Stretch& last = stretches_.back();
    if (line == last.line + last.lines && changes == last.changes &&
        last.lines < std::numeric_limits<uint32_t>::max()) {
      ++last.lines;
      return;
    }
  }
  stretches_.push_back({line, begin, 1, static_cast<uint32_t>(changes)});
}

std::optional<LineOrigins::Origin> LineOrigins::Of(uint64_t change) const {
  const auto after =
      std::upper_bound(stretches_.begin(), stretches_.end(), change,
                       [](uint64_t wanted, const Stretch& one) { return wanted < one.begin; });
  if (after == stretches_.begin() || change >= changes_) return std::nullopt;
  const Stretch& of = *std::prev(after);
  const uint64_t line = (change - of.begin) / of.changes;
  return Origin{of.line + line, of.begin + line * of.changes};
}

}  // namespace entente
