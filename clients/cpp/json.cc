#include "clients/cpp/json.h"

#include <google/protobuf/util/json_util.h>

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "clients/cpp/json_tree.h"
#include "clients/cpp/rpc_error.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

// protobuf says "(changes[0].claim) subjekt: Cannot find field."; the path becomes the error's
// field, and the sentence its message.
absl::Status Refused(absl::string_view said) {
  std::string path;
  const size_t close = said.find(')');
  if (!said.empty() && said[0] == '(' && close != absl::string_view::npos) {
    path = std::string(said.substr(1, close - 1));
    said = absl::StripAsciiWhitespace(said.substr(close + 1));
    if (!said.empty() && said[0] == ':') said = absl::StripAsciiWhitespace(said.substr(1));
  }
  const size_t colon = said.find(": ");
  if (colon != absl::string_view::npos && said.substr(0, colon).find(' ') == said.npos) {
    absl::StrAppend(&path, path.empty() ? "" : ".", said.substr(0, colon));
    said = said.substr(colon + 2);
  }
  return WithRpcError(absl::InvalidArgumentError(said), {"BAD_JSON", path, "", {}});
}

}  // namespace

absl::StatusOr<std::string> JsonOf(const google::protobuf::Message& message, JsonForm form) {
  google::protobuf::util::JsonPrintOptions options;
  options.preserve_proto_field_names = true;
  std::string text;
  const auto status = google::protobuf::util::MessageToJsonString(message, &text, options);
  if (!status.ok()) return absl::InternalError(status.ToString());
  ASSIGN_OR_RETURN(JsonTree tree, ParseJson(text));
  IdsToHex(*message.GetDescriptor(), &tree);
  return PrintJson(tree, form == JsonForm::kIndented);
}

absl::Status MessageFromJson(absl::string_view json, google::protobuf::Message* message) {
  ASSIGN_OR_RETURN(JsonTree tree, ParseJson(json));
  IdsFromHex(*message->GetDescriptor(), &tree);
  const auto status = google::protobuf::util::JsonStringToMessage(tree.dump(), message);
  if (status.ok()) return absl::OkStatus();
  return Refused(absl::string_view(status.message().data(), status.message().size()));
}

absl::StatusOr<std::string> IdFromHex(absl::string_view hex) {
  const bool digits = std::all_of(hex.begin(), hex.end(), absl::ascii_isxdigit);
  if (hex.size() == 32 && digits) return absl::HexStringToBytes(hex);
  return absl::InvalidArgumentError(
      absl::StrCat("\"", hex, "\" is no id: 32 hex digits are expected"));
}

}  // namespace entente
