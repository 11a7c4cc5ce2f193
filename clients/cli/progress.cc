// Own code because no library fits: Debian 12 packages progress bars for other languages, and of
// C++ libraries that draw one (indicators and its like) none.
#include "clients/cli/progress.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "clients/cpp/shown_text.h"

namespace entente {
namespace {

constexpr absl::Duration kBetween = absl::Milliseconds(200);
// Before that an estimate says more of the start than of the rest.
constexpr absl::Duration kForAnEstimate = absl::Seconds(2);

}  // namespace

std::string ShortDuration(absl::Duration duration) {
  const int64_t seconds = absl::ToInt64Seconds(duration);
  if (seconds < 60) return absl::StrCat(seconds, " s");
  if (seconds < 3600) return absl::StrCat((seconds + 30) / 60, " min");
  return absl::StrCat(seconds / 3600, " h ", seconds % 3600 / 60, " min");
}

void Progress::Update(const std::string& what, uint64_t done, uint64_t total) {
  if (!shown_) return;
  const absl::Time now = now_();
  if (now - written_ < kBetween) return;
  written_ = now;
  std::string line = what;
  if (total > 0) {
    const double share = std::min(1.0, static_cast<double>(done) / static_cast<double>(total));
    absl::StrAppend(&line, ", ", static_cast<int>(share * 100), " %");
    const absl::Duration taken = now - begun_;
    if (taken >= kForAnEstimate && share > 0) {
      absl::StrAppend(&line, ", ", ShortDuration(taken * ((1 - share) / share)), " left");
    }
  }
  // Back to the beginning of the line, and away with what stood there.
  out_ << "\r\x1b[K" << EscapeForTerminal(line) << std::flush;
  there_ = true;
}

void Progress::Clear() {
  if (!there_) return;
  out_ << "\r\x1b[K" << std::flush;
  there_ = false;
}

}  // namespace entente
