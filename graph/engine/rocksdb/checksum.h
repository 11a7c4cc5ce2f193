// The 64-bit checksum of journals and of the record file: FNV-1a over bytes. Every step is a
// bijection of the state, so a single changed byte always changes the result. It guards against
// accidents, not against an adversary.
#ifndef ENTENTE_GRAPH_ENGINE_ROCKSDB_CHECKSUM_H_
#define ENTENTE_GRAPH_ENGINE_ROCKSDB_CHECKSUM_H_

#include <cstdint>

#include "absl/strings/string_view.h"

namespace entente {

class Checksum {
 public:
  // The bytes alone.
  Checksum& AddBytes(absl::string_view bytes);
  // Eight bytes, most significant first.
  Checksum& AddNumber(uint64_t number);
  // The length as a number, then the bytes: no two lists of fields give the same stream.
  Checksum& AddField(absl::string_view bytes);

  uint64_t value() const { return state_; }

 private:
  uint64_t state_ = 0xcbf29ce484222325u;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_ENGINE_ROCKSDB_CHECKSUM_H_
