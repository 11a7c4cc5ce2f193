// The answer to Diff, message by message.
#ifndef ENTENTE_SERVER_DIFF_STREAM_H_
#define ENTENTE_SERVER_DIFF_STREAM_H_

#include <cstdint>
#include <deque>
#include <memory>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "entente/v1/diff.pb.h"
#include "graph/model/verdict.h"
#include "graph/query/pattern.h"
#include "server/call.h"
#include "server/page.h"
#include "server/premises.h"
#include "server/reading.h"

namespace entente {

// One message a pull. One thread at a time.
class DiffStream {
 public:
  // Both outlive the stream.
  DiffStream(const Premises& premises, const v1::DiffRequest& request)
      : premises_(premises), request_(request) {}

  // As PullMessages (server/pulled_stream.h).
  absl::StatusOr<bool> Pull(const Call& call, std::deque<v1::DiffResponse>* messages);

 private:
  absl::Status Begin(const Call& call);
  // Appends rows to the message and moves on; keeps what was counted.
  absl::StatusOr<Ending> TakeRows(v1::DiffResponse* message);
  v1::DiffTrailer Trailer() const;

  const Premises& premises_;
  const v1::DiffRequest& request_;
  PropositionPattern pattern_;
  std::unique_ptr<Reading> before_;
  std::unique_ptr<Reading> after_;
  uint64_t rows_ = 0;   // of the whole stream
  uint64_t round_ = 0;  // rows of a message, to begin with
  uint64_t sent_ = 0;
  Ending end_;  // of the after side
  Hidden hidden_before_;
  uint64_t unchanged_ = 0;
};

}  // namespace entente

#endif  // ENTENTE_SERVER_DIFF_STREAM_H_
