// Three parties move a watch: the pool (a step reads the log), gRPC (a write is done), and those
// who ring (a commit, a heartbeat, the server stopping). A turn is handed from one to the next
// under the lock; a ring that comes when it is not idle is remembered and makes it look again.
//
//   kIdle --ring--> kStep --messages--> kWrite --done--> kWrite ... --all sent--> kStep or kIdle
//
// A step in the pool is never left behind: who wants to end the call meanwhile leaves the status to
// it. The timer's callbacks take the lock, so alarms are cancelled without it, in OnDone, when the
// turn is kEnded and no new ones can be set.
#include "server/watch_stream.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "graph/model/status.h"
#include "server/call.h"
#include "server/convert/records.h"

namespace entente {
namespace {

constexpr size_t kChangesAPull = 256;
constexpr uint32_t kHeartbeatDefault = 10;
constexpr uint32_t kHeartbeatMost = 300;
constexpr absl::Duration kTimeToTell = absl::Seconds(10);

v1::WatchResponse HeartbeatAt(Revision revision) {
  v1::WatchResponse message;
  message.mutable_heartbeat()->set_revision(revision);
  return message;
}

}  // namespace

WatchStream::WatchStream(Premises& premises, grpc::CallbackServerContext* call,
                         const v1::WatchRequest* request)
    : premises_(premises), call_(call), request_(request) {}

absl::Status WatchStream::Begin() {
  ASSIGN_OR_RETURN(graph_, premises_.Find(request_->graph()));
  const Revision head = graph_->store->Head();
  const Revision from = std::max<Revision>(1, request_->from_revision());
  if (from > head + 1) {
    return WithDetail(absl::OutOfRangeError(absl::StrCat(
                          "from_revision ", from, " is beyond the next revision, ", head + 1)),
                      {"REVISION_OUT_OF_RANGE", "from_revision", absl::StrCat(from)});
  }
  if (request_->to_revision() != 0 && request_->to_revision() < from) {
    return InvalidField(
        "INVALID_RANGE", "to_revision", absl::StrCat(request_->to_revision()),
        absl::StrCat("to_revision ", request_->to_revision(), " lies before from_revision ", from));
  }
  if (request_->heartbeat_seconds() > kHeartbeatMost) {
    return InvalidField("LIMIT_HEARTBEAT", "heartbeat_seconds",
                        absl::StrCat(request_->heartbeat_seconds()),
                        absl::StrCat("heartbeat_seconds ", request_->heartbeat_seconds(), "; 1 to ",
                                     kHeartbeatMost));
  }
  const uint32_t seconds = request_->heartbeat_seconds();
  heartbeat_ = absl::Seconds(seconds == 0 ? kHeartbeatDefault : seconds);
  feed_ = std::make_unique<ChangeFeed>(*graph_->store, from);
  fed_ = from;
  return premises_.watches().Add(*graph_->store, *this);
}

void WatchStream::Start() {
  const absl::Status status = Begin();
  const std::lock_guard<std::mutex> lock(mutex_);
  if (!status.ok()) return EndLocked(status);
  if (turn_ == Turn::kEnded) return;  // the server is stopping
  heartbeat_alarm_ = premises_.timer().At(absl::Now() + heartbeat_, [this] { Heartbeat(); });
  if (turn_ == Turn::kIdle) StepLocked();
}

void WatchStream::StepLocked() {
  turn_ = Turn::kStep;
  rung_ = false;
  premises_.reads().Submit([this] { Step(); });
}

absl::Status WatchStream::Fill() {
  if (graph_->deleted.load()) {
    return Refusal(absl::StatusCode::kNotFound, "GRAPH_DELETED",
                   absl::StrCat("graph \"", request_->graph(), "\" has been deleted"));
  }
  const Revision to = request_->to_revision();
  ASSIGN_OR_RETURN(
      std::vector<RecordedCommit> commits,
      feed_->Next(kChangesAPull, absl::InfinitePast(), premises_.limits().watch_queue_bytes));
  std::deque<v1::WatchResponse> messages;
  for (RecordedCommit& commit : commits) {
    if (to != 0 && commit.revision > to) break;
    if (commit.begins) parts_fed_ = 0;
    for (v1::CommitPart& part :
         PartsOf(std::move(commit), premises_.limits().streamed_message_bytes, parts_fed_)) {
      ++parts_fed_;
      *messages.emplace_back().mutable_commit() = std::move(part);
    }
  }
  const std::lock_guard<std::mutex> lock(mutex_);
  fed_ = feed_->position();
  last_sent_ = to != 0 && fed_ > to;
  if (!commits.empty()) rung_ = true;  // there may be more
  if (messages.empty() && heartbeat_due_ && !last_sent_) messages.push_back(HeartbeatAt(fed_ - 1));
  if (!messages.empty()) heartbeat_due_ = false;
  messages_ = std::move(messages);
  return absl::OkStatus();
}

void WatchStream::Step() {
  const absl::Status status = Fill();
  const std::lock_guard<std::mutex> lock(mutex_);
  turn_ = Turn::kIdle;
  if (end_.has_value()) {
    turn_ = Turn::kEnded;
    Finish(*end_);
  } else if (!status.ok()) {
    EndLocked(status);
  } else {
    GoOnLocked();
  }
}

void WatchStream::GoOnLocked() {
  if (!messages_.empty()) {
    WriteLocked();
  } else if (last_sent_) {
    EndLocked(absl::OkStatus());
  } else if (rung_) {
    StepLocked();
  } else {
    turn_ = Turn::kIdle;
  }
}

void WatchStream::WriteLocked() {
  turn_ = Turn::kWrite;
  write_began_ = absl::Now();
  if (!stall_armed_) ArmStallLocked();
  StartWrite(&messages_.front());
}

void WatchStream::ArmStallLocked() {
  stall_armed_ = true;
  stall_alarm_ = premises_.timer().At(write_began_ + premises_.options().watch_stall,
                                      [this] { CheckStall(); });
}

void WatchStream::OnWriteDone(bool ok) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (turn_ == Turn::kEnded) return;
  if (!ok) return EndLocked(Refusal(absl::StatusCode::kCancelled, "CANCELLED", "nobody reads on"));
  messages_.pop_front();
  GoOnLocked();
}

