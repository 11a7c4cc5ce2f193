// Pieces end behind a byte below '0': in encodings of several bytes a character (GB 18030, Big5,
// Shift-JIS) such a byte is always a character of its own.
#include "clients/mapping/decoded_input.h"

namespace entente {

DecodedInput::int_type DecodedInput::underflow() {
  constexpr size_t kPieceBytes = 4096;
  constexpr size_t kMostBytes = 1u << 20;  // of a piece in which no such byte is found
  std::string bytes;
  while (bytes.size() < kMostBytes) {
    const int_type c = from_.sbumpc();
    if (traits_type::eq_int_type(c, traits_type::eof())) break;
    bytes.push_back(traits_type::to_char_type(c));
    const bool alone = static_cast<unsigned char>(bytes.back()) < '0';
    if (alone && (bytes.size() >= kPieceBytes || bytes.back() == '\n')) break;
  }
  if (bytes.empty() || !status_.ok()) return traits_type::eof();
  absl::StatusOr<std::string> text = decoder_.Decode(bytes);
  if (!text.ok()) {
    status_ = text.status();
    return traits_type::eof();
  }
  piece_ = *std::move(text);
  if (piece_.empty()) return underflow();
  setg(piece_.data(), piece_.data(), piece_.data() + piece_.size());
  return traits_type::to_int_type(piece_[0]);
}

}  // namespace entente
