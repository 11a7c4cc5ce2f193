// Text of another encoding as UTF-8.
#ifndef ENTENTE_CLIENTS_MAPPING_TEXT_DECODER_H_
#define ENTENTE_CLIENTS_MAPPING_TEXT_DECODER_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"

struct UConverter;

namespace entente {

class TextDecoder {
 public:
  // `encoding` as ICU calls it ("windows-1252", "ISO-8859-1", "KOI8-R"), of one byte for each ASCII
  // character; empty for UTF-8. kInvalidArgument: no such encoding, or not of that sort.
  static absl::StatusOr<TextDecoder> Make(const std::string& encoding);

  // kInvalidArgument: bytes that are no text of the encoding.
  absl::StatusOr<std::string> Decode(const std::string& bytes);

 private:
  struct Close {
    void operator()(UConverter* converter) const;
  };
  explicit TextDecoder(UConverter* converter) : converter_(converter) {}

  std::unique_ptr<UConverter, Close> converter_;
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_MAPPING_TEXT_DECODER_H_
