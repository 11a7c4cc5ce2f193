#include "clients/cli/citing.h"

#include <google/protobuf/descriptor.h>

#include "clients/cpp/rpc_error.h"
#include "clients/cpp/shown_text.h"
#include "clients/cpp/status_macros.h"

namespace entente {

namespace pb = google::protobuf;

void PinRequest(const std::vector<v1::ResolvedScope>& scopes, pb::Message* request) {
  const pb::Descriptor* type = request->GetDescriptor();
  const pb::Reflection* reflection = request->GetReflection();
  for (const char* name : {"page_size", "page_token"}) {
    const pb::FieldDescriptor* field = type->FindFieldByName(name);
    if (field != nullptr) reflection->ClearField(request, field);
  }
  size_t next = 0;
  for (int i = 0; i < type->field_count() && next < scopes.size(); ++i) {
    const pb::FieldDescriptor* field = type->field(i);
    if (field->is_repeated() || field->message_type() != v1::ReadScope::descriptor()) continue;
    v1::ReadScope scope;
    scope.CopyFrom(reflection->GetMessage(*request, field));
    Pin(scopes[next++], &scope);
    reflection->MutableMessage(request, field)->CopyFrom(scope);
  }
}

bool Citing::wanted() const { return session_.flags.cite || session_.replayed.has_value(); }

void Citing::Asked(const std::string& method, const pb::Message& request) {
  if (!wanted()) return;
  method_ = method;
  request_.reset(request.New());
  request_->CopyFrom(request);
}

void Citing::Came(const pb::Message& element) {
  if (wanted()) digest_.AddElement(element);
}

absl::Status Citing::Finish(const std::vector<v1::ResolvedScope>& scopes, bool complete) {
  if (!wanted()) return absl::OkStatus();
  const std::string digest = digest_.Finish();
  if (session_.replayed.has_value()) {
    if (digest == *session_.replayed) return absl::OkStatus();
    return WithRpcError(
        absl::DataLossError("the answer is not the one that was cited; what is recorded never "
                            "changes, so the graph is another one, or the server reads it by other "
                            "rules"),
        {.reason = "DIGEST_MISMATCH", .field = "", .value = "", .metadata = {}});
  }
  if (!complete) {
    session_.err << "not cited: the answer is truncated; ask with --all, or about less\n";
    return absl::OkStatus();
  }
  if (request_ == nullptr) return absl::InternalError("an answer to no request is not cited");
  PinRequest(scopes, request_.get());
  v1::CiteRequest cite;
  cite.set_method(method_);
  cite.set_request(DeterministicBytes(*request_));
  cite.set_digest(digest);
  cite.set_rows(digest_.rows());
  v1::CiteResponse cited;
  RETURN_IF_ERROR(session_.connection->Call(cite, &cited));
  const bool below = session_.format == Format::kTable && !session_.width.csv;
  (below ? session_.out : session_.err) << "cite: " << EscapeForTerminal(cited.reference()) << '\n';
  return absl::OkStatus();
}

}  // namespace entente
