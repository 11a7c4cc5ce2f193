#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <cstdlib>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "graph/encoding/bytes.h"
#include "graph/encoding/canonical.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr size_t kDigestBytes = 32;
constexpr size_t kIdDigits = 32;

const unsigned char* Unsigned(absl::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

// `label` keeps the ids of claims and of judgements apart, whatever follows it.
RecordId Derive(const IdKey& key, absl::string_view label, absl::string_view content) {
  std::string message(label);
  message.push_back('\0');
  absl::StrAppend(&message, content);
  unsigned char digest[kDigestBytes];
  unsigned int size = 0;
  if (HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), Unsigned(message),
           message.size(), digest, &size) == nullptr ||
      size != kDigestBytes) {
    std::abort();  // Only without memory or with an OpenSSL without SHA-256.
  }
  RecordId id;
  std::copy_n(digest, id.bytes.size(), id.bytes.begin());
  return id;
}

}  // namespace

ClaimId DeriveClaimId(const IdKey& key, const Claim& claim) {
  return ClaimId{Derive(key, "claim", EncodeClaim(claim))};
}

ClaimId DeriveClaimId(const IdKey& key, absl::string_view claim_bytes) {
  return ClaimId{Derive(key, "claim", claim_bytes)};
}

JudgementId DeriveJudgementId(const IdKey& key, const Judgement& judgement,
                              absl::string_view request_id, uint32_t change_index) {
  ByteWriter writer;
  writer.Text(judgement.principal);
  writer.Text(request_id);
  writer.Number(change_index);
  writer.Raw(EncodeJudgement(judgement));
  return JudgementId{Derive(key, "judgement", std::move(writer).Take())};
}

uint32_t DeriveInstance(const IdKey& key, absl::string_view principal, absl::string_view request_id,
                        uint32_t change_index) {
  ByteWriter writer;
  writer.Text(principal);
  writer.Text(request_id);
  writer.Number(change_index);
  const RecordId id = Derive(key, "instance", std::move(writer).Take());
  uint32_t instance = 0;
  for (size_t i = 0; i < sizeof(instance); ++i) instance = instance << 8 | id.bytes[i];
  return std::max<uint32_t>(instance, 1);
}

std::string Sha256(absl::string_view bytes) {
  std::string digest(kDigestBytes, '\0');
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char*>(digest.data()), &size,
                 EVP_sha256(), nullptr) != 1 ||
      size != kDigestBytes) {
    std::abort();  // As above.
  }
  return digest;
}

Sha256Stream::Sha256Stream() : digest_(EVP_MD_CTX_new()) {
  if (digest_ == nullptr ||
      EVP_DigestInit_ex(static_cast<EVP_MD_CTX*>(digest_), EVP_sha256(), nullptr) != 1) {
    std::abort();  // As above.
  }
}

Sha256Stream::~Sha256Stream() { EVP_MD_CTX_free(static_cast<EVP_MD_CTX*>(digest_)); }

void Sha256Stream::Add(absl::string_view bytes) {
  if (EVP_DigestUpdate(static_cast<EVP_MD_CTX*>(digest_), bytes.data(), bytes.size()) != 1) {
    std::abort();
  }
}

std::string Sha256Stream::Take() {
  std::string digest(kDigestBytes, '\0');
  unsigned int size = 0;
  if (EVP_DigestFinal_ex(static_cast<EVP_MD_CTX*>(digest_),
                         reinterpret_cast<unsigned char*>(digest.data()), &size) != 1 ||
      size != kDigestBytes) {
    std::abort();
  }
  return digest;
}

std::string FormatRecordId(const RecordId& id) {
  return absl::BytesToHexString(
      absl::string_view(reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()));
}

absl::StatusOr<RecordId> ParseRecordId(absl::string_view text) {
  const bool digits = std::all_of(text.begin(), text.end(), [](char c) {
    return absl::ascii_isdigit(c) || (c >= 'a' && c <= 'f');
  });
  if (text.size() != kIdDigits || !digits) {
    const std::string shown = absl::CHexEscape(text.substr(0, 64));
    return InvalidField("INVALID_RECORD_ID", "", shown,
                        absl::StrCat("\"", shown, "\" is not the id of a claim or judgement; one ",
                                     "has ", kIdDigits, " digits 0-9 a-f"));
  }
  RecordId id;
  const std::string bytes = absl::HexStringToBytes(text);
  std::copy(bytes.begin(), bytes.end(), id.bytes.begin());
  return id;
}

}  // namespace entente
