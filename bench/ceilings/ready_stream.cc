#include "bench/ceilings/ready_stream.h"

#include <grpcpp/generic/async_generic_service.h>
#include <grpcpp/grpcpp.h>

#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"

namespace entente {
namespace {

// Sends one message after the other; deletes itself.
class Sending final : public grpc::ServerGenericBidiReactor {
 public:
  explicit Sending(const std::vector<grpc::ByteBuffer>& messages) : messages_(messages) {
    StartRead(&request_);
  }

  void OnReadDone(bool ok) override {
    if (ok) Send();
  }
  void OnWriteDone(bool ok) override {
    if (ok) Send();
  }
  void OnDone() override { delete this; }

 private:
  void Send() {
    if (sent_ == messages_.size()) {
      Finish(grpc::Status::OK);
    } else {
      StartWrite(&messages_[sent_++]);
    }
  }

  const std::vector<grpc::ByteBuffer>& messages_;
  grpc::ByteBuffer request_;
  size_t sent_ = 0;
};

}  // namespace

class ReadyStream::Service final : public grpc::CallbackGenericService {
 public:
  explicit Service(const Messages& messages) {
    for (const std::string& message : messages) {
      const grpc::Slice slice(message);
      messages_.emplace_back(&slice, 1);
    }
  }
  grpc::ServerGenericBidiReactor* CreateReactor(grpc::GenericCallbackServerContext*) override {
    return new Sending(messages_);
  }

 private:
  std::vector<grpc::ByteBuffer> messages_;
};

struct ReadyStream::Serving {
  std::unique_ptr<Service> service;
  std::unique_ptr<grpc::Server> server;
  int port = 0;
};

ReadyStream::ReadyStream() : serving_(std::make_unique<Serving>()) {}

ReadyStream::~ReadyStream() {
  if (serving_->server == nullptr) return;
  serving_->server->Shutdown();
  serving_->server->Wait();
}

absl::StatusOr<std::unique_ptr<ReadyStream>> ReadyStream::Start(const Messages& messages) {
  std::unique_ptr<ReadyStream> stream(new ReadyStream());
  Serving& serving = *stream->serving_;
  serving.service = std::make_unique<Service>(messages);
  grpc::ServerBuilder builder;
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &serving.port);
  builder.RegisterCallbackGenericService(serving.service.get());
  serving.server = builder.BuildAndStart();
  if (serving.server == nullptr) return absl::UnavailableError("no server for ready streams");
  return stream;
}

std::string ReadyStream::address() const { return absl::StrCat("127.0.0.1:", serving_->port); }

}  // namespace entente
