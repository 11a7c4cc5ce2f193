#include "graph/engine/rocksdb/checksum.h"

#include <string>

#include "gtest/gtest.h"

namespace entente {
namespace {

TEST(ChecksumTest, KnownVectors) {
  EXPECT_EQ(Checksum().value(), 0xcbf29ce484222325u);
  EXPECT_EQ(Checksum().AddBytes("a").value(), 0xaf63dc4c8601ec8cu);
  EXPECT_EQ(Checksum().AddBytes("foobar").value(), 0x85944171f73967e8u);
}

TEST(ChecksumTest, EveryBitCounts) {
  const std::string bytes = "the bytes of a row";
  const uint64_t whole = Checksum().AddBytes(bytes).value();
  for (size_t i = 0; i < bytes.size() * 8; ++i) {
    std::string flipped = bytes;
    flipped[i / 8] = static_cast<char>(flipped[i / 8] ^ (1 << (i % 8)));
    EXPECT_NE(Checksum().AddBytes(flipped).value(), whole) << i;
  }
}

TEST(ChecksumTest, FieldsDoNotRunIntoEachOther) {
  EXPECT_NE(Checksum().AddField("ab").AddField("c").value(),
            Checksum().AddField("a").AddField("bc").value());
  EXPECT_EQ(Checksum().AddNumber(1).value(),
            Checksum().AddBytes(std::string("\0\0\0\0\0\0\0\1", 8)).value());
}

}  // namespace
}  // namespace entente
