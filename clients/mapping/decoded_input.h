// A file of another encoding, read as UTF-8.
#ifndef ENTENTE_CLIENTS_MAPPING_DECODED_INPUT_H_
#define ENTENTE_CLIENTS_MAPPING_DECODED_INPUT_H_

#include <streambuf>
#include <string>

#include "absl/status/status.h"
#include "clients/mapping/text_decoder.h"

namespace entente {

// Reads `from`, which it borrows, a piece at a time. Bytes that are no text of the encoding end it.
class DecodedInput : public std::streambuf {
 public:
  DecodedInput(std::streambuf& from, TextDecoder decoder)
      : from_(from), decoder_(std::move(decoder)) {}

  // kInvalidArgument: it ended at bytes that are no text.
  const absl::Status& status() const { return status_; }

 protected:
  int_type underflow() override;

 private:
  std::streambuf& from_;
  TextDecoder decoder_;
  std::string piece_;
  absl::Status status_;
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_MAPPING_DECODED_INPUT_H_
