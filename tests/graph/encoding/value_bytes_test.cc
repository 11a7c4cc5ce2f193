#include "graph/encoding/value_bytes.h"

#include "graph/model/limits.h"
#include "graph/model/status.h"
#include "tests/graph/encoding/codec_checks.h"

namespace entente {
namespace {

std::string Encode(const Value& value) {
  ByteWriter writer;
  WriteValue(value, &writer);
  return std::move(writer).Take();
}

absl::StatusOr<Value> Decode(absl::string_view bytes) {
  ByteReader reader(bytes);
  Value value = ReadValue(&reader);
  RETURN_IF_ERROR(reader.Finish("value"));
  return value;
}

TEST(ValueBytesTest, KeepsToTheRulesOfCodecs) {
  CheckCodec([](RandomRecords& random) { return random.AnyValue(); }, Encode, Decode, 61, 10'000);
}

std::string NestedLists(uint32_t lists) {
  std::string bytes;
  for (uint32_t i = 1; i < lists; ++i) bytes += "\x0a\x01";
  return bytes + std::string("\x0a\x00", 2);
}

TEST(ValueBytesTest, RefusesNestingBeyondTheLimit) {
  EXPECT_TRUE(Decode(NestedLists(Limits().nesting)).ok());
  EXPECT_EQ(Decode(NestedLists(Limits().nesting + 1)).status().code(), absl::StatusCode::kDataLoss);
  EXPECT_EQ(Decode(NestedLists(1'000'000)).status().code(), absl::StatusCode::kDataLoss);
}

TEST(ValueBytesTest, RefusesUnknownTagsAndOffsets) {
  EXPECT_FALSE(Decode(std::string(1, '\0')).ok());
  EXPECT_FALSE(Decode("\x10").ok());
  EXPECT_FALSE(Decode(std::string("\x08\0\0\0\0\0\0\0\0\x7f\0\0\0\0\0\0\0", 17)).ok());
}

}  // namespace
}  // namespace entente
