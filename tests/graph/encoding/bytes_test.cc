#include "graph/encoding/bytes.h"

#include <cmath>
#include <limits>

#include "absl/strings/escaping.h"
#include "gtest/gtest.h"

namespace entente {
namespace {

std::string Hex(ByteWriter writer) { return absl::BytesToHexString(std::move(writer).Take()); }

std::string NumberHex(uint64_t number) {
  ByteWriter writer;
  writer.Number(number);
  return Hex(std::move(writer));
}

TEST(BytesTest, WritesWhatTheFormatSays) {
  EXPECT_EQ(NumberHex(0), "00");
  EXPECT_EQ(NumberHex(127), "7f");
  EXPECT_EQ(NumberHex(128), "8001");
  EXPECT_EQ(NumberHex(UINT64_MAX), "ffffffffffffffffff01");
  ByteWriter writer;
  writer.Byte(7);
  writer.Flag(true);
  writer.Signed(-2);
  writer.Double(-0.0);
  writer.Double(1.5);
  writer.Text("ab");
  writer.Raw("c");
  EXPECT_EQ(Hex(std::move(writer)),
            "0701fffffffffffffffe00000000000000003ff8000000000000026162"
            "63");
}

TEST(BytesTest, ReadsBack) {
  for (int shift = 0; shift < 64; ++shift) {
    const uint64_t number = (uint64_t{1} << shift) + 5;
    ByteWriter writer;
    writer.Number(number);
    writer.Signed(-static_cast<int64_t>(number >> 1));
    const std::string bytes = std::move(writer).Take();
    ByteReader reader(bytes);
    EXPECT_EQ(reader.Number(), number);
    EXPECT_EQ(reader.Signed(), -static_cast<int64_t>(number >> 1));
    EXPECT_TRUE(reader.Finish("test").ok());
  }
}

TEST(BytesTest, RefusesOtherFormsOfNumbers) {
  for (const absl::string_view hex : {"", "80", "8000", "ff80808080808080808001",
                                      "ffffffffffffffffff02", "80808080808080808000"}) {
    const std::string bytes = absl::HexStringToBytes(hex);
    ByteReader reader(bytes);
    EXPECT_EQ(reader.Number(), 0u) << hex;
    EXPECT_EQ(reader.Finish("test").code(), absl::StatusCode::kDataLoss) << hex;
  }
}

TEST(BytesTest, RefusesDoublesThatAreNotWritten) {
  for (const absl::string_view hex : {"8000000000000000", "7ff8000000000000", "fff0000000000001"}) {
    const std::string bytes = absl::HexStringToBytes(hex);
    ByteReader reader(bytes);
    EXPECT_EQ(reader.Double(), 0.0);
    EXPECT_FALSE(reader.ok()) << hex;
  }
}

TEST(BytesTest, TheFirstFailureStays) {
  ByteReader reader("\x05");
  EXPECT_EQ(reader.Byte(1, 3), 1);
  EXPECT_EQ(reader.Number(), 0u);
  EXPECT_EQ(reader.Text(), "");
  EXPECT_EQ(reader.Count(), 0u);
  const absl::Status status = reader.Finish("claim");
  EXPECT_EQ(status.message(), "these 1 bytes are no claim: byte 5 is not in 1..3 at byte 0");
}

TEST(BytesTest, CountsNeverExceedWhatIsLeft) {
  ByteReader reader(
      "\x7f"
      "ab");
  EXPECT_EQ(reader.Count(), 0u);
  EXPECT_FALSE(reader.ok());
}

TEST(BytesTest, NamesBytesLeftOver) {
  ByteReader reader("\x01\x02");
  EXPECT_EQ(reader.Byte(), 1);
  EXPECT_EQ(reader.Finish("lens").message(),
            "these 2 bytes are no lens: 1 bytes too many at byte 1");
}

}  // namespace
}  // namespace entente
