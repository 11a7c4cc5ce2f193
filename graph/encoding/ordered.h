// Order-preserving bytes: tuples of strings and numbers whose byte order is the tuples' order, and
// which are prefix-free, so that a scan for a tuple's prefix finds that tuple's extensions only.
#ifndef ENTENTE_GRAPH_ENCODING_ORDERED_H_
#define ENTENTE_GRAPH_ENCODING_ORDERED_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace entente {

// Appends `text` so that it ends unambiguously: 0x00 becomes 0x00 0xff, the end is 0x00 0x01.
void AppendOrdered(std::string* out, absl::string_view text);
// Eight bytes, big-endian.
void AppendOrdered(std::string* out, uint64_t number);
// Eight bytes, sign bit flipped, big-endian.
void AppendOrderedSigned(std::string* out, int64_t number);
// Eight bytes, IEEE order (negative ones inverted).
void AppendOrderedDouble(std::string* out, double number);

// Each takes its part off the front of `bytes`; kDataLoss if it is not there.
absl::StatusOr<std::string> TakeOrderedText(absl::string_view* bytes);
absl::StatusOr<uint64_t> TakeOrderedNumber(absl::string_view* bytes);
absl::StatusOr<std::string> TakeBytes(absl::string_view* bytes, size_t count);

}  // namespace entente

#endif  // ENTENTE_GRAPH_ENCODING_ORDERED_H_
