// Request ids made of what a commit says.
#ifndef ENTENTE_CLIENTS_CPP_CONTENT_ID_H_
#define ENTENTE_CLIENTS_CPP_CONTENT_ID_H_

#include <memory>
#include <string>

#include "absl/strings/string_view.h"
#include "entente/v1/graph_service.pb.h"

namespace entente {

// SHA-256 of bytes that come in pieces.
class ContentHash {
 public:
  ContentHash();
  ~ContentHash();
  ContentHash(const ContentHash&) = delete;
  ContentHash& operator=(const ContentHash&) = delete;
  void Add(absl::string_view bytes);
  // The first 16 bytes as 32 hex digits. Once.
  std::string Hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// "PREFIX/" and 32 hex digits of the SHA-256 of the request's changes: equal for equal changes, so
// that whoever sends them twice records them once. Its length is that of `prefix` and 33.
std::string ContentId(absl::string_view prefix, const v1::CommitRequest& request);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CPP_CONTENT_ID_H_
