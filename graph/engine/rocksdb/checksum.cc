#include "graph/engine/rocksdb/checksum.h"

namespace entente {
namespace {
constexpr uint64_t kPrime = 0x100000001b3u;
}  // namespace

Checksum& Checksum::AddBytes(absl::string_view bytes) {
  uint64_t state = state_;
  for (const char byte : bytes) state = (state ^ static_cast<unsigned char>(byte)) * kPrime;
  state_ = state;
  return *this;
}

Checksum& Checksum::AddNumber(uint64_t number) {
  for (int shift = 56; shift >= 0; shift -= 8)
    state_ = (state_ ^ ((number >> shift) & 255)) * kPrime;
  return *this;
}

Checksum& Checksum::AddField(absl::string_view bytes) {
  return AddNumber(bytes.size()).AddBytes(bytes);
}

}  // namespace entente