void WatchStream::OnCancel() {
  const std::lock_guard<std::mutex> lock(mutex_);
  EndLocked(Refusal(absl::StatusCode::kCancelled, "CANCELLED", "the caller has cancelled"));
}

void WatchStream::OnDone() {
  premises_.watches().Remove(*this);
  Timer::Alarm alarms[3];
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    alarms[0] = heartbeat_alarm_;
    alarms[1] = stall_alarm_;
    alarms[2] = reset_alarm_;
  }
  for (const Timer::Alarm& alarm : alarms) premises_.timer().Cancel(alarm);
  delete this;
}

void WatchStream::Ring() {
  const std::lock_guard<std::mutex> lock(mutex_);
  rung_ = true;
  if (turn_ == Turn::kIdle && feed_ != nullptr) StepLocked();
}

void WatchStream::Stop() {
  const std::lock_guard<std::mutex> lock(mutex_);
  EndLocked(Refusal(absl::StatusCode::kUnavailable, "SERVER_STOPPING",
                    "the server is stopping; resume when it is back"),
            {{"resume_revision", absl::StrCat(ResumeLocked())}});
}

void WatchStream::Heartbeat() {
  const absl::StatusOr<std::shared_ptr<OpenGraph>> still = premises_.Find(request_->graph());
  const std::lock_guard<std::mutex> lock(mutex_);
  if (turn_ == Turn::kEnded) return;
  if (!still.ok() || *still != graph_) {
    return EndLocked(Refusal(absl::StatusCode::kNotFound, "GRAPH_DELETED",
                             absl::StrCat("graph \"", request_->graph(), "\" has been deleted")));
  }
  heartbeat_alarm_ = premises_.timer().At(absl::Now() + heartbeat_, [this] { Heartbeat(); });
  heartbeat_due_ = true;
  rung_ = true;
  if (turn_ == Turn::kIdle) StepLocked();
}

void WatchStream::CheckStall() {
  const std::lock_guard<std::mutex> lock(mutex_);
  stall_armed_ = false;
  if (turn_ != Turn::kWrite) return;
  if (absl::Now() < write_began_ + premises_.options().watch_stall) return ArmStallLocked();
  const Revision resume = ResumeLocked();
  EndLocked(Refusal(absl::StatusCode::kResourceExhausted, "WATCHER_BEHIND",
                    absl::StrCat("no message was taken for ",
                                 absl::FormatDuration(premises_.options().watch_stall),
                                 "; resume from revision ", resume)),
            {{"resume_revision", absl::StrCat(resume)}});
  // Whoever reads on gets the error; whoever does not is cut off.
  reset_alarm_ = premises_.timer().At(absl::Now() + kTimeToTell, [this] { call_->TryCancel(); });
}

Revision WatchStream::ResumeLocked() const {
  for (const v1::WatchResponse& message : messages_) {
    if (message.has_commit()) return message.commit().revision();
  }
  return fed_;
}

void WatchStream::EndLocked(const absl::Status& status, const ErrorMetadata& more) {
  if (turn_ == Turn::kEnded || end_.has_value()) return;
  if (turn_ == Turn::kStep) {
    end_ = ToGrpc(status, more);
    return;
  }
  turn_ = Turn::kEnded;
  Finish(ToGrpc(status, more));
}

}  // namespace entente
