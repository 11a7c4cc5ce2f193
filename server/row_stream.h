// The messages of a streamed list: scope first, rows in messages that are bounded in number and
// bytes, trailer last.
#ifndef ENTENTE_SERVER_ROW_STREAM_H_
#define ENTENTE_SERVER_ROW_STREAM_H_

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/model/status.h"
#include "server/convert/patterns.h"
#include "server/page.h"
#include "server/reading.h"

namespace entente {

// A list as begun: the read, the question and how its rows are sent. `row_bytes` and the like are
// the server's.
template <typename Row, typename Wire>
struct RowQuestion {
  std::unique_ptr<Reading> reading;
  AskRows<Row> ask;
  RowToWire<Row, Wire> to_wire;
  uint64_t rows = 0;   // of the whole stream
  uint64_t round = 0;  // rows of a message, to begin with
};

// Begins the read of a list and finds out how many rows are asked for; `question` still needs its
// ask, its to_wire and its round. The errors of Reading::Begin and PageFromWire.
template <typename Question, typename Request>
absl::Status BeginRows(const Premises& premises, const Call& call, absl::string_view method,
                       const Request& request, Question* question) {
  ASSIGN_OR_RETURN(question->reading, Reading::Begin(premises, call, request.scope(),
                                                     PagingOf(call, method, request)));
  const uint64_t most = question->reading->budget().most().rows;
  ASSIGN_OR_RETURN(question->rows, PageFromWire(request.page_size(), most, most));
  return absl::OkStatus();
}

// One message a pull. One thread at a time.
template <typename Response, typename Row, typename Wire>
class RowStream {
 public:
  using Begin = std::function<absl::StatusOr<RowQuestion<Row, Wire>>(const Call& call)>;

  RowStream(const Limits& limits, Begin begin) : limits_(limits), begin_(std::move(begin)) {}

  absl::StatusOr<bool> Pull(const Call& call, std::deque<Response>* messages) {
    Response message;
    if (question_.reading == nullptr) {
      ASSIGN_OR_RETURN(question_, begin_(call));
      *message.mutable_scope() = question_.reading->scope();
      end_.resume = question_.reading->bookmark();
    }
    const uint64_t most = limits_.page_default;
    const PageSize size{std::min(most, question_.rows - sent_), limits_.streamed_message_bytes,
                        limits_.unary_answer_bytes / 2};
    absl::StatusOr<Ending> page = TakePage(size, end_.resume, question_.ask, question_.to_wire,
                                           &question_.round, message.mutable_rows());
    if (!page.ok()) {
      const std::string reason = PageEnd(page.status());
      if (reason.empty() || sent_ == 0) return page.status();
      page = Ending{.complete = false, .truncated_by = reason, .resume = end_.resume, .hidden = {}};
    }
    sent_ += static_cast<uint64_t>(message.rows_size());
    page->hidden += end_.hidden;
    end_ = *std::move(page);
    const bool more = end_.truncated_by == "PAGE_FULL" && sent_ < question_.rows;
    if (!more) *message.mutable_trailer() = question_.reading->TrailerFor(end_);
    messages->push_back(std::move(message));
    return more;
  }

 private:
  const Limits limits_;
  const Begin begin_;
  RowQuestion<Row, Wire> question_;
  Ending end_;
  uint64_t sent_ = 0;
};

}  // namespace entente

#endif  // ENTENTE_SERVER_ROW_STREAM_H_
