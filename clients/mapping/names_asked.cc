#include "clients/mapping/names_asked.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "clients/mapping/nearest_word.h"

namespace entente {

void NamesAsked::Note(absl::string_view name, bool found) {
  const auto known = found_.find(name);
  if (known == found_.end()) {
    found_.emplace(std::string(name), found);
  } else {
    known->second = known->second || found;
  }
}

void NamesAsked::Learn(const JsonTree& record) {
  constexpr size_t kMostMembers = 256;
  if (!record.is_object()) return;
  for (const auto& member : record.items()) {
    if (members_.size() >= kMostMembers) return;
    members_.insert(member.key());
  }
}

std::vector<std::string> NamesAsked::NeverFound() const {
  const std::vector<std::string> members(members_.begin(), members_.end());
  std::vector<std::string> never;
  for (const auto& [name, found] : found_) {
    if (found) continue;
    const std::string near = DidYouMean(name, members);
    never.push_back(absl::StrCat(name, absl::StartsWith(near, "; did") ? near : ""));
  }
  std::sort(never.begin(), never.end());
  return never;
}

}  // namespace entente
