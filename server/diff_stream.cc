// One token carries both reads: it is the before side's, and its bookmark holds the after side's
// position, whose bookmark is the diff's own.
#include "server/diff_stream.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "graph/model/status.h"
#include "graph/query/diff.h"
#include "graph/query/page.h"
#include "server/convert/patterns.h"
#include "server/convert/scopes.h"
#include "server/diff_rows.h"
#include "server/named_entities.h"

namespace entente {
namespace {

// Two rows with evidence each are large.
constexpr uint64_t kRowsWithEvidence = 32;

}  // namespace

absl::Status DiffStream::Begin(const Call& call) {
  ASSIGN_OR_RETURN(pattern_, PatternFromWire(request_));
  ASSIGN_OR_RETURN(before_, Reading::Begin(premises_, call, request_.before(),
                                           PagingOf(call, "Diff", request_), "before"));
  std::optional<PagePosition> position;
  if (!request_.page_token().empty()) {
    ASSIGN_OR_RETURN(position, DecodePosition(before_->bookmark()));
  }
  ASSIGN_OR_RETURN(after_, Reading::BeginBeside(*before_, request_.after(), position, "after"));
  RETURN_IF_ERROR(ResolveEntityFields(*before_, *after_, FieldsOf(&pattern_)));
  const uint64_t most = before_->budget().most().rows;
  ASSIGN_OR_RETURN(rows_, PageFromWire(request_.page_size(), most, most));
  round_ = request_.evidence() ? kRowsWithEvidence : premises_.limits().page_default;
  end_.resume = after_->bookmark();
  return absl::OkStatus();
}

absl::StatusOr<Ending> DiffStream::TakeRows(v1::DiffResponse* message) {
  const Limits& limits = premises_.limits();
  const AskRows<RowDiff> ask = [this](uint64_t rows, const Bookmark& from,
                                      const DiffSink& sink) -> absl::StatusOr<Ending> {
    ASSIGN_OR_RETURN(DiffEnding ending,
                     Diff({before_->view(), after_->view()}, pattern_, rows, from, sink));
    hidden_before_ += ending.hidden_before;
    unchanged_ += ending.unchanged;
    return std::move(ending.ending);
  };
  const EvidenceChoice choice{.evidence = request_.evidence()};
  const RowToWire<RowDiff, v1::DiffRow> to_wire = [&](const RowDiff& diff) {
    return DiffRowWithEvidence(diff, choice, *before_, *after_);
  };
  const PageSize size{std::min<uint64_t>(limits.page_default, rows_ - sent_),
                      limits.streamed_message_bytes, limits.unary_answer_bytes / 2};
  return TakePage(size, end_.resume, ask, to_wire, &round_, message->mutable_rows());
}

v1::DiffTrailer DiffStream::Trailer() const {
  v1::DiffTrailer trailer;
  Ending both = end_;
  if (!both.complete && !both.resume.empty()) {
    both.resume = EncodePosition(after_->PositionAt(both.resume));
  }
  *trailer.mutable_trailer() = before_->TrailerFor(both);
  for (v1::HiddenCount& hidden : HiddenToWire(hidden_before_)) {
    *trailer.add_hidden_before() = std::move(hidden);
  }
  trailer.set_unchanged(unchanged_);
  return trailer;
}

absl::StatusOr<bool> DiffStream::Pull(const Call& call, std::deque<v1::DiffResponse>* messages) {
  v1::DiffResponse message;
  if (before_ == nullptr) {
    RETURN_IF_ERROR(Begin(call));
    *message.mutable_before() = before_->scope();
    *message.mutable_after() = after_->scope();
  }
  absl::StatusOr<Ending> page = TakeRows(&message);
  if (!page.ok()) {
    const std::string reason = PageEnd(page.status());
    if (reason.empty() || sent_ == 0) return page.status();
    page = Ending{.complete = false, .truncated_by = reason, .resume = end_.resume, .hidden = {}};
  }
  sent_ += static_cast<uint64_t>(message.rows_size());
  page->hidden += end_.hidden;
  end_ = *std::move(page);
  const bool more = end_.truncated_by == "PAGE_FULL" && sent_ < rows_;
  if (!more) *message.mutable_trailer() = Trailer();
  messages->push_back(std::move(message));
  return more;
}

}  // namespace entente
