// Messages as JSON: protobuf's mapping with the field names of the .proto files, and with ids as
// hex digits (32 for claims and judgements) where the mapping has base64.
#ifndef ENTENTE_CLIENTS_CPP_JSON_H_
#define ENTENTE_CLIENTS_CPP_JSON_H_

#include <google/protobuf/message.h>

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace entente {

enum class JsonForm { kOneLine, kIndented };

// `message` as JSON, without a line break at its end. Shown as it is it commands no terminal.
// kInternal where protobuf cannot print the message.
absl::StatusOr<std::string> JsonOf(const google::protobuf::Message& message, JsonForm form);

// Reads what JsonOf writes; ids may be hex or base64. kInvalidArgument names the field's path.
absl::Status MessageFromJson(absl::string_view json, google::protobuf::Message* message);

// An id of 16 bytes from its 32 hex digits; kInvalidArgument for anything else.
absl::StatusOr<std::string> IdFromHex(absl::string_view hex);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CPP_JSON_H_
