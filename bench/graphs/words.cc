#include "bench/graphs/words.h"

#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "absl/time/civil_time.h"

namespace entente {
namespace {

// Two centuries, written once.
const std::vector<std::string>& Days() {
  static const auto* const days = [] {
    auto* texts = new std::vector<std::string>();
    for (int day = 0; day <= UINT16_MAX; ++day) {
      texts->push_back(absl::FormatCivilTime(absl::CivilDay(2000, 1, 1) + day));
    }
    return texts;
  }();
  return *days;
}

}  // namespace

std::string NodeId(uint32_t node) { return absl::StrCat("n", node); }

std::optional<uint32_t> NodeOf(absl::string_view id) {
  uint32_t node = 0;
  if (!absl::ConsumePrefix(&id, "n") || !absl::SimpleAtoi(id, &node)) return std::nullopt;
  return node;
}

std::string RelationName(uint16_t relation) { return absl::StrCat("rel_", relation); }

std::optional<uint16_t> RelationOf(absl::string_view name) {
  uint32_t relation = 0;
  if (!absl::ConsumePrefix(&name, "rel_") || !absl::SimpleAtoi(name, &relation)) {
    return std::nullopt;
  }
  return static_cast<uint16_t>(relation);
}

std::string NodeTitle(uint32_t node) { return absl::StrCat("Node ", node); }

std::string DayText(uint16_t day) { return Days()[day]; }

std::string DaysText(uint16_t first, uint16_t last) {
  return absl::StrCat(Days()[first], "/", Days()[last]);
}

}  // namespace entente
