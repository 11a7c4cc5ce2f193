// JSON as a tree: read with a position for every mistake, written so that a terminal can show it,
// and the ids in it turned between base64, which protobuf's mapping uses, and hex, which people do.
#ifndef ENTENTE_CLIENTS_CPP_JSON_TREE_H_
#define ENTENTE_CLIENTS_CPP_JSON_TREE_H_

#include <google/protobuf/descriptor.h>

#include <nlohmann/json.hpp>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace entente {

// Members keep the order in which they were written.
using JsonTree = nlohmann::ordered_json;

// How deep arrays and objects may be nested.
inline constexpr size_t kJsonNesting = 100;

// Reads one JSON text. kInvalidArgument names the byte, from 1, at which it stops being JSON, or at
// which it nests too deeply.
absl::StatusOr<JsonTree> ParseJson(absl::string_view text);

// One line, or indented by two. Characters that would move a terminal's cursor or turn its text
// round (C0, DEL, C1, direction marks) are written as \u escapes.
std::string PrintJson(const JsonTree& tree, bool indented);

// The mapping of a message of this type: its `bytes` fields from base64 to lower-case hex digits.
void IdsToHex(const google::protobuf::Descriptor& type, JsonTree* tree);

// And back: `bytes` fields of 32 or 64 hex digits to base64. Others stay as they are, for the
// mapping to accept or refuse.
void IdsFromHex(const google::protobuf::Descriptor& type, JsonTree* tree);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CPP_JSON_TREE_H_
