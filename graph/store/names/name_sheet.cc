// Groups first, then sets: what has the same set is alike, and so is what has similar ones. A pair
// may be met in each of these ways, so pairs are sorted and made unique whenever twice as many have
// come as are allowed. Cost: the pairs met, and ForSimilarSets.
#include "graph/store/names/name_sheet.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "graph/model/status.h"

namespace entente {
namespace {

class Pairs {
 public:
  Pairs(const NameSheet& sheet, size_t most) : sheet_(sheet), most_(most) {}

  absl::Status Add(uint32_t one, uint32_t other) {
    if (sheet_.subjects[one] == sheet_.subjects[other]) return absl::OkStatus();
    pairs_.emplace_back(std::min(one, other), std::max(one, other));
    return pairs_.size() > 2 * most_ ? Settle() : absl::OkStatus();
  }

  absl::Status AddAmong(const std::vector<uint32_t>& names) {
    for (size_t i = 0; i < names.size(); ++i) {
      for (size_t j = i + 1; j < names.size(); ++j) RETURN_IF_ERROR(Add(names[i], names[j]));
    }
    return absl::OkStatus();
  }

  absl::Status AddBetween(const std::vector<uint32_t>& ones, const std::vector<uint32_t>& others) {
    for (const uint32_t one : ones) {
      for (const uint32_t other : others) RETURN_IF_ERROR(Add(one, other));
    }
    return absl::OkStatus();
  }

  absl::StatusOr<std::vector<NamePair>> Take() {
    RETURN_IF_ERROR(Settle());
    return std::move(pairs_);
  }

 private:
  absl::Status Settle() {
    std::sort(pairs_.begin(), pairs_.end());
    pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
    if (pairs_.size() <= most_) return absl::OkStatus();
    return WithDetail(absl::ResourceExhaustedError(absl::StrCat(
                          "more than ", most_, " pairs of names are alike; ask for a higher least ",
                          "score, or have the server started with a higher --limit-name-pairs")),
                      {"LIMIT_PAIRS", "least_score", ""});
  }

  const NameSheet& sheet_;
  const size_t most_;
  std::vector<NamePair> pairs_;
};

}  // namespace

absl::StatusOr<std::vector<NamePair>> PairsIn(const NameSheet& sheet, double least, size_t most,
                                              const std::function<absl::Status()>& go_on) {
  Pairs pairs(sheet, most);
  for (const std::vector<uint32_t>& group : sheet.groups) {
    RETURN_IF_ERROR(go_on());
    RETURN_IF_ERROR(pairs.AddAmong(group));
  }
  if (least <= 1) {
    for (const std::vector<uint32_t>& names : sheet.owners) {
      RETURN_IF_ERROR(go_on());
      RETURN_IF_ERROR(pairs.AddAmong(names));
    }
    RETURN_IF_ERROR(ForSimilarSets(sheet.sets, least, go_on, [&](uint32_t one, uint32_t other) {
      return pairs.AddBetween(sheet.owners[one], sheet.owners[other]);
    }));
  }
  return pairs.Take();
}

}  // namespace entente
