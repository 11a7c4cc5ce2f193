#include "clients/cli/citing.h"

#include <google/protobuf/descriptor.h>

#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "clients/cpp/rpc_error.h"
#include "clients/cpp/shown_text.h"
#include "clients/cpp/status_macros.h"

namespace entente {

namespace pb = google::protobuf;

namespace {

// Sets the text at `path` in the message: "subject", "starts[2]", "steps[0].qualifiers[1].value".
// What is no such path is left as it is.
void SetText(absl::string_view path, const std::string& text, pb::Message* message) {
  const std::pair<absl::string_view, absl::string_view> parts =
      absl::StrSplit(path, absl::MaxSplits('.', 1));
  absl::string_view name = parts.first;
  int index = -1;
  const size_t bracket = name.find('[');
  if (bracket != absl::string_view::npos) {
    if (!absl::SimpleAtoi(absl::StripSuffix(name.substr(bracket + 1), "]"), &index)) return;
    name = name.substr(0, bracket);
  }
  const pb::Reflection* reflection = message->GetReflection();
  const pb::FieldDescriptor* field = message->GetDescriptor()->FindFieldByName(std::string(name));
  if (field == nullptr || field->is_repeated() != (index >= 0)) return;
  if (index >= 0 && index >= reflection->FieldSize(*message, field)) return;
  if (field->message_type() != nullptr) {
    if (parts.second.empty()) return;
    SetText(parts.second, text,
            index < 0 ? reflection->MutableMessage(message, field)
                      : reflection->MutableRepeatedMessage(message, field, index));
  } else if (field->cpp_type() == pb::FieldDescriptor::CPPTYPE_STRING && parts.second.empty()) {
    if (index < 0) {
      reflection->SetString(message, field, text);
    } else {
      reflection->SetRepeatedString(message, field, index, text);
    }
  }
}

}  // namespace

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
  for (const v1::ResolvedScope& scope : scopes) {
    for (const v1::ResolvedName& name : scope.resolved_names()) {
      SetText(name.field(), name.id(), request);
    }
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

void Citing::CameWhole(const pb::Message& answer) {
  if (wanted()) digest_.Add(answer);
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
