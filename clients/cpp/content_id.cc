#include "clients/cpp/content_id.h"

#include <openssl/sha.h>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"

namespace entente {

std::string ContentId(absl::string_view prefix, const v1::CommitRequest& request) {
  v1::CommitRequest changes;
  *changes.mutable_changes() = request.changes();
  // Without maps and unknown fields, protobuf writes equal messages as equal bytes.
  const std::string bytes = changes.SerializeAsString();
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest);
  return absl::StrCat(prefix, "/", absl::BytesToHexString({reinterpret_cast<char*>(digest), 16}));
}

}  // namespace entente
