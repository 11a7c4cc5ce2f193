// Page tokens: where an answer stopped, sealed, so that it continues at the same revision, through
// the same lens, for the same caller and the same request, or not at all.
#ifndef ENTENTE_SERVER_PAGE_TOKEN_H_
#define ENTENTE_SERVER_PAGE_TOKEN_H_

#include <google/protobuf/message.h>

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "graph/model/as_of.h"
#include "graph/query/pattern.h"

namespace entente {

// What a token carries.
struct PagePosition {
  AsOf as_of;                 // resolved when the first page was asked for
  std::string lens_name;      // of a stored lens; empty: sent along with the request
  uint32_t lens_version = 0;  // of a stored lens
  Bookmark bookmark;
  friend bool operator==(const PagePosition&, const PagePosition&) = default;
};

// A position as bytes, to be carried in the bookmark of another one: an answer of two reads has one
// token. kInvalidArgument (PAGE_TOKEN_INVALID) for bytes that are none.
std::string EncodePosition(const PagePosition& position);
absl::StatusOr<PagePosition> DecodePosition(absl::string_view bytes);

// What a token is bound to, beside the graph whose `cursor_key` seals it: principal, method and all
// fields of the request but its page_token. 32 bytes.
std::string BindingOf(absl::string_view principal, absl::string_view method,
                      const google::protobuf::Message& request_without_token);

// Text for next_page_token, authenticated with HMAC-SHA-256 under `cursor_key`. It holds no secret.
std::string SealPage(const std::string& cursor_key, const std::string& binding,
                     const PagePosition& position);

// kInvalidArgument (PAGE_TOKEN_INVALID) unless SealPage made `token` with equal key and binding.
absl::StatusOr<PagePosition> OpenPage(const std::string& cursor_key, const std::string& binding,
                                      const std::string& token);

}  // namespace entente

#endif  // ENTENTE_SERVER_PAGE_TOKEN_H_
