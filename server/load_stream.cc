#include "server/load_stream.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "graph/model/status.h"
#include "server/convert/field_path.h"
#include "server/errors.h"
#include "server/principal.h"

namespace entente {
namespace {

// A later message may repeat what the first one has said.
absl::Status CheckSame(const std::string& said, const std::string& first, absl::string_view field) {
  if (said.empty() || said == first) return absl::OkStatus();
  return InvalidField("BULK_LOAD_ENVELOPE", field, said,
                      absl::StrCat(field, " is \"", said, "\", but the load began with \"", first,
                                   "\"; leave it out behind the first message"));
}

}  // namespace

LoadStream::LoadStream(Premises& premises, grpc::CallbackServerContext* call,
                       v1::BulkLoadResponse* response)
    : premises_(premises), principal_(PrincipalOf(*call)), response_(response) {}

void LoadStream::Start() {
  const std::lock_guard<std::mutex> lock(mutex_);
  GoOnLocked();
}

// With the first message: until then a call holds nothing, and its client may take its time.
bool LoadStream::AdmitLocked() {
  admitted_ = premises_.AdmitLoad();
  if (!admitted_) {
    EndLocked(Refusal(absl::StatusCode::kResourceExhausted, "LIMIT_BULK_LOADS",
                      absl::StrCat("there are ", premises_.limits().bulk_loads,
                                   " bulk loads at present, the most that this server takes ",
                                   "at a time (--limit-bulk-loads); try again later")));
    return false;
  }
  idle_alarm_ = premises_.timer().At(absl::Now() + premises_.options().bulk_load_idle,
                                     [this] { CheckIdle(); });
  return true;
}

void LoadStream::ReadLocked(int slot) {
  slots_[slot] = Slot::kReading;
  read_began_ = absl::Now();
  messages_[slot].Clear();
  StartRead(&messages_[slot]);
}

void LoadStream::GoOnLocked() {
  if (ended_) return;
  if (end_.has_value() && !stepping_) return EndLocked(*end_);
  if (end_.has_value()) return;
  if (!stepping_ && slots_[next_] == Slot::kFull) {
    stepping_ = true;
    slots_[next_] = Slot::kTaken;
    premises_.loads().Submit([this, slot = next_] { Step(slot); });
    next_ = 1 - next_;
  }
  const bool reading = slots_[0] == Slot::kReading || slots_[1] == Slot::kReading;
  if (!reading && !all_read_) {
    // Messages are taken in the order of the slots, so that is the order of reading.
    if (slots_[next_] == Slot::kEmpty)
      ReadLocked(next_);
    else if (slots_[1 - next_] == Slot::kEmpty)
      ReadLocked(1 - next_);
  }
  if (all_read_ && !stepping_ && !published_) {
    stepping_ = published_ = true;
    premises_.loads().Submit([this] { Step(-1); });
  }
}

void LoadStream::OnReadDone(bool ok) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (ok && !ended_ && !admitted_ && !AdmitLocked()) return;
  for (Slot& slot : slots_) {
    if (slot == Slot::kReading) slot = ok ? Slot::kFull : Slot::kEmpty;
  }
  if (!ok) all_read_ = true;
  GoOnLocked();
}

void LoadStream::Step(int slot) {
  absl::Status status = slot < 0 ? Publish() : Take(messages_[slot]);
  const std::lock_guard<std::mutex> lock(mutex_);
  stepping_ = false;
  if (slot < 0 || !status.ok()) {
    end_ = std::move(status);
  } else {
    slots_[slot] = Slot::kEmpty;
  }
  GoOnLocked();
}

