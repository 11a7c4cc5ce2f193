#include "server/convert/scopes.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "graph/model/status.h"
#include "server/convert/enums.h"
#include "server/convert/field_path.h"
#include "server/convert/lenses.h"

namespace entente {
namespace {

absl::StatusOr<uint64_t> Amount(uint64_t asked, uint64_t most, absl::string_view field) {
  if (asked == 0) return most;
  if (asked <= most) return asked;
  return InvalidField(
      "LIMIT_BUDGET", field, absl::StrCat(asked),
      absl::StrCat(field, " ", asked, " is above what one call may cost here, ", most));
}

}  // namespace

absl::StatusOr<AsOf> AsOfFromWire(const v1::AsOf& wire, const Store& store) {
  AsOf as_of;
  const std::string valid = wire.valid().empty() ? "now" : wire.valid();
  ASSIGN_OR_RETURN(as_of.valid, At("valid", ParseValidCut(valid, store.clock().Now())));
  ASSIGN_OR_RETURN(as_of.valid.mode,
                   EnumFromWire(wire.mode(), ValidMode::kSometime, ValidMode::kThroughout, "mode"));
  if (!wire.published_before().empty()) {
    ASSIGN_OR_RETURN(as_of.published_before,
                     At("published_before", ParsePublishedCut(wire.published_before())));
  }
  if (!v1::JudgementsCut_IsValid(wire.judgements())) {
    return InvalidField("UNKNOWN_NUMBER", "judgements", absl::StrCat(wire.judgements()),
                        absl::StrCat("judgements: ", wire.judgements(),
                                     " is no number of this enum; known are 0 and 1"));
  }
  as_of.current_judgements = wire.judgements() == v1::JUDGEMENTS_CUT_CURRENT;
  std::optional<RecordedCut> recorded;
  if (!wire.recorded_at().empty()) {
    ASSIGN_OR_RETURN(recorded, At("recorded_at", ParseRecordedCut(wire.recorded_at())));
  }
  ASSIGN_OR_RETURN(as_of.recorded_at, Named("recorded_at", store.ResolveRecorded(recorded)));
  return as_of;
}

absl::StatusOr<Lens> LensChoiceFromWire(const v1::LensChoice& wire, const Store& store) {
  if (wire.has_inline_()) return At("inline", LensFromWire(wire.inline_()));
  return Named("name", store.FindLens(wire.name()));
}

absl::StatusOr<Budget::Amounts> BudgetFromWire(const v1::Budget& wire, const Limits& limits) {
  Budget::Amounts amounts;
  ASSIGN_OR_RETURN(amounts.edges, Amount(wire.edges(), limits.call_edges, "edges"));
  ASSIGN_OR_RETURN(amounts.rows, Amount(wire.rows(), limits.call_rows, "rows"));
  ASSIGN_OR_RETURN(amounts.bytes, Amount(wire.bytes(), limits.call_bytes, "bytes"));
  return amounts;
}

v1::ResolvedScope ScopeToWire(const std::string& graph, const AsOf& as_of, const Lens& lens,
                              const std::string& recorded_at) {
  v1::ResolvedScope wire;
  wire.set_graph(graph);
  wire.set_valid(FormatValidCut(as_of.valid));
  wire.set_mode(EnumToWire<v1::ValidMode>(as_of.valid.mode));
  if (as_of.published_before.has_value()) {
    wire.set_published_before(FormatPublishedCut(*as_of.published_before));
  }
  wire.set_judgements(as_of.current_judgements ? v1::JUDGEMENTS_CUT_CURRENT
                                               : v1::JUDGEMENTS_CUT_UNSPECIFIED);
  wire.set_revision(as_of.recorded_at);
  wire.set_recorded_at(recorded_at);
  *wire.mutable_lens() = ToWire(lens);
  wire.set_lens_name(lens.name);
  wire.set_lens_version(lens.version);
  return wire;
}

std::vector<v1::HiddenCount> HiddenToWire(const Hidden& hidden) {
  std::vector<v1::HiddenCount> counts;
  for (size_t i = 0; i < kHiddenReasons; ++i) {
    const HiddenReason reason = static_cast<HiddenReason>(i);
    if (hidden[reason] == 0) continue;
    v1::HiddenCount& count = counts.emplace_back();
    count.set_reason(std::string(HiddenReasonName(reason)));
    count.set_count(hidden[reason]);
  }
  return counts;
}

v1::Trailer TrailerToWire(const Ending& ending, const Budget& budget,
                          const std::string& page_token) {
  v1::Trailer wire;
  wire.set_completion(ending.complete ? v1::COMPLETION_COMPLETE : v1::COMPLETION_TRUNCATED);
  wire.set_truncated_by(ending.truncated_by);
  wire.set_next_page_token(page_token);
  wire.mutable_used()->set_edges(budget.used().edges);
  wire.mutable_used()->set_rows(budget.used().rows);
  wire.mutable_used()->set_bytes(budget.peak_bytes());
  for (v1::HiddenCount& hidden : HiddenToWire(ending.hidden)) {
    *wire.add_hidden() = std::move(hidden);
  }
  return wire;
}

}  // namespace entente
