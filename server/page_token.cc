// token = base64url(mac[32] position), mac = HMAC-SHA-256(cursor_key, binding[32] position).
// position = version byte, then integers of 8 bytes (little end first) and texts behind their size.
// The cursor key is kept in the graph, so tokens survive a restart and die with the graph.
#include "server/page_token.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "graph/encoding/canonical.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr char kVersion = 1;
constexpr size_t kMacBytes = 32;

std::string MacOf(const std::string& key, absl::string_view bytes) {
  std::string mac(kMacBytes, '\0');
  unsigned int size = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
       reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
       reinterpret_cast<unsigned char*>(mac.data()), &size);
  return mac;
}

void PutNumber(uint64_t number, std::string* out) {
  for (int shift = 0; shift < 64; shift += 8) out->push_back(static_cast<char>(number >> shift));
}

void PutText(absl::string_view text, std::string* out) {
  PutNumber(text.size(), out);
  absl::StrAppend(out, text);
}

bool TakeNumber(absl::string_view* bytes, uint64_t* number) {
  if (bytes->size() < 8) return false;
  *number = 0;
  for (size_t i = 0; i < 8; ++i) {
    *number |= uint64_t{static_cast<uint8_t>((*bytes)[i])} << (8 * i);
  }
  bytes->remove_prefix(8);
  return true;
}

bool TakeText(absl::string_view* bytes, std::string* text) {
  uint64_t size = 0;
  if (!TakeNumber(bytes, &size) || size > bytes->size()) return false;
  *text = std::string(bytes->substr(0, size));
  bytes->remove_prefix(size);
  return true;
}

std::string Encode(const PagePosition& position) {
  const AsOf& as_of = position.as_of;
  std::string out(1, kVersion);
  PutNumber(static_cast<uint64_t>(as_of.valid.start.micros), &out);
  PutNumber(static_cast<uint64_t>(as_of.valid.end.micros), &out);
  PutNumber(static_cast<uint64_t>(as_of.valid.mode), &out);
  PutNumber(as_of.published_before.has_value() ? 1 : 0, &out);
  const PublishedCut published = as_of.published_before.value_or(PublishedCut{});
  PutNumber(static_cast<uint64_t>(published.before.micros), &out);
  PutNumber(published.dated ? 1 : 0, &out);
  PutNumber(as_of.current_judgements ? 1 : 0, &out);
  PutNumber(as_of.recorded_at, &out);
  PutText(position.lens_name, &out);
  PutNumber(position.lens_version, &out);
  PutText(position.bookmark, &out);
  return out;
}

bool Decode(absl::string_view bytes, PagePosition* position) {
  if (bytes.empty() || bytes.front() != kVersion) return false;
  bytes.remove_prefix(1);
  uint64_t start = 0, end = 0, mode = 0, cut = 0, before = 0, dated = 0, current = 0, version = 0;
  AsOf& as_of = position->as_of;
  const bool read = TakeNumber(&bytes, &start) && TakeNumber(&bytes, &end) &&
                    TakeNumber(&bytes, &mode) && TakeNumber(&bytes, &cut) &&
                    TakeNumber(&bytes, &before) && TakeNumber(&bytes, &dated) &&
                    TakeNumber(&bytes, &current) && TakeNumber(&bytes, &as_of.recorded_at) &&
                    TakeText(&bytes, &position->lens_name) && TakeNumber(&bytes, &version) &&
                    TakeText(&bytes, &position->bookmark) && bytes.empty();
  if (!read) return false;
  as_of.valid.start = Instant{static_cast<int64_t>(start)};
  as_of.valid.end = Instant{static_cast<int64_t>(end)};
  as_of.valid.mode = static_cast<ValidMode>(mode);
  if (cut != 0) {
    as_of.published_before = PublishedCut{Instant{static_cast<int64_t>(before)}, dated != 0};
  }
  as_of.current_judgements = current != 0;
  position->lens_version = static_cast<uint32_t>(version);
  return true;
}

absl::Status Refused() {
  return InvalidField("PAGE_TOKEN_INVALID", "page_token", "",
                      "this page token was not made here for this request, caller and graph; ask "
                      "with the request that gave it, unchanged but for page_token, or without it");
}

}  // namespace

std::string EncodePosition(const PagePosition& position) { return Encode(position); }

absl::StatusOr<PagePosition> DecodePosition(absl::string_view bytes) {
  PagePosition position;
  if (!Decode(bytes, &position)) return Refused();
  return position;
}

std::string BindingOf(absl::string_view principal, absl::string_view method,
                      const google::protobuf::Message& request_without_token) {
  std::string bytes;
  PutText(principal, &bytes);
  PutText(method, &bytes);
  {
    google::protobuf::io::StringOutputStream stream(&bytes);  // appends
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    request_without_token.SerializeToCodedStream(&coded);
  }
  return Sha256(bytes);
}

std::string SealPage(const std::string& cursor_key, const std::string& binding,
                     const PagePosition& position) {
  const std::string bytes = Encode(position);
  const std::string mac = MacOf(cursor_key, absl::StrCat(binding, bytes));
  return absl::WebSafeBase64Escape(absl::StrCat(mac, bytes));
}

absl::StatusOr<PagePosition> OpenPage(const std::string& cursor_key, const std::string& binding,
                                      const std::string& token) {
  std::string bytes;
  if (!absl::WebSafeBase64Unescape(token, &bytes) || bytes.size() < kMacBytes) return Refused();
  const std::string position_bytes = bytes.substr(kMacBytes);
  const std::string mac = MacOf(cursor_key, absl::StrCat(binding, position_bytes));
  if (CRYPTO_memcmp(mac.data(), bytes.data(), kMacBytes) != 0) return Refused();
  PagePosition position;
  if (!Decode(position_bytes, &position)) return Refused();
  return position;
}

}  // namespace entente