absl::Status LoadStream::Begin(const v1::BulkLoadRequest& first) {
  ASSIGN_OR_RETURN(graph_, premises_.Find(first.graph()));
  request_id_ = first.request_id();
  ASSIGN_OR_RETURN(
      load_, graph_->store->BeginLoad({principal_, request_id_, premises_.options().spill_directory,
                                       premises_.options().spill_keep_free_bytes}));
  reader_ = std::make_unique<ChangeReader>(principal_, request_id_, *graph_->store,
                                           premises_.limits().bulk_load_refs,
                                           ChangeReader::Instances::kCounted);
  return absl::OkStatus();
}

absl::Status LoadStream::Take(const v1::BulkLoadRequest& request) {
  if (load_ == nullptr) RETURN_IF_ERROR(Begin(request));
  RETURN_IF_ERROR(CheckSame(request.graph(), graph_->store->graph().name, "graph"));
  RETURN_IF_ERROR(CheckSame(request.request_id(), request_id_, "request_id"));
  for (const v1::Change& wire : request.changes()) {
    const uint64_t number = load_->count();
    ASSIGN_OR_RETURN(const Change change, At(absl::StrCat("changes[", number, "]"),
                                             reader_->Read(wire, static_cast<uint32_t>(number))));
    RETURN_IF_ERROR(load_->Add(change, wire.new_instance()));
  }
  return absl::OkStatus();
}

absl::Status LoadStream::Publish() {
  if (load_ == nullptr) {
    return InvalidField("FIELD_MISSING", "graph", "", "a bulk load without a message; send one");
  }
  if (graph_->deleted.load()) {
    return Refusal(absl::StatusCode::kNotFound, "GRAPH_DELETED",
                   absl::StrCat("graph \"", graph_->store->graph().name, "\" has been deleted"));
  }
  const absl::StatusOr<BulkLoadResult> result = load_->Finish([this] { return cancelled_.load(); });
  premises_.watches().Ring(*graph_->store);  // also after an unknown outcome
  RETURN_IF_ERROR(result.status());
  response_->set_revision(result->revision);
  response_->set_recorded_at(FormatInstant(result->recorded_at));
  response_->set_claims_recorded(result->counts.claims);
  response_->set_claims_already_present(result->counts.already_present);
  response_->set_judgements_recorded(result->counts.judgements);
  response_->set_entities_new(result->counts.entities);
  response_->set_changed(result->changed);
  response_->set_replayed(result->replayed);
  return absl::OkStatus();
}

void LoadStream::CheckIdle() {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (ended_) return;
  const absl::Duration idle = premises_.options().bulk_load_idle;
  const bool reading = slots_[0] == Slot::kReading || slots_[1] == Slot::kReading;
  const bool waits = reading && !stepping_;
  if (waits && absl::Now() >= read_began_ + idle) {
    return EndLocked(Refusal(absl::StatusCode::kDeadlineExceeded, "BULK_LOAD_IDLE",
                             absl::StrCat("nothing was sent for ", absl::FormatDuration(idle),
                                          "; nothing is recorded, load again")));
  }
  // A message that is being taken in may leave the one behind it waiting.
  const absl::Time from = waits ? read_began_ : absl::Now();
  idle_alarm_ = premises_.timer().At(from + idle, [this] { CheckIdle(); });
}

void LoadStream::OnCancel() {
  cancelled_ = true;  // a load that has its turn asks
  const std::lock_guard<std::mutex> lock(mutex_);
  if (ended_ || published_) return;
  end_ = Refusal(absl::StatusCode::kCancelled, "CANCELLED", "the caller has cancelled");
  if (!stepping_) EndLocked(*end_);
}

void LoadStream::EndLocked(const absl::Status& status) {
  if (ended_) return;
  ended_ = true;
  // Whoever is told that it is over may begin the next one.
  load_.reset();
  reader_.reset();
  if (admitted_) premises_.EndLoad();
  Finish(ToGrpc(status));
}

void LoadStream::OnDone() {
  Timer::Alarm alarm;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    alarm = idle_alarm_;
  }
  premises_.timer().Cancel(alarm);
  delete this;
}

}  // namespace entente
