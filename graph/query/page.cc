#include "graph/query/page.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "graph/encoding/row_keys.h"
#include "graph/model/status.h"

namespace entente {
namespace {

// Enough propositions to fill an engine round, few enough that a batch's claims stay small.
constexpr uint64_t kBatch = 256;

Ending Truncated(absl::string_view reason, Bookmark resume, const Hidden& hidden) {
  return {.complete = false,
          .truncated_by = std::string(reason),
          .resume = std::move(resume),
          .hidden = hidden};
}

}  // namespace

absl::Status PageFull() {
  return WithDetail(absl::ResourceExhaustedError("the page is full"), {"PAGE_FULL", "", ""});
}

std::string PageEnd(const absl::Status& status) {
  if (status.code() != absl::StatusCode::kResourceExhausted) return "";
  const std::optional<ErrorDetail> detail = DetailOf(status);
  if (!detail.has_value()) return "";
  const bool ends = detail->reason == "PAGE_FULL" || absl::StartsWith(detail->reason, "BUDGET_");
  return ends ? detail->reason : "";
}

std::vector<PropositionPlace> PlacesOf(const std::vector<PropositionRow>& rows) {
  std::vector<PropositionPlace> places;
  for (const PropositionRow& row : rows) {
    places.push_back({row.proposition.subject, KeyOf(row.proposition)});
  }
  return places;
}

absl::Status NoRowsLeft(const Budget& budget) {
  const std::string most = absl::StrCat(budget.most().rows);
  return WithDetail(
      absl::ResourceExhaustedError(absl::StrCat("the call has answered its budget of ", most,
                                                " rows; ask again, or raise the budget")),
      {"BUDGET_ROWS", "budget", most});
}

absl::StatusOr<Ending> RunPage(View& view, PlaceWalk walk, uint64_t page, const Bookmark& from,
                               const AnswerBatch& answer) {
  return RunPage(
      view, [&walk](size_t most) { return walk.Next(most); }, page, from, answer);
}

absl::StatusOr<Ending> RunPage(View& view, const NextFound& next, uint64_t page,
                               const Bookmark& from, const AnswerBatch& answer) {
  Hidden hidden;
  Bookmark done = from;
  uint64_t rows = 0;
  bool progress = false;
  const auto out_of_budget = [&](const absl::Status& status) -> absl::StatusOr<Ending> {
    const std::string reason = PageEnd(status);
    if (reason.empty() || !progress) return status;
    return Truncated(reason, done, hidden);
  };
  while (true) {
    const uint64_t room = std::min({kBatch, page - rows, view.budget().RowsLeft()});
    const absl::StatusOr<std::vector<Found>> batch =
        next(static_cast<size_t>(std::max<uint64_t>(room, 1)));
    if (!batch.ok()) return out_of_budget(batch.status());
    if (batch->empty()) return Ending{.hidden = hidden};
    if (room == 0) {
      if (!progress && rows < page) return NoRowsLeft(view.budget());
      return Truncated(rows >= page ? "PAGE_FULL" : "BUDGET_ROWS", done, hidden);
    }
    const absl::StatusOr<BatchEnd> answered = answer(*batch);
    if (!answered.ok()) return out_of_budget(answered.status());
    rows += answered->rows;
    view.budget().ChargeRows(answered->rows);
    hidden += answered->hidden;
    if (!answered->stopped.ok()) {
      if (answered->rows > 0) done = answered->after;
      progress = progress || answered->rows > 0;
      return out_of_budget(answered->stopped);
    }
    done = batch->back().after;
    progress = true;
  }
}

}  // namespace entente
