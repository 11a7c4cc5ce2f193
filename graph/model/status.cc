// Details travel as one payload of the status: three length-prefixed strings, so that no character
// of a value can be taken for a separator.
#include "graph/model/status.h"

#include "absl/strings/cord.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace entente {
namespace {

constexpr char kPayloadUrl[] = "entente/error-detail";

void AppendPart(std::string* out, absl::string_view part) {
  absl::StrAppend(out, part.size(), ":", part);
}

bool TakePart(absl::string_view* bytes, std::string* part) {
  const size_t colon = bytes->find(':');
  size_t size = 0;
  if (colon == absl::string_view::npos || !absl::SimpleAtoi(bytes->substr(0, colon), &size)) {
    return false;
  }
  bytes->remove_prefix(colon + 1);
  if (bytes->size() < size) return false;
  *part = std::string(bytes->substr(0, size));
  bytes->remove_prefix(size);
  return true;
}

}  // namespace

absl::Status WithDetail(absl::Status status, const ErrorDetail& detail) {
  if (status.ok()) return status;
  std::string payload;
  AppendPart(&payload, detail.reason);
  AppendPart(&payload, detail.field);
  AppendPart(&payload, detail.value);
  status.SetPayload(kPayloadUrl, absl::Cord(payload));
  return status;
}

std::optional<ErrorDetail> DetailOf(const absl::Status& status) {
  const absl::optional<absl::Cord> payload = status.GetPayload(kPayloadUrl);
  if (!payload.has_value()) return std::nullopt;
  const std::string flat(*payload);
  absl::string_view bytes(flat);
  ErrorDetail detail;
  if (!TakePart(&bytes, &detail.reason) || !TakePart(&bytes, &detail.field) ||
      !TakePart(&bytes, &detail.value)) {
    return std::nullopt;
  }
  return detail;
}

absl::Status WithFieldPrefix(absl::Status status, absl::string_view prefix) {
  if (status.ok()) return status;
  ErrorDetail detail = DetailOf(status).value_or(
      ErrorDetail{absl::StatusCodeToString(status.code()), std::string(), std::string()});
  detail.field = absl::StrCat(prefix, detail.field);
  return WithDetail(std::move(status), detail);
}

absl::Status InvalidField(absl::string_view reason, absl::string_view field,
                          absl::string_view value, absl::string_view message) {
  constexpr size_t kShown = 200;
  // Cut between characters: a trailing byte of UTF-8 begins with the bits 10.
  size_t size = value.size();
  if (size > kShown) {
    size = kShown;
    while (size > 0 && (static_cast<unsigned char>(value[size]) & 0xc0) == 0x80) --size;
  }
  return WithDetail(
      absl::InvalidArgumentError(message),
      ErrorDetail{std::string(reason), std::string(field),
                  absl::StrCat(value.substr(0, size), size < value.size() ? "..." : "")});
}

}  // namespace entente
