// Calls are made of bytes with gRPC's callback API, through what generated stubs are made of, too:
// nothing is parsed or serialised while a clock runs. A call is gone before its end is told:
// whoever is told may let go of the channel, which a call on gRPC's own thread must not be the last
// to do.
#include "bench/calls/lines.h"

#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>

#include <utility>

namespace entente {

struct Lines::Wire {
  explicit Wire(std::shared_ptr<grpc::Channel> connected)
      : channel(std::move(connected)), stub(channel) {}

  std::shared_ptr<grpc::Channel> channel;
  grpc::GenericStub stub;
};

namespace {

grpc::ByteBuffer BytesOf(const std::string& text) {
  const grpc::Slice slice(text);
  return grpc::ByteBuffer(&slice, 1);
}

std::string TextOf(const grpc::ByteBuffer& bytes) {
  std::vector<grpc::Slice> slices;
  std::string text;
  if (!bytes.Valid() || !bytes.Dump(&slices).ok()) return text;
  text.reserve(bytes.Length());
  for (const grpc::Slice& slice : slices) {
    text.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
  }
  return text;
}

absl::Status StatusOf(const grpc::Status& status) {
  return {static_cast<absl::StatusCode>(status.error_code()), status.error_message()};
}

// One call with one message each way; deletes itself.
struct UnaryCall {
  grpc::ClientContext call;
  grpc::ByteBuffer request;
  grpc::ByteBuffer answer;
  Lines::Done done;

  void Start(grpc::GenericStub& stub, const std::string& method) {
    stub.UnaryCall(&call, method, grpc::StubOptions(), &request, &answer, [this](grpc::Status end) {
      std::vector<std::string> messages;
      if (end.ok()) messages.push_back(TextOf(answer));
      const Lines::Done told = std::move(done);
      delete this;
      told(StatusOf(end), messages);
    });
  }
};

// One call whose answer is a stream; deletes itself.
class StreamCall final : public grpc::ClientReadReactor<grpc::ByteBuffer> {
 public:
  StreamCall(grpc::Channel& channel, const Question& question, Lines::Done done)
      : method_(question.method.c_str(), grpc::internal::RpcMethod::SERVER_STREAMING),
        request_(BytesOf(question.request)),
        done_(std::move(done)) {
    grpc::internal::ClientCallbackReaderFactory<grpc::ByteBuffer>::Create(&channel, method_, &call_,
                                                                          &request_, this);
    StartRead(&message_);
    StartCall();
  }

  void OnReadDone(bool ok) override {
    if (!ok) return;
    messages_.push_back(TextOf(message_));
    message_.Clear();
    StartRead(&message_);
  }
  void OnDone(const grpc::Status& end) override {
    const Lines::Done told = std::move(done_);
    std::vector<std::string> messages = std::move(messages_);
    const absl::Status status = StatusOf(end);
    delete this;
    told(status, messages);
  }

 private:
  const grpc::internal::RpcMethod method_;
  grpc::ClientContext call_;
  const grpc::ByteBuffer request_;
  grpc::ByteBuffer message_;
  std::vector<std::string> messages_;
  Lines::Done done_;
};

}  // namespace

Lines::Lines(const std::string& address, size_t lines) {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);  // else all share one socket
  arguments.SetMaxReceiveMessageSize(-1);
  for (size_t i = 0; i < lines; ++i) {
    wires_.push_back(std::make_unique<Wire>(
        grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments)));
  }
}

Lines::~Lines() = default;

void Lines::Ask(size_t line, const Question& question, Done done) {
  Wire& wire = *wires_[line % wires_.size()];
  if (question.streamed) {
    new StreamCall(*wire.channel, question, std::move(done));
    return;
  }
  auto* const call = new UnaryCall{{}, BytesOf(question.request), {}, std::move(done)};
  call->Start(wire.stub, question.method);
}

}  // namespace entente
