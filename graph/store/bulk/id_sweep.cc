// A claim meets an earlier one of somebody else if that ends behind its beginning. Of the earlier
// ones it is enough to know what ends last, of two holders: one of them is somebody else. The other
// way round, whoever begins now meets all of somebody else's that are still open; these are told
// and forgotten, so that what is open is one holder's alone.
//
// Example, by end of a line:   A [1, 9)   A [3, 5)   B [4, 6)
// At 4 B meets A's [1, 9); both of A's are open and are met, the least number of them is told.
//
// Cost: log n a claim. Memory: a claim that ends no later than another one of the same holder, and
// has a greater number, is not kept; nor are more than kMostOpen.
#include "graph/store/bulk/id_sweep.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "graph/model/status.h"

namespace entente {
namespace {

// Beyond it, not the first but another one of the changes that meet somebody may be told.
constexpr size_t kMostOpen = 65'536;

}  // namespace

const HeldId* IdSweep::MetBy(const HeldId& held) const {
  for (const std::optional<HeldId>* other : {&last_, &last_of_others_}) {
    if (other->has_value() && (*other)->holder != held.holder && held.start < (*other)->end) {
      return &**other;
    }
  }
  return nullptr;
}

absl::Status IdSweep::MeetOthers(const HeldId& held) {
  for (auto of_holder = open_.begin(); of_holder != open_.end();) {
    if (of_holder->first == held.holder) {
      ++of_holder;
      continue;
    }
    const auto first = of_holder->second.upper_bound(held.start);
    if (first != of_holder->second.end()) RETURN_IF_ERROR(meets_(first->second, held));
    of_holder = open_.erase(of_holder);
  }
  return absl::OkStatus();
}

void IdSweep::Keep(const HeldId& held, uint64_t number) {
  Open& open = open_[held.holder];
  open.erase(open.begin(), open.upper_bound(held.start));
  const auto same_or_later = open.lower_bound(held.end);
  if (same_or_later != open.end() && same_or_later->second < number) return;
  auto begin = same_or_later;
  while (begin != open.begin() && std::prev(begin)->second > number) --begin;
  open.erase(begin, same_or_later);
  open[held.end] = number;
  if (open.size() > kMostOpen) open.erase(open.begin());
}

void IdSweep::Remember(const HeldId& held) {
  std::optional<HeldId>* of_holder = nullptr;
  if (last_.has_value() && last_->holder == held.holder) of_holder = &last_;
  if (last_of_others_.has_value() && last_of_others_->holder == held.holder) {
    of_holder = &last_of_others_;
  }
  if (of_holder == nullptr) of_holder = last_.has_value() ? &last_of_others_ : &last_;
  if (!of_holder->has_value() || (*of_holder)->end < held.end) *of_holder = held;
  if (last_of_others_.has_value() && last_->end < last_of_others_->end) {
    std::swap(last_, last_of_others_);
  }
}

absl::Status IdSweep::Add(const HeldId& held, std::optional<uint64_t> number, bool holds) {
  const HeldId* met = number.has_value() ? MetBy(held) : nullptr;
  if (met != nullptr) RETURN_IF_ERROR(meets_(*number, *met));
  if (holds) RETURN_IF_ERROR(MeetOthers(held));
  if (number.has_value() && met == nullptr) Keep(held, *number);
  if (holds) Remember(held);
  return absl::OkStatus();
}

}  // namespace entente
