#include "clients/cpp/content_id.h"

#include <openssl/evp.h>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"

namespace entente {

struct ContentHash::State {
  EVP_MD_CTX* digest = EVP_MD_CTX_new();
  ~State() { EVP_MD_CTX_free(digest); }
};

ContentHash::ContentHash() : state_(std::make_unique<State>()) {
  EVP_DigestInit_ex(state_->digest, EVP_sha256(), nullptr);
}

ContentHash::~ContentHash() = default;

void ContentHash::Add(absl::string_view bytes) {
  EVP_DigestUpdate(state_->digest, bytes.data(), bytes.size());
}

std::string ContentHash::Hex() {
  unsigned char digest[EVP_MAX_MD_SIZE];
  EVP_DigestFinal_ex(state_->digest, digest, nullptr);
  return absl::BytesToHexString({reinterpret_cast<char*>(digest), 16});
}

std::string ContentId(absl::string_view prefix, const v1::CommitRequest& request) {
  v1::CommitRequest changes;
  *changes.mutable_changes() = request.changes();
  ContentHash hash;
  // Without maps and unknown fields, protobuf writes equal messages as equal bytes.
  hash.Add(changes.SerializeAsString());
  return absl::StrCat(prefix, "/", hash.Hex());
}

}  // namespace entente
