// One Watch call: whole commits in order from a revision on, then new ones as they happen.
//
// It pulls from the log, so what its reader has not asked for stays in the store. A reader that
// does not take a message for PremisesOptions::watch_stall is ended with WATCHER_BEHIND and told
// where to resume.
#ifndef ENTENTE_SERVER_WATCH_STREAM_H_
#define ENTENTE_SERVER_WATCH_STREAM_H_

#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include <deque>
#include <memory>
#include <mutex>
#include <optional>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "entente/v1/graph_service.pb.h"
#include "graph/store/change_feed.h"
#include "server/errors.h"
#include "server/premises.h"

namespace entente {

// Lives from the call's arrival until gRPC is done with it.
class WatchStream final : public grpc::ServerWriteReactor<v1::WatchResponse>, public Watcher {
 public:
  WatchStream(Premises& premises, grpc::CallbackServerContext* call,
              const v1::WatchRequest* request);

  // Begins to serve, or ends with the error. Called once.
  void Start();

  void OnCancel() override;
  void OnWriteDone(bool ok) override;
  void OnDone() override;
  void Ring() override;
  void Stop() override;

 private:
  // Whose turn it is. Steps and writes never overlap; kIdle waits for a ring.
  enum class Turn { kIdle, kStep, kWrite, kEnded };

  absl::Status Begin();
  void Step();
  absl::Status Fill();  // messages_, from the log; a heartbeat if one is due and nothing is new
  void StepLocked();    // hands the turn to the pool
  void GoOnLocked();    // the next write, end, step, or idleness
  void WriteLocked();
  void EndLocked(const absl::Status& status, const ErrorMetadata& more = {});
  void Heartbeat();
  void CheckStall();
  void ArmStallLocked();
  Revision ResumeLocked() const;

  Premises& premises_;
  grpc::CallbackServerContext* const call_;
  const v1::WatchRequest* const request_;
  std::shared_ptr<OpenGraph> graph_;
  std::unique_ptr<ChangeFeed> feed_;  // used by steps only, as the next one
  uint32_t parts_fed_ = 0;            // of the commit read last
  absl::Duration heartbeat_;

  std::mutex mutex_;  // guards all below
  Turn turn_ = Turn::kIdle;
  bool rung_ = true;
  bool heartbeat_due_ = false;
  bool last_sent_ = false;                  // to_revision has been reached
  std::deque<v1::WatchResponse> messages_;  // while writing, the first one is in flight
  Revision fed_ = 1;                        // position of the feed after the last step
  std::optional<grpc::Status> end_;         // wanted while a step runs, which then ends it
  absl::Time write_began_;
  bool stall_armed_ = false;
  Timer::Alarm heartbeat_alarm_;
  Timer::Alarm stall_alarm_;
  Timer::Alarm reset_alarm_;
};

}  // namespace entente

#endif  // ENTENTE_SERVER_WATCH_STREAM_H_
