// reference = "entente:" graph "@" revision "/" method "/" base64url(payload check[8])
// payload   = version byte, digest[32], rows (8 bytes, little end first), request
// check     = the first bytes of SHA-256 over all before it, the words in front included.
// The graph and the revision stand in the request, too; in front they are for people, and must
// agree. Nothing is secret and nothing is authenticated: a reference says what to ask, and the
// digest what must come.
#include "server/citation.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/message.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "entente/v1/graph_service.pb.h"
#include "entente/v1/query_service.pb.h"
#include "graph/encoding/canonical.h"
#include "graph/model/status.h"

namespace entente {
namespace {

namespace pb = google::protobuf;

constexpr char kVersion = 1;
constexpr size_t kDigestBytes = 32;
constexpr size_t kRowsBytes = 8;
constexpr size_t kCheckBytes = 8;

absl::Status Malformed(absl::string_view reference) {
  return InvalidField("CITATION_MALFORMED", "reference", reference.substr(0, 80),
                      "this is no reference; one reads entente:GRAPH@REVISION/METHOD/...");
}

const pb::MethodDescriptor* FindMethod(const std::string& name) {
  for (const pb::FileDescriptor* file : {v1::ListPropositionsRequest::descriptor()->file(),
                                         v1::GetEntityRequest::descriptor()->file()}) {
    const pb::MethodDescriptor* method = file->service(0)->FindMethodByName(name);
    if (method != nullptr) return method;
  }
  return nullptr;
}

// The scopes of a request, each with its field's name.
struct NamedScope {
  std::string field;
  v1::ReadScope scope;
};
std::vector<NamedScope> ScopesOf(const pb::Message& request) {
  std::vector<NamedScope> scopes;
  const pb::Descriptor* type = request.GetDescriptor();
  for (int i = 0; i < type->field_count(); ++i) {
    const pb::FieldDescriptor* field = type->field(i);
    if (field->is_repeated() || field->message_type() != v1::ReadScope::descriptor()) continue;
    NamedScope& named = scopes.emplace_back();
    named.field = field->name();
    named.scope.CopyFrom(request.GetReflection()->GetMessage(request, field));
  }
  return scopes;
}

absl::StatusOr<std::unique_ptr<pb::Message>> ParseRequest(const std::string& method,
                                                          absl::string_view bytes) {
  const pb::MethodDescriptor* descriptor = FindMethod(method);
  std::unique_ptr<pb::Message> request;
  if (descriptor != nullptr) {
    request.reset(
        pb::MessageFactory::generated_factory()->GetPrototype(descriptor->input_type())->New());
  }
  if (request == nullptr || ScopesOf(*request).empty()) {
    return InvalidField("UNKNOWN_METHOD", "method", method.substr(0, 80),
                        "no method that reads a graph has this name");
  }
  if (!request->ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    return InvalidField("BAD_REQUEST", "request", "",
                        absl::StrCat("these bytes are no ", descriptor->input_type()->name()));
  }
  return request;
}

absl::Status NotPinned(absl::string_view field, absl::string_view value, absl::string_view wanted) {
  return InvalidField("NOT_PINNED", absl::StrCat("request.", field), value,
                      absl::StrCat("what is cited must be answered alike for good: ", wanted));
}

absl::Status CheckPinned(const NamedScope& named, bool first) {
  const v1::AsOf& as_of = named.scope.as_of();
  const std::string& field = named.field;
  if (first && named.scope.graph().empty()) {
    return NotPinned(field + ".graph", "", "name the graph");
  }
  uint64_t revision = 0;
  if (!absl::SimpleAtoi(as_of.recorded_at(), &revision)) {
    return NotPinned(field + ".as_of.recorded_at", as_of.recorded_at(), "name the revision");
  }
  if (as_of.valid().empty() || absl::EqualsIgnoreCase(as_of.valid(), "now")) {
    return NotPinned(field + ".as_of.valid", as_of.valid(), "write the valid cut as resolved");
  }
  const v1::LensChoice& lens = named.scope.lens();
  if (!lens.has_inline_() && !absl::StrContains(lens.name(), '@')) {
    return NotPinned(field + ".lens.name", lens.name(), "write name@version, or the lens inline");
  }
  return absl::OkStatus();
}

absl::Status CheckPinned(const pb::Message& request, const std::vector<NamedScope>& scopes) {
  for (const NamedScope& named : scopes) {
    RETURN_IF_ERROR(CheckPinned(named, &named == &scopes.front()));
  }
  const pb::FieldDescriptor* token = request.GetDescriptor()->FindFieldByName("page_token");
  if (token == nullptr) return absl::OkStatus();
  const std::string given = request.GetReflection()->GetString(request, token);
  return given.empty() ? absl::OkStatus() : NotPinned("page_token", "", "leave this empty");
}

uint64_t RevisionOf(const std::vector<NamedScope>& scopes) {
  uint64_t greatest = 0;
  for (const NamedScope& named : scopes) {
    uint64_t revision = 0;
    if (absl::SimpleAtoi(named.scope.as_of().recorded_at(), &revision)) {
      greatest = std::max(greatest, revision);
    }
  }
  return greatest;
}

std::string Deterministic(const pb::Message& message) {
  std::string bytes;
  {
    pb::io::StringOutputStream stream(&bytes);
    pb::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    message.SerializeToCodedStream(&coded);
  }
  return bytes;
}

// The words in front, with the slash at their end.
std::string FrontOf(const std::vector<NamedScope>& scopes, const std::string& method) {
  return absl::StrCat("entente:", scopes.front().scope.graph(), "@", RevisionOf(scopes), "/",
                      method, "/");
}

std::string CheckOf(absl::string_view front, absl::string_view payload) {
  return Sha256(absl::StrCat(front, payload)).substr(0, kCheckBytes);
}

}  // namespace

absl::StatusOr<std::string> EncodeCitation(const v1::CiteRequest& cited) {
  ASSIGN_OR_RETURN(const std::unique_ptr<pb::Message> request,
                   ParseRequest(cited.method(), cited.request()));
  const std::vector<NamedScope> scopes = ScopesOf(*request);
  RETURN_IF_ERROR(CheckPinned(*request, scopes));
  if (cited.digest().size() != kDigestBytes) {
    return InvalidField("INVALID_DIGEST", "digest", absl::StrCat(cited.digest().size()),
                        "a SHA-256 digest has 32 bytes");
  }
  std::string payload(1, kVersion);
  payload += cited.digest();
  for (size_t i = 0; i < kRowsBytes; ++i) {
    payload.push_back(static_cast<char>(cited.rows() >> (8 * i)));
  }
  const std::string bytes = Deterministic(*request);
  if (bytes.size() > kMostCitedBytes) {
    return InvalidField(
        "TEXT_TOO_LONG", "request", "",
        absl::StrCat("the request has ", bytes.size(), " bytes; at most ", kMostCitedBytes,
                     " fit into a reference: store a long lens "
                     "under a name"));
  }
  payload += bytes;
  const std::string front = FrontOf(scopes, cited.method());
  return absl::StrCat(front, absl::WebSafeBase64Escape(payload + CheckOf(front, payload)));
}

absl::StatusOr<v1::OpenCitationResponse> DecodeCitation(absl::string_view given) {
  std::string reference;
  for (const char c : given) {
    if (!absl::ascii_isspace(static_cast<unsigned char>(c))) reference.push_back(c);
  }
  const std::vector<std::string> parts = absl::StrSplit(reference, '/');
  std::string payload;
  if (parts.size() != 3 || !absl::StartsWith(parts[0], "entente:") ||
      !absl::WebSafeBase64Unescape(parts[2], &payload) || payload.empty()) {
    return Malformed(reference);
  }
  if (payload.front() != kVersion) {
    return InvalidField("CITATION_VERSION", "reference", absl::StrCat(int{payload.front()}),
                        "this reference was made by a later version of Entente");
  }
  const auto damaged = [&] {
    return InvalidField("CITATION_DAMAGED", "reference", reference.substr(0, 80),
                        "a character of this reference is wrong or lost; copy it anew");
  };
  if (payload.size() < 1 + kDigestBytes + kRowsBytes + kCheckBytes) return damaged();
  const std::string check = payload.substr(payload.size() - kCheckBytes);
  payload.resize(payload.size() - kCheckBytes);
  const std::string front = absl::StrCat(parts[0], "/", parts[1], "/");
  if (CheckOf(front, payload) != check) return damaged();
  v1::OpenCitationResponse cited;
  cited.set_method(parts[1]);
  cited.set_digest(payload.substr(1, kDigestBytes));
  uint64_t rows = 0;
  for (size_t i = 0; i < kRowsBytes; ++i) {
    rows |= uint64_t{static_cast<uint8_t>(payload[1 + kDigestBytes + i])} << (8 * i);
  }
  cited.set_rows(rows);
  cited.set_request(payload.substr(1 + kDigestBytes + kRowsBytes));
  ASSIGN_OR_RETURN(const std::unique_ptr<pb::Message> request,
                   ParseRequest(cited.method(), cited.request()));
  const std::vector<NamedScope> scopes = ScopesOf(*request);
  RETURN_IF_ERROR(CheckPinned(*request, scopes));
  if (FrontOf(scopes, cited.method()) != front) return damaged();
  cited.set_graph(scopes.front().scope.graph());
  cited.set_revision(RevisionOf(scopes));
  return cited;
}

absl::Status Cite(Premises&, const Call&, const v1::CiteRequest& request,
                  v1::CiteResponse* response) {
  ASSIGN_OR_RETURN(*response->mutable_reference(), EncodeCitation(request));
  return absl::OkStatus();
}

absl::Status OpenCitation(Premises& premises, const Call&, const v1::OpenCitationRequest& request,
                          v1::OpenCitationResponse* response) {
  ASSIGN_OR_RETURN(*response, DecodeCitation(request.reference()));
  ASSIGN_OR_RETURN(const std::shared_ptr<OpenGraph> graph, premises.Find(response->graph()));
  return graph->store->ResolveRecorded(RecordedCut(response->revision())).status();
}

}  // namespace entente
