#include "clients/mapping/spells.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

constexpr size_t kRunBytes = 96;     // a node of the map of runs
constexpr size_t kClaimBytes = 512;  // a claim in memory beside its text

StatedBound BoundOf(absl::CivilDay day) {
  return {StatedBound::Kind::kDate, {day.year(), day.month(), day.day(), ""}};
}

}  // namespace

absl::Status Spells::Add(const MappedClaim& claim) {
  MappedClaim bare = claim;
  const bool day = claim.period.kind == StatedPeriod::Kind::kAt;
  Run run{claim.period.start.date.First(),
          day ? claim.period.start.date.First() : claim.period.end.date.First(),
          claim.claim.voice().locator().paragraph(), claim.line, claim.record};
  bare.period.kind = StatedPeriod::Kind::kSpan;
  if (bare.claim.voice().has_locator()) bare.claim.mutable_voice()->mutable_locator()->Clear();
  const std::string key = bare.claim.SerializeAsString();
  auto [place, fresh] = by_claim_.try_emplace(key);
  if (fresh) {
    place->second.claim = std::move(bare);
    bytes_ += kClaimBytes + 3 * key.size();
  }
  std::map<absl::CivilDay, Run>& runs = place->second.by_start;
  const int64_t reach = static_cast<int64_t>(claim.spec->gap_days) + 1;
  // Joins every run that touches this one: the last that begins before it, and those after.
  auto other = runs.upper_bound(run.start);
  if (other != runs.begin() && std::prev(other)->second.end + reach >= run.start) --other;
  while (other != runs.end() && other->second.start - reach <= run.end) {
    if (other->second.start <= run.start) {
      run.paragraph = other->second.paragraph;
      run.line = other->second.line;
      run.record = other->second.record;
    }
    run.start = std::min(run.start, other->second.start);
    run.end = std::max(run.end, other->second.end);
    other = runs.erase(other);
    bytes_ -= kRunBytes;
  }
  runs.emplace(run.start, run);
  bytes_ += kRunBytes;
  if (bytes_ <= most_bytes_) return absl::OkStatus();
  return absl::ResourceExhaustedError(absl::StrCat("spells of more than ", most_bytes_,
                                                   " bytes in memory: raise --limit-spell-bytes, ",
                                                   "or do without 'merge'"));
}

absl::Status Spells::Take(absl::FunctionRef<absl::Status(MappedClaim)> each) {
  for (auto& [key, runs] : by_claim_) {
    for (const auto& [start, run] : runs.by_start) {
      MappedClaim spell = runs.claim;
      spell.line = run.line;
      spell.record = run.record;
      spell.period.start = BoundOf(run.start);
      spell.period.end = BoundOf(run.end);
      v1::Voice* voice = spell.claim.mutable_voice();
      if (run.paragraph > 0) {
        voice->mutable_locator()->set_paragraph(run.paragraph);
      } else {
        voice->clear_locator();
      }
      RETURN_IF_ERROR(each(std::move(spell)));
    }
  }
  by_claim_.clear();
  bytes_ = 0;
  return absl::OkStatus();
}

}  // namespace entente
