// One BulkLoad: messages are read one ahead, so that the next one arrives while the last one is
// taken in. Nothing is read while both are there: a client cannot send faster than is sorted.
#ifndef ENTENTE_SERVER_LOAD_STREAM_H_
#define ENTENTE_SERVER_LOAD_STREAM_H_

#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "entente/v1/graph_service.pb.h"
#include "graph/store/bulk/bulk_load.h"
#include "graph/store/catalog.h"
#include "server/convert/change_reader.h"
#include "server/premises.h"
#include "server/timer.h"

namespace entente {

// Lives from the call's arrival until gRPC is done with it. Messages are taken in, and the load
// published, on the pool for loads; at most one step of a load at a time.
class LoadStream final : public grpc::ServerReadReactor<v1::BulkLoadRequest> {
 public:
  // `response` lives as long as the call.
  LoadStream(Premises& premises, grpc::CallbackServerContext* call, v1::BulkLoadResponse* response);
  void Start();

  void OnReadDone(bool ok) override;
  void OnCancel() override;
  void OnDone() override;

 private:
  enum class Slot { kEmpty, kReading, kFull, kTaken };

  absl::Status Take(const v1::BulkLoadRequest& request);
  absl::Status Begin(const v1::BulkLoadRequest& first);
  absl::Status Publish();
  void Step(int slot);
  // Reads and steps as the slots allow; ends the call where there is nothing left.
  void GoOnLocked();
  void ReadLocked(int slot);
  bool AdmitLocked();
  void EndLocked(const absl::Status& status);
  void CheckIdle();

  Premises& premises_;
  const std::string principal_;
  v1::BulkLoadResponse* const response_;

  // Used by steps only.
  std::string request_id_;
  std::shared_ptr<OpenGraph> graph_;
  std::unique_ptr<ChangeReader> reader_;
  std::unique_ptr<BulkLoad> load_;

  std::atomic<bool> cancelled_{false};
  v1::BulkLoadRequest messages_[2];
  std::mutex mutex_;  // guards all below
  Slot slots_[2] = {Slot::kEmpty, Slot::kEmpty};
  int next_ = 0;           // the slot to be taken next
  bool admitted_ = false;  // counts as one of the server's loads
  bool stepping_ = false;
  bool all_read_ = false;
  bool published_ = false;  // or being published
  bool ended_ = false;
  std::optional<absl::Status> end_;  // wanted while a step runs, which then ends the call
  absl::Time read_began_;
  Timer::Alarm idle_alarm_;
};

}  // namespace entente

#endif  // ENTENTE_SERVER_LOAD_STREAM_H_
