#include "graph/store/walk.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "graph/model/status.h"

namespace entente {

absl::Status WalkAllowance::Take(absl::string_view field) {
  if (left_ > 0) {
    --left_;
    return absl::OkStatus();
  }
  return WithDetail(absl::ResourceExhaustedError(absl::StrCat("looking for cycles took more than ",
                                                              most_, " steps; split the commit")),
                    {"WALK_TOO_LONG", std::string(field), ""});
}

std::string FormatPath(const std::vector<std::string>& path) {
  constexpr size_t kShown = 8;
  if (path.size() <= 2 * kShown) return absl::StrJoin(path, " > ");
  return absl::StrCat(absl::StrJoin(path.begin(), path.begin() + kShown, " > "), " > ... > ",
                      absl::StrJoin(path.end() - kShown, path.end(), " > "));
}

}  // namespace entente
